using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>What is learned of an agent and an intent. Contacts are those remembered: what is old counts less.</summary>
public sealed record LearnedView
{
    public required string Agent { get; init; }
    public required string Intent { get; init; }
    public required double Contacts { get; init; }

    /// <summary>Of these, it is known of so many whether they were resolved.</summary>
    public required double Rated { get; init; }
    public required double? ResolvedPercent { get; init; }
    public required double? Satisfaction { get; init; }
    public required double? HandleSeconds { get; init; }

    /// <summary>What decisions expect: the agent's own record, drawn towards the group's as far as few contacts make it doubtful.</summary>
    public required double ExpectedResolvedPercent { get; init; }

    /// <summary>The interval of that, nine times in ten.</summary>
    public required double ExpectedResolvedLowPercent { get; init; }
    public required double ExpectedResolvedHighPercent { get; init; }
    public required double ExpectedSatisfaction { get; init; }
    public required double ExpectedHandleSeconds { get; init; }

    /// <summary>What decisions expect of an agent of whom nothing is known: the group's contacts, drawn towards what is assumed of any work as far as they are few.</summary>
    public required double StartResolvedPercent { get; init; }
    public required double StartSatisfaction { get; init; }
    public required double StartHandleSeconds { get; init; }

    /// <summary>Mean of the group's contacts of the intent, all agents together, as they were; null where none tells.</summary>
    public required double? GroupResolvedPercent { get; init; }
    public required double? GroupSatisfaction { get; init; }
    public required double? GroupHandleSeconds { get; init; }
    public required DateTimeOffset? LastAt { get; init; }

    /// <summary>Nothing is learned or forgotten until this ends.</summary>
    public required bool Frozen { get; init; }
}

/// <summary>Whose learning is to be changed.</summary>
/// <param name="Intent">Null for every intent there is a record of.</param>
public sealed record OfIntent(string? Intent = null);

/// <summary>An agent's record as it stands, for the audit and the answer to a change.</summary>
public sealed record AgentLearningView(string Agent, ImmutableArray<IntentLearningView> Intents);

/// <summary>One intent of an agent's record.</summary>
public sealed record IntentLearningView(string Intent, double Contacts, double Resolved, double HandleSecondsSum, bool Frozen);

/// <summary>What agents of a group do otherwise in the last days than in the weeks before, where that is no accident.</summary>
/// <param name="From">When the weeks before began.</param>
/// <param name="Since">When the last days began.</param>
public sealed record DriftsView(string Group, DateTimeOffset From, DateTimeOffset Since, DateTimeOffset To, ImmutableArray<DriftView> Items);

/// <summary>One change: in the unit of its measure, a share, 1–5 or seconds.</summary>
/// <param name="Agent">Null for all agents of the group together: then it is the work that has changed.</param>
/// <param name="Contacts">Of the last days, that the figure after rests on.</param>
public sealed record DriftView(string? Agent, string Intent, CoachingMeasure Measure, double Before, double After, double Contacts);
