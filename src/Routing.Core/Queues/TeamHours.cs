using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>
/// When a team of agents serves a queue: a site of several that share it, or a back office that helps out in the evening. Outside its hours none of its agents
/// is asked for this queue's contacts, whoever else they are with; their other queues go on.
/// </summary>
public sealed record TeamHours
{
    public required string Team { get; init; }
    public ImmutableArray<RuleHours> Open { get; init; } = [];

    /// <summary>Holidays: closed, whatever the hours say.</summary>
    public ImmutableArray<RuleHours> Closed { get; init; } = [];

    private OpeningHours Calendar => new() { Open = Open, Closed = Closed };

    /// <summary>Teams of a queue that are closed at a moment, in order.</summary>
    public static ImmutableArray<string> ClosedAt(QueueConfig? queue, DateTimeOffset now) =>
        queue is null or { TeamHours.IsEmpty: true } ? [] : [.. queue.TeamHours.Where(hours => !hours.Calendar.IsOpen(now)).Select(hours => hours.Team).Order(StringComparer.Ordinal)];

    /// <summary>When the next of them opens or closes; null within the year where none does.</summary>
    public static DateTimeOffset? NextChange(QueueConfig? queue, DateTimeOffset now) =>
        queue is null or { TeamHours.IsEmpty: true } ? null : queue.TeamHours.Select(hours => hours.Calendar.NextChange(now)).Min();

    internal static void Check(FaultList faults, ImmutableArray<TeamHours> teams) => faults.List("teamHours", teams, (path, hours) =>
    {
        faults.Label($"{path}.team", hours.Team);
        RoutingRuleRules.Hours(faults, $"{path}.open", hours.Open);
        RoutingRuleRules.Hours(faults, $"{path}.closed", hours.Closed);
        faults.Require(!hours.Open.IsDefaultOrEmpty || !hours.Closed.IsDefaultOrEmpty, path, "Give open or closed; without hours the team is open always.");
    }, hours => hours.Team);
}
