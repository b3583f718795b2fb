namespace Routing.Core;

/// <summary>Scripts that tell of a language.</summary>
internal enum Script
{
    Latin,
    Han,
    Kana,
    Hangul,
    Cyrillic,
    Greek,
    Arabic,
    Hebrew,
    Thai,
    Devanagari,
    Other,
}

/// <summary>Letters of a text by script.</summary>
internal sealed class ScriptCounts
{
    /// <summary>Latin letters that say as much as one Chinese character.</summary>
    private const int LettersPerCharacter = 4;

    private readonly int[] _counts = new int[Enum.GetValues<Script>().Length];

    public int this[Script script] => _counts[(int)script];

    public int Letters { get; private set; }

    /// <summary>All letters that tell, those of words counted by the word.</summary>
    public int Weighed => Enum.GetValues<Script>().Where(script => script != Script.Other).Sum(Weight);

    public static ScriptCounts Of(ReadOnlySpan<char> text)
    {
        var counts = new ScriptCounts();
        foreach (var c in text)
        {
            if (!char.IsLetter(c)) continue;
            counts._counts[(int)ScriptOf(c)]++;
            counts.Letters++;
        }
        return counts;
    }

    public (Script Script, int Weight) Greatest()
    {
        var best = Enum.GetValues<Script>().Where(script => script != Script.Other).MaxBy(Weight);
        return (best, Weight(best));
    }

    private int Weight(Script script) => script switch
    {
        // Japanese is written in both.
        Script.Kana => 0,
        Script.Han => this[Script.Han] + this[Script.Kana],
        Script.Hangul => this[script],
        _ => (this[script] + LettersPerCharacter - 1) / LettersPerCharacter,
    };

    private static Script ScriptOf(char c) => c switch
    {
        < '\u0250' or (>= '\u1E00' and <= '\u1EFF') => Script.Latin,
        >= '\u0370' and <= '\u03FF' => Script.Greek,
        >= '\u0400' and <= '\u052F' => Script.Cyrillic,
        >= '\u0590' and <= '\u05FF' => Script.Hebrew,
        >= '\u0600' and <= '\u06FF' => Script.Arabic,
        >= '\u0900' and <= '\u097F' => Script.Devanagari,
        >= '\u0E00' and <= '\u0E7F' => Script.Thai,
        _ when Scripts.IsKana(c) => Script.Kana,
        _ when Scripts.IsHan(c) => Script.Han,
        _ when Scripts.IsHangul(c) => Script.Hangul,
        _ => Script.Other,
    };
}
