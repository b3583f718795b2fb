using System.Collections.Frozen;

namespace Routing.Core;

/// <summary>
/// Words and phrases of customer service that mean about the same, in English and Chinese (<c>Starter/concepts.txt</c>): who
/// writes <c>mended</c> is understood by examples that say <c>修</c>. Other languages do without.
/// </summary>
internal static class Concepts
{
    private const int MostWords = 4;
    private const int MostCharacters = 6;

    private static readonly string[] Endings = ["s", "d", "ed", "es", "ing"];

    private static readonly FrozenDictionary<string, int[]> ByPhrase = Read();

    private static readonly FrozenDictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> Lookup = ByPhrase.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Numbers of the concepts in a folded text, each once, in ascending order.</summary>
    public static IEnumerable<int> In(string folded)
    {
        var found = new SortedSet<int>();
        for (var at = 1; at < folded.Length; at++)
        {
            if (folded[at] == ' ') continue;
            if (Scripts.IsUnspaced(folded[at])) InStretch(folded.AsSpan(at), found);
            else if (!Scripts.IsSpaced(folded[at - 1])) FromWord(folded.AsSpan(at), found);
        }
        return found;
    }

    private static void InStretch(ReadOnlySpan<char> rest, SortedSet<int> into)
    {
        for (var length = 1; length <= Math.Min(MostCharacters, rest.Length) && Scripts.IsUnspaced(rest[length - 1]); length++) Add(rest[..length], into);
    }

    private static void FromWord(ReadOnlySpan<char> rest, SortedSet<int> into)
    {
        var end = 0;
        for (var words = 1; words <= MostWords && end < rest.Length; words++, end++)
        {
            while (end < rest.Length && Scripts.IsSpaced(rest[end])) end++;
            var phrase = rest[..end];
            if (!Add(phrase, into) && words == 1) AddStem(phrase, into);
            if (end >= rest.Length || rest[end] != ' ') return;
        }
    }

    private static void AddStem(ReadOnlySpan<char> word, SortedSet<int> into)
    {
        foreach (var ending in Endings)
        {
            if (word.EndsWith(ending) && Add(word[..^ending.Length], into)) return;
        }
    }

    private static bool Add(ReadOnlySpan<char> phrase, SortedSet<int> into)
    {
        if (!Lookup.TryGetValue(phrase, out var concepts)) return false;
        foreach (var concept in concepts) into.Add(concept);
        return true;
    }

    // A concept a line: its name, a colon, phrases of one language, a bar, phrases of the other.
    private static FrozenDictionary<string, int[]> Read() => StarterFiles.Read("concepts").Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .SelectMany((line, number) => line[(line.IndexOf(':') + 1)..].Split([',', '|'], StringSplitOptions.TrimEntries).Select(phrase => (Phrase: FoldedText.Of(phrase).Trim(), number)))
        .Where(entry => entry.Phrase.Length > 0)
        .GroupBy(entry => entry.Phrase, entry => entry.number)
        .ToFrozenDictionary(group => group.Key, group => group.Distinct().ToArray());
}
