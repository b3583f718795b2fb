using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Routing.Simulation;

/// <summary>A history, replayed under the rules as they were and under a draft.</summary>
public sealed record ReplayResult
{
    /// <summary>Of the history.</summary>
    public required string Name { get; init; }
    public required DateTimeOffset From { get; init; }
    public required DateTimeOffset To { get; init; }
    public required ReplayedQueue Overall { get; init; }
    public required ImmutableSortedDictionary<string, ReplayedQueue> Queues { get; init; }

    /// <summary>Contacts that another agent answers under the draft than under the rules as they were, or nobody does, in the order of their arrival.</summary>
    public required ImmutableArray<ChangedHands> ChangedHands { get; init; }

    /// <summary>What a history cannot tell, and what was made of that.</summary>
    public required ImmutableArray<string> Notes { get; init; }

    /// <summary>Queues that starve under the draft; null where none does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<StarvationWarning>? Warnings { get; init; }

    /// <summary>Contacts of each queue by who answered them under the rules as they were.</summary>
    public required ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, long>> ServedByAsWas { get; init; }

    /// <summary>And under the draft.</summary>
    public required ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, long>> ServedByDraft { get; init; }
}

/// <summary>What a replay found, and both of its runs, for pages.</summary>
/// <param name="Scenario">The history as a scenario.</param>
public sealed record Replayed(ReplayResult Result, Scenario Scenario, SimulationResult AsWas, SimulationResult Draft);

/// <summary>A queue as it was, as the replay has it under the same rules, and under the draft.</summary>
/// <param name="Happened">As the server's history has it.</param>
/// <param name="WaitDifferenceSeconds">Of the draft from the rules as they were, contact by contact, answered or not; the interval is over stretches of the time.</param>
public sealed record ReplayedQueue(QueueDay Happened, QueueDay AsWas, QueueDay Draft, Figure WaitDifferenceSeconds)
{
    /// <summary>Whether the interval of the difference leaves out none at all.</summary>
    public bool IsReal => WaitDifferenceSeconds.HalfWidth is { } half && Math.Abs(WaitDifferenceSeconds.Value) > half;
}

/// <summary>A contact that changes hands. An agent is null where nobody answers it.</summary>
public sealed record ChangedHands(string Contact, string Queue, string? AgentAsWas, string? AgentDraft, double WaitSecondsAsWas, double WaitSecondsDraft);

/// <summary>The JSON of a replay, for programs.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(ReplayResult))]
public sealed partial class ReplayJson : JsonSerializerContext;
