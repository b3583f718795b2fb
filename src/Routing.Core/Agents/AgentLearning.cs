using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>What is done to an agent's record.</summary>
public enum LearningChange
{
    /// <summary>Nothing is learned or forgotten from now on.</summary>
    Freeze,

    /// <summary>It learns on, from where it stood.</summary>
    Resume,

    /// <summary>What was learned is forgotten: the agent starts from what is known of its group.</summary>
    Reset,
}

/// <summary>What came of a change of what is learned.</summary>
public enum LearningOutcome
{
    Done,
    NoSuchAgent,

    /// <summary>The agent has no record of that intent.</summary>
    NoSuchIntent,
}

/// <summary>An agent's record, by intent.</summary>
public sealed record AgentLearning(ImmutableArray<IntentTally> Tallies);

/// <summary>Freezes, resumes and resets an agent's record.</summary>
public static class LearningDecider
{
    /// <param name="intent">Null for every intent there is a record of.</param>
    public static Turn<LearningOutcome, AgentState> Change(AgentState agent, LearningChange change, string? intent, DateTimeOffset now)
    {
        if (agent.Profile is null) return Turn.Of(LearningOutcome.NoSuchAgent, agent);
        if (intent is not null && !agent.Tallies.ContainsKey(intent)) return Turn.Of(LearningOutcome.NoSuchIntent, agent);
        ImmutableArray<IntentTally> changed = [.. agent.Tallies.Values.Where(tally => (intent is null || tally.Intent == intent) && Concerns(tally, change)).OrderBy(tally => tally.Intent, StringComparer.Ordinal)];
        // A repeat finds nothing left to do.
        if (changed.IsEmpty) return Turn.Of(LearningOutcome.Done, agent);
        var next = agent with { Tallies = agent.Tallies.SetItems(changed.Select(tally => KeyValuePair.Create(tally.Intent, Changed(tally, change, now)))) };
        return Turn.Of(LearningOutcome.Done, next, [new LearningChanged(agent.Id, change, [.. changed.Select(tally => tally.Intent)])]);
    }

    private static bool Concerns(IntentTally tally, LearningChange change) => change switch
    {
        LearningChange.Freeze => !tally.Frozen,
        LearningChange.Resume => tally.Frozen,
        _ => tally.Contacts > 0 || tally.Transfers > 0 || tally.SatisfactionCount > 0,
    };

    private static IntentTally Changed(IntentTally tally, LearningChange change, DateTimeOffset now) => change switch
    {
        // Time that passed while it was frozen is not forgotten by.
        LearningChange.Resume => tally with { Frozen = false, Changes = tally.Changes + 1, At = tally.At == default ? default : now },
        LearningChange.Freeze => tally with { Frozen = true, Changes = tally.Changes + 1 },
        // Later than any copy of it that is on its way.
        _ => IntentTally.Empty(tally.Intent) with { Frozen = tally.Frozen, Changes = tally.Changes + 1, At = now > tally.At ? now : tally.At },
    };
}

/// <summary>What was learned of an agent was frozen, resumed or reset.</summary>
public sealed record LearningChanged(string AgentId, LearningChange Change, ImmutableArray<string> Intents) : RoutingEvent
{
    public override string Type => "learning.changed";
    public override string Agent => AgentId;
}
