namespace Routing.Core;

/// <summary>
/// The language a text is written in: by its script where that tells, else by small words and letters that only some
/// languages have. Codes are those of ISO 639-1. A few words in a script of many languages tell little, and are so answered.
/// </summary>
/// <param name="Confidence">0 to 1.</param>
public sealed record LanguageGuess(string Language, double Confidence)
{
    /// <summary>From here on a guess is good enough to ask for an agent who speaks the language.</summary>
    public const double Sure = 0.8;

    /// <summary>What is counted against every guess: the fewer the signs, the less sure it is.</summary>
    private const double Doubt = 0.35;

    /// <returns>Null where nothing tells.</returns>
    public static LanguageGuess? Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var read = text.AsSpan(0, Math.Min(text.Length, FoldedText.MaxLength));
        var counts = ScriptCounts.Of(read);
        if (counts.Letters == 0) return null;
        // A Chinese sentence is Chinese though it names an iPhone: a character says as much as a word.
        var (script, letters) = counts.Greatest();
        if (script is not Script.Latin) return new LanguageGuess(OfScript(script, counts, read), (double)letters / counts.Weighed);
        return OfWords(read) is var (language, signs, others) ? new LanguageGuess(language, (signs - others) / (signs + Doubt)) : null;
    }

    private static string OfScript(Script script, ScriptCounts counts, ReadOnlySpan<char> text) => script switch
    {
        Script.Han => counts[Script.Kana] > 0 ? "ja" : "zh",
        Script.Kana => "ja",
        Script.Hangul => "ko",
        Script.Cyrillic => text.ContainsAny("іїєґІЇЄҐ") ? "uk" : "ru",
        Script.Greek => "el",
        Script.Arabic => "ar",
        Script.Hebrew => "he",
        Script.Thai => "th",
        _ => "hi",
    };

    private static (string Language, double Signs, double Others)? OfWords(ReadOnlySpan<char> text)
    {
        var (best, second) = (0.0, 0.0);
        string? found = null;
        foreach (var (language, signs) in LatinSigns.Count(text))
        {
            if (signs > best) (best, second, found) = (signs, best, language);
            else if (signs > second) second = signs;
        }
        return found is null ? null : (found, best, second);
    }
}
