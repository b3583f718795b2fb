using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>A measure as the API tells it: what it says, how it is made, and what is aimed at.</summary>
public sealed record MeasureView
{
    public required string Name { get; init; }
    public required MeasureSide Side { get; init; }
    public required MeasureUnit Unit { get; init; }
    public required Better Better { get; init; }

    /// <summary>By language, as is the definition.</summary>
    public required ImmutableSortedDictionary<string, string> Title { get; init; }
    public required ImmutableSortedDictionary<string, string> Definition { get; init; }
    public required string Formula { get; init; }
    public required int FormulaVersion { get; init; }

    /// <summary>Dimensions by which reports tell it, beside the whole; agents' time is told by agent only.</summary>
    public required ImmutableArray<string> By { get; init; }
    public double? Target { get; init; }
}

/// <summary>What is aimed at with a measure, where somebody has set it.</summary>
/// <param name="Measure">Its name.</param>
public sealed record MeasureTargetView(string Measure, double Target);

/// <summary>A figure, of how many it is made, and what it is to be held against; the value is null where there is nothing to measure.</summary>
/// <param name="Baseline">In a report: the same measure of the same group as many whole days before as the report is long, interval by interval: today so far against yesterday until then. On a wall: as it was on the same weekday a week before, up to the same quarter of an hour.</param>
/// <param name="Target">What is aimed at; of a service level in one queue that queue's own goal.</param>
public sealed record FigureView(double? Value, long N, double? Baseline = null, double? Target = null);

/// <summary>A row of a report: one group over one interval; what the report is not by is null.</summary>
public sealed record ReportRow : Slice
{
    public required DateTimeOffset From { get; init; }
    public required DateTimeOffset To { get; init; }

    /// <summary>By the measure's name.</summary>
    public required ImmutableSortedDictionary<string, FigureView> Figures { get; init; }
}

/// <summary>The center as it is now, for a wall: one computation a second, whoever reads.</summary>
/// <param name="EventsBehind">Events of the log that the figures do not have yet.</param>
/// <param name="Zone">Whose day today is.</param>
/// <param name="TodayFrom">Its midnight.</param>
public sealed record LiveView(
    DateTimeOffset At, long EventsBehind, string Zone, DateTimeOffset TodayFrom, ImmutableSortedDictionary<string, FigureView> Today, ImmutableArray<LiveQueue> Queues, LivePresences Presences, ImmutableArray<LiveAgent> Agents);

/// <summary>Agents by presence; of those ready and not ready, <paramref name="Busy"/> have a contact.</summary>
public sealed record LivePresences(int Ready, int NotReady, int Draining, int Offline, int Busy);

/// <summary>A queue on a wall.</summary>
public sealed record LiveQueue
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string Group { get; init; }
    public required int Waiting { get; init; }
    public required int Offered { get; init; }
    public double? OldestWaitSeconds { get; init; }
    public required bool IsOpen { get; init; }
    public QueueAgentsView? Agents { get; init; }
    public WaitView? EstimatedWait { get; init; }
    public required ServiceLevelGoal ServiceLevelGoal { get; init; }

    /// <summary>Since midnight of the zone asked for, by the measure's name.</summary>
    public required ImmutableSortedDictionary<string, FigureView> Today { get; init; }

    /// <summary>In this quarter of an hour and the one before.</summary>
    public required ImmutableSortedDictionary<string, FigureView> Lately { get; init; }
}

/// <summary>An agent on a wall.</summary>
/// <param name="Since">Of the presence.</param>
/// <param name="Contacts">That take the agent's time now.</param>
public sealed record LiveAgent(string Id, PresenceKind Presence, string? Reason, DateTimeOffset Since, int Contacts, ImmutableSortedDictionary<string, FigureView> Today);

/// <summary>Where history stands.</summary>
/// <param name="EventsBehind">Events of the log that it does not have yet.</param>
/// <param name="KeepDays">For how long journeys are kept after their end; 0 for ever.</param>
/// <param name="RepeatDays">Days within which a customer with the same intent has come back, for fcr and repeats.</param>
public sealed record HistoryView(long Position, long EventsBehind, int KeepDays, int RepeatDays);

/// <summary>A change of configuration, as the audit tells it.</summary>
/// <param name="Kind">queue, agent, customer, group, draft, …</param>
/// <param name="Before">As it was; null where there was nothing.</param>
public sealed record AuditView(
    long Number, DateTimeOffset At, string By, string? Agent, string What, string Kind, string Id, ChangeOutcome Outcome, System.Text.Json.JsonElement? Before, System.Text.Json.JsonElement? After);

/// <summary>What an erasure found.</summary>
public sealed record ErasedView(int Contacts);

/// <summary>A rule of how long the past is kept (<c>GET /v1/retentionRules/{id}</c>).</summary>
public sealed record RetentionRuleView(string Id, RecordKind Records, string? Group, string? Queue, Channel? Channel, int Days);
