namespace Routing.Core;

/// <summary>
/// A text in the form in which texts are compared: small letters, half width, no accents, simplified characters, one
/// space for all that is neither letter nor digit, one at each end.
/// </summary>
public static class FoldedText
{
    /// <summary>How much of a text is read: what it is about stands at its beginning, and somebody waits.</summary>
    public const int MaxLength = 1000;

    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text)) return " ";
        var read = Math.Min(text.Length, MaxLength);
        var folded = new char[read + 2];
        var length = 0;
        folded[length++] = ' ';
        for (var i = 0; i < read; i++)
        {
            var c = Fold(text[i]);
            if (char.IsLetterOrDigit(c)) folded[length++] = c;
            // Don't and dont are one word.
            else if (c is '\'' or '’' or '`') continue;
            else if (folded[length - 1] != ' ') folded[length++] = ' ';
        }
        if (folded[length - 1] != ' ') folded[length++] = ' ';
        return new string(folded, 0, length);
    }

    private static char Fold(char c)
    {
        if (c < 0x80) return char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c;
        if (c is >= '\uFF01' and <= '\uFF5E') return Fold((char)(c - 0xFEE0));
        c = char.ToLowerInvariant(c);
        return c is >= 'à' and <= 'ÿ' ? Unaccented[c - 'à'] : TraditionalCharacters.Simplified(c);
    }

    private const string Unaccented = "aaaaaaaceeeeiiiidnooooo÷ouuuuypy";
}
