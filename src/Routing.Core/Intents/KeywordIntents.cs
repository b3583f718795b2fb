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

    public static IntentRoute? Find(string? text, ImmutableArray<IntentRoute> intents)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var read = text.AsSpan(0, Math.Min(text.Length, MaxTextLength));
        IntentRoute? best = null;
        var longest = 0;
        foreach (var intent in intents)
        {
            var total = 0;
            foreach (var keyword in intent.Keywords)
            {
                if (Occurs(keyword, read)) total += keyword.Length;
            }
            if (total > longest) (best, longest) = (intent, total);
        }
        return best;
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
