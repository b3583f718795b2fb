using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>
/// Finds what a text is about by the keywords of a group's intents. The intent whose keywords found in the text are
/// longest together wins, the earlier in the rules among equals. Letter case does not matter. Words of scripts that
/// write spaces match as whole words; those of scripts that do not (Chinese, Japanese, Thai) match anywhere.
/// </summary>
public static class KeywordIntents
{
    /// <summary>How much of a text is read: what it is about stands at its beginning, and the dispatcher is waiting.</summary>
    public const int MaxTextLength = 2000;

    /// <summary>How sure one intent's keywords are when no other's are found.</summary>
    private const double Alone = 0.9;

    /// <summary>How sure the longest are when another's are as long.</summary>
    private const double Contested = 0.55;

    public static IntentRoute? Find(string? text, ImmutableArray<IntentRoute> intents) =>
        Clues(text, intents) is [var first, ..] ? intents.First(intent => intent.Intent == first.Intent) : null;

    /// <summary>Every intent whose keywords are found, the longest first, with the keyword that is the longest.</summary>
    public static ImmutableArray<IntentClue> Clues(string? text, ImmutableArray<IntentRoute> intents)
    {
        if (string.IsNullOrWhiteSpace(text)) return [];
        var read = text.AsSpan(0, Math.Min(text.Length, MaxTextLength));
        var found = new List<(string Intent, int Length, string Keyword)>();
        foreach (var intent in intents)
        {
            var total = 0;
            var longest = "";
            foreach (var keyword in intent.Keywords)
            {
                if (!Occurs(keyword, read)) continue;
                total += keyword.Length;
                if (keyword.Length > longest.Length) longest = keyword;
            }
            if (total > 0) found.Add((intent.Intent, total, longest));
        }
        if (found.Count == 0) return [];
        var ordered = found.OrderByDescending(f => f.Length).ToList();
        var (first, second) = (ordered[0].Length, ordered.Count > 1 ? ordered[1].Length : 0);
        var sure = Contested + (Alone - Contested) * (first - second) / first;
        return [.. ordered.Select((f, rank) => new IntentClue(IntentSource.Keywords, f.Intent, rank == 0 ? sure : Contested * f.Length / first * (1 - sure), $"keyword {f.Keyword}"))];
    }

    private static bool Occurs(string keyword, ReadOnlySpan<char> text)
    {
        if (string.IsNullOrWhiteSpace(keyword)) return false;
        for (var from = 0; from <= text.Length - keyword.Length;)
        {
            var at = text[from..].IndexOf(keyword, StringComparison.OrdinalIgnoreCase);
            if (at < 0) return false;
            at += from;
            var end = at + keyword.Length;
            var cutsFirst = at > 0 && Scripts.IsSpaced(text[at - 1]) && Scripts.IsSpaced(keyword[0]);
            var cutsLast = end < text.Length && Scripts.IsSpaced(text[end]) && Scripts.IsSpaced(keyword[^1]);
            if (!cutsFirst && !cutsLast) return true;
            from = at + 1;
        }
        return false;
    }
}
