using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>The parts of a text that may each be about something of its own: between stops, commas and the words that join one wish to another, English and Chinese.</summary>
public static class Clauses
{
    /// <summary>Parts looked at; what comes after is left out.</summary>
    private const int Most = 6;

    /// <summary>Letters that a part has at least; a Chinese character counts for three.</summary>
    private const int LeastLetters = 9;
    private const int LettersOfHan = 3;

    private const string Stops = ".!?;,\n。！？；，…";

    private static readonly string[] Joins =
        [" and ", " also ", " plus ", " then ", " as well as ", "另外", "此外", "还有", "还想", "还要", "还需要", "然后", "同时", "顺便", "并且", "而且", "以及", "再帮我"];

    /// <returns>Empty where there are not two.</returns>
    public static ImmutableArray<string> Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return [];
        var read = text[..Math.Min(text.Length, FoldedText.MaxLength)];
        foreach (var join in Joins) read = read.Replace(join, "\n", StringComparison.OrdinalIgnoreCase);
        ImmutableArray<string> parts = [.. read.Split(Stops.ToCharArray(), StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(SaysSomething).Take(Most)];
        return parts.Length < 2 ? [] : parts;
    }

    private static bool SaysSomething(string part)
    {
        var letters = 0;
        foreach (var letter in part) letters += letter is >= '\u4e00' and <= '\u9fff' ? LettersOfHan : char.IsLetter(letter) ? 1 : 0;
        return letters >= LeastLetters;
    }
}
