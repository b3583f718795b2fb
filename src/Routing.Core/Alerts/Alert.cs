using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>Something that was raised: what about, why, and since when.</summary>
/// <param name="Of">Which part of the center.</param>
/// <param name="Value">When it was raised; of how many it was made is <paramref name="N"/>.</param>
/// <param name="Limit">What was passed: the threshold, or so many standard deviations.</param>
public sealed record Alert(
    string Id, string Rule, string? Name, AlertSeverity Severity, string Measure, Slice Of, DateTimeOffset RaisedAt, double Value, long N, double Limit, AlertDirection Direction)
{
    /// <summary>Null of a live measure.</summary>
    public int? OverMinutes { get; init; }

    /// <summary>Of something unusual, the mean of the past weeks; and how many standard deviations off it was.</summary>
    public double? Expected { get; init; }
    public double? Deviation { get; init; }

    /// <summary>As last kept, or when it was cleared; null where there was no figure any more.</summary>
    public double? LastValue { get; init; }
    public long LastN { get; init; }
    public DateTimeOffset? ClearedAt { get; init; }
    public AlertEnd? Why { get; init; }
}

/// <summary>Why an alert was cleared.</summary>
public enum AlertEnd
{
    /// <summary>The figure was back for long enough.</summary>
    Recovered,

    /// <summary>There has been no figure for some time.</summary>
    Quiet,
    RuleChanged,
    RuleDeleted,
}

/// <summary>A figure to be judged.</summary>
/// <param name="Each">The value of the rule's dimension; empty where it has none.</param>
/// <param name="Value">Null where there is none to be judged.</param>
public sealed record AlertReading(string Each, double? Value, long N)
{
    /// <summary>Of what is judged by its past: what was expected, and how many standard deviations off it is.</summary>
    public double? Expected { get; init; }
    public double? Deviation { get; init; }

    /// <summary>A figure held against a threshold; a share or mean of too few is none.</summary>
    public static AlertReading Of(AlertRule rule, Measure measure, string each, Tally tally)
    {
        var (value, n) = measure.FigureOf(tally);
        return new AlertReading(each, measure.IsTotal ? value ?? 0 : n < rule.MinCount ? null : value, n);
    }
}

/// <summary>Something beyond its threshold: about to be raised, or raised.</summary>
/// <param name="Since">When it went beyond.</param>
public sealed record AlertStanding(long Number, string Rule, string Each, AlertDirection Direction, DateTimeOffset Since)
{
    /// <summary>Null until it has lasted.</summary>
    public Alert? Alert { get; init; }

    /// <summary>Since when the figure has been back; since when there has been none.</summary>
    public DateTimeOffset? BackSince { get; init; }
    public DateTimeOffset? QuietSince { get; init; }

    /// <summary>When the alert's last value was kept.</summary>
    public DateTimeOffset KeptAt { get; init; }
}

/// <summary>Every rule, and what is beyond one.</summary>
public sealed record AlertRoster(ImmutableArray<AlertRuleKept> Rules, ImmutableArray<AlertStanding> Standings)
{
    public AlertRuleKept? Find(string id) => Rules.FirstOrDefault(kept => kept.Id == id);

    public AlertStanding? Find(string rule, string each) => Standings.FirstOrDefault(standing => standing.Rule == rule && standing.Each == each);
}

/// <summary>Alerts that were cleared, newest first.</summary>
public sealed record PastAlerts(ImmutableArray<Alert> Items);

/// <summary>How many alerts there have been, which numbers them.</summary>
public sealed record AlertCount(long Begun, long Cleared);

/// <summary>A figure has been beyond its threshold for long enough.</summary>
public sealed record AlertRaised(Alert Alert) : RoutingEvent
{
    public override string Type => "alert.raised";

    // Not the agent: an agent's own events are what the agent did, and agents may read them.
    public override string? Queue => Alert.Of.Queue;
}

/// <summary>An alert is no more; it says why.</summary>
public sealed record AlertCleared(Alert Alert) : RoutingEvent
{
    public override string Type => "alert.cleared";
    public override string? Queue => Alert.Of.Queue;
}
