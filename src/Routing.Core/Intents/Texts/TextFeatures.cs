using System.Runtime.InteropServices;

namespace Routing.Core;

/// <summary>
/// The features of a folded text, as hashes: its words (each Chinese character is one), every two that follow each
/// other, every two that stand in it, what they mean as far as it is known (<see cref="Concepts"/>), and the runs of 2 to 5 characters within a word or a stretch of Chinese. Text is
/// not kept, and cannot be read out of them.
/// </summary>
public static class TextFeatures
{
    public const int ShortestRun = 2;
    public const int LongestRun = 5;

    /// <summary>Different words of which every two are a feature; there would be too many in a long text.</summary>
    public const int MostPaired = 24;

    /// <summary>Kinds of features; each weighs as much as another in a text.</summary>
    public const int Kinds = 4;

    private const uint WordSeed = 0x811C9DC5;
    private const uint RunSeed = 0x9747B28C;
    private const uint FollowSeed = 0x3C6EF372;
    private const uint PairSeed = 0xA54FF53A;
    private const uint ConceptSeed = 0x510E527F;
    private const uint KindMask = 3;

    public static FeatureKind KindOf(uint feature) => (FeatureKind)(feature & KindMask);

    public static List<uint> Of(string? text)
    {
        var features = new List<uint>();
        Read(FoldedText.Of(text), features);
        return features;
    }

    public static void Read(string folded, List<uint> into)
    {
        var words = new List<uint>();
        for (var at = 0; at < folded.Length; at++)
        {
            if (folded[at] == ' ') continue;
            var unspaced = Scripts.IsUnspaced(folded[at]);
            var end = at + 1;
            while (end < folded.Length && folded[end] != ' ' && Scripts.IsUnspaced(folded[end]) == unspaced) end++;
            if (unspaced)
            {
                for (var c = at; c < end; c++) words.Add(Hash(folded.AsSpan(c, 1), WordSeed));
            }
            else words.Add(Hash(folded.AsSpan(at, end - at), WordSeed));
            Runs(folded, at, end, into);
            at = end - 1;
        }
        foreach (var word in words) into.Add(Marked(word, FeatureKind.Word));
        for (var i = 0; i + 1 < words.Count; i++) into.Add(Marked(Mix(words[i] * 31 + words[i + 1] + FollowSeed), FeatureKind.Word));
        Pairs(words, into, PairSeed, FeatureKind.Pair);
        OfConcepts(folded, into);
    }

    private static void OfConcepts(string folded, List<uint> into)
    {
        var concepts = new List<uint>();
        foreach (var concept in Concepts.In(folded)) concepts.Add(Mix((uint)concept + ConceptSeed));
        foreach (var concept in concepts) into.Add(Marked(concept, FeatureKind.Concept));
        Pairs(concepts, into, ConceptSeed, FeatureKind.Concept);
    }

    // A space at each end: how a word begins and ends tells more than what is within.
    private static void Runs(string folded, int start, int end, List<uint> into)
    {
        var length = end - start + 2;
        Span<char> padded = stackalloc char[Math.Min(length, FoldedText.MaxLength + 2)];
        padded.Fill(' ');
        folded.AsSpan(start, end - start).CopyTo(padded[1..]);
        for (var n = ShortestRun; n <= LongestRun; n++)
        {
            for (var at = 0; at + n <= length; at++) into.Add(Marked(Hash(padded.Slice(at, n), RunSeed), FeatureKind.Run));
        }
    }

    private static void Pairs(List<uint> words, List<uint> into, uint seed, FeatureKind kind)
    {
        words.RemoveRange(Math.Min(words.Count, MostPaired), Math.Max(0, words.Count - MostPaired));
        words.Sort();
        var sorted = CollectionsMarshal.AsSpan(words);
        for (var a = 0; a < sorted.Length; a++)
        {
            if (a > 0 && sorted[a] == sorted[a - 1]) continue;
            for (var b = a + 1; b < sorted.Length; b++)
            {
                if (sorted[b] != sorted[b - 1]) into.Add(Marked(Mix(sorted[a] * 37 + sorted[b] + seed), kind));
            }
        }
    }

    private static uint Marked(uint hash, FeatureKind kind) => (hash & ~KindMask) | (uint)kind;

    private static uint Hash(ReadOnlySpan<char> text, uint seed)
    {
        var hash = seed;
        foreach (var c in text) hash = (hash ^ c) * 16777619;
        return Mix(hash);
    }

    private static uint Mix(uint x)
    {
        x = (x ^ (x >> 16)) * 0x7FEB352D;
        x = (x ^ (x >> 15)) * 0x846CA68B;
        return x ^ (x >> 16);
    }
}

/// <summary>What a feature is of.</summary>
public enum FeatureKind
{
    Word,
    Run,
    Pair,
    Concept,
}
