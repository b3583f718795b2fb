using System.Collections.Immutable;
using System.Globalization;

namespace Routing.Core;

/// <summary>What a customer's last contacts hint at: who comes back soon, or was not helped, mostly comes about the same.</summary>
internal static class RecentContacts
{
    /// <summary>How likely it is about the same right after a contact that was not resolved; less with each day.</summary>
    private const double Unresolved = 0.65;

    /// <summary>The same after one that was, or of which nobody said.</summary>
    private const double Otherwise = 0.35;

    private const double Least = 0.1;

    public static IEnumerable<IntentClue> Clues(CustomerRecord customer, DateTimeOffset now)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { Defaults.Intent };
        var clues = ImmutableArray.CreateBuilder<IntentClue>();
        foreach (var past in customer.Recent)
        {
            var age = now - past.EndedAt;
            if (age > BasePriority.RepeatWithin || !seen.Add(past.Intent)) continue;
            var fresh = 1 - Math.Max(0, age / BasePriority.RepeatWithin);
            var confidence = (past.Resolved == false ? Unresolved : Otherwise) * fresh;
            if (confidence < Least) continue;
            var how = past.Resolved == false ? "unresolved " : "";
            clues.Add(new IntentClue(IntentSource.RecentContacts, past.Intent, confidence, string.Create(CultureInfo.InvariantCulture, $"{how}contact {age.TotalDays:0.0} days ago")));
        }
        return clues.OrderByDescending(clue => clue.Confidence);
    }
}
