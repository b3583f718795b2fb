using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>An agent's record by intent, bounded: past the bound, the intent with the fewest contacts goes.</summary>
/// <remarks>
/// It forgets as new contacts come: with each, what is remembered of that intent shrinks as the time since the one before demands. So it is
/// part of the agent's own state, and nothing is forgotten of one who is away, of whom there is nothing better to go by.
/// </remarks>
public static class AgentTallies
{
    public const int MaxIntents = 200;

    /// <param name="halfLifeDays">After so many days a contact counts half; 0 never forgets.</param>
    public static ImmutableDictionary<string, IntentTally> Add(
        ImmutableDictionary<string, IntentTally> tallies, string intent, Completion completion, double handleSeconds, double halfLifeDays, DateTimeOffset now)
    {
        var known = tallies.GetValueOrDefault(intent);
        if (known is { Frozen: true }) return tallies;
        if (known is null && tallies.Count >= MaxIntents)
        {
            // One that is frozen stays: it would begin anew, and unfrozen.
            if (tallies.Values.Where(t => !t.Frozen).MinBy(t => t.Contacts) is not { } least) return tallies;
            tallies = tallies.Remove(least.Intent);
        }
        var tally = (known ?? IntentTally.Empty(intent)).Times(Remembered(known, halfLifeDays, now));
        return tallies.SetItem(intent, tally with
        {
            Contacts = tally.Contacts + 1,
            Rated = tally.Rated + (completion.Resolved is null ? 0 : 1),
            Resolved = tally.Resolved + (completion.Resolved == true ? 1 : 0),
            SatisfactionCount = tally.SatisfactionCount + (completion.Satisfaction is null ? 0 : 1),
            SatisfactionSum = tally.SatisfactionSum + (completion.Satisfaction ?? 0),
            HandleSecondsSum = tally.HandleSecondsSum + handleSeconds,
            HandleSquares = tally.HandleSquares + (handleSeconds * handleSeconds),
            Changes = tally.Changes + 1,
            At = now > tally.At ? now : tally.At,
        });
    }

    /// <summary>A contact handed on to a queue or a colleague: it was more than this agent could end.</summary>
    public static ImmutableDictionary<string, IntentTally> Transfer(ImmutableDictionary<string, IntentTally> tallies, string intent)
    {
        var known = tallies.GetValueOrDefault(intent);
        // No other intent gives way to one of which nothing else is known.
        if (known is { Frozen: true } || (known is null && tallies.Count >= MaxIntents)) return tallies;
        var tally = known ?? IntentTally.Empty(intent);
        return tallies.SetItem(intent, tally with { Transfers = tally.Transfers + 1, Changes = tally.Changes + 1 });
    }

    private static double Remembered(IntentTally? known, double halfLifeDays, DateTimeOffset now) =>
        known is null || known.At == default || halfLifeDays <= 0 ? 1 : Math.Pow(0.5, Math.Max(0, (now - known.At).TotalDays) / halfLifeDays);

    /// <summary>The customer's score of a contact, if it is known.</summary>
    public static int? ScoreOf(AgentState agent, string contactId)
    {
        foreach (var rated in agent.Rated)
        {
            if (rated.ContactId == contactId) return rated.Score;
        }
        return null;
    }

    /// <summary>
    /// The customer's score in place of the agent's own figure, or of an earlier score; each contact counts once. Of one that
    /// is not closed yet the figure is not counted so far, and will not be.
    /// </summary>
    public static AgentState Rate(AgentState agent, string contactId, string intent, int? figure, int score)
    {
        var earlier = agent.Rated.FirstOrDefault(rated => rated.ContactId == contactId);
        if (earlier?.Score == score) return agent;
        var tally = agent.Tallies.GetValueOrDefault(intent) ?? IntentTally.Empty(intent);
        var replaced = earlier?.Score ?? (agent.ByContact(contactId) is null ? figure : null);
        var rated = earlier is null ? agent.Rated : agent.Rated.Remove(earlier);
        if (rated.Length >= AgentLimits.MaxRated) rated = rated.RemoveAt(0);
        return agent with
        {
            Rated = rated.Add(new RatedContact(contactId, score)),
            Farewells = agent.Farewells.TryGetValue(contactId, out var farewell) && farewell.Past is { } past
                ? agent.Farewells.SetItem(contactId, farewell with { Past = past with { Satisfaction = score, IsRated = true } })
                : agent.Farewells,
            // Of what was reset there is no figure to replace.
            Tallies = tally.Frozen || (replaced is not null && tally.SatisfactionCount < 1) ? agent.Tallies : agent.Tallies.SetItem(intent, tally with
            {
                SatisfactionSum = tally.SatisfactionSum + score - (replaced ?? 0),
                SatisfactionCount = tally.SatisfactionCount + (replaced is null ? 1 : 0),
                Changes = tally.Changes + 1,
            }),
        };
    }
}
