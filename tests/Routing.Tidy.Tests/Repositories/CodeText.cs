using System.Text;

namespace Routing.Tidy.Tests;

/// <summary>
/// Blanks comments and literals out of C#, so that a word in a message is not taken for an identifier. A scanner rather
/// than a compiler: it keeps these tests at a second, and what is interpolated may go with its string.
/// </summary>
public static class CodeText
{
    public static string Of(string text)
    {
        var code = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var length = LengthOfBlank(text, at);
            if (length == 0) code.Append(text[at++]);
            else
            {
                foreach (var c in text.AsSpan(at, length)) code.Append(c == '\n' ? '\n' : ' ');
                at += length;
            }
        }
        return code.ToString();
    }

    private static int LengthOfBlank(string text, int at) => text[at] switch
    {
        '/' when Next(text, at) == '/' => Until(text, "\n", at),
        '/' when Next(text, at) == '*' => Until(text, "*/", at + 2) + 4,
        '"' when text.AsSpan(at).StartsWith("\"\"\"") => Raw(text, at),
        '"' => Quoted(text, at, '"', verbatim: Verbatim(text, at)),
        '\'' => Quoted(text, at, '\'', verbatim: false),
        _ => 0,
    };

    private static char Next(string text, int at) => at + 1 < text.Length ? text[at + 1] : '\0';

    private static bool Verbatim(string text, int at) => at > 0 && (text[at - 1] == '@' || (at > 1 && text[at - 1] == '$' && text[at - 2] == '@'));

    private static int Until(string text, string end, int from)
    {
        var found = text.IndexOf(end, from, StringComparison.Ordinal);
        return (found < 0 ? text.Length : found) - from;
    }

    private static int Raw(string text, int at)
    {
        var quotes = text[at..].TakeWhile(c => c == '"').Count();
        return Until(text, new string('"', quotes), at + quotes) + 2 * quotes;
    }

    private static int Quoted(string text, int at, char quote, bool verbatim)
    {
        for (var i = at + 1; i < text.Length; i++)
        {
            if (text[i] == '\\' && !verbatim) i++;
            else if (text[i] == quote && verbatim && Next(text, i) == quote) i++;
            else if (text[i] == quote) return i + 1 - at;
            // A quote that does not end on its line is no literal: better to see too much than to hide the rest.
            else if (text[i] == '\n' && !verbatim) return 0;
        }
        return 0;
    }
}
