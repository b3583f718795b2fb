using System.Text.Json.Serialization;

namespace Routing.Core;

/// <summary>
/// What is watched, and when somebody is to be told: a measure beyond a threshold, or unlike its own past. It is raised
/// when that has lasted, and cleared when the measure has been back for as long.
/// </summary>
public record AlertRule
{
    /// <summary>A measure (<c>GET /v1/measures</c>), or a live figure, which the alerts page lists.</summary>
    public string Measure { get; init; } = "";
    public string? Name { get; init; }
    public AlertSeverity Severity { get; init; }

    /// <summary>Which part of the center.</summary>
    public Slice Of { get; init; } = Slice.Whole;

    /// <summary>A dimension of which every value is judged by itself.</summary>
    public string? Each { get; init; }

    /// <summary>The figure is of so many minutes up to now, in quarters of an hour; a live measure has none.</summary>
    public int OverMinutes { get; init; } = 30;
    public double? RaiseAbove { get; init; }
    public double? RaiseBelow { get; init; }

    /// <summary>Back at this, or past it, it may be cleared; null is the threshold that raises.</summary>
    public double? ClearAt { get; init; }

    /// <summary>How long it must have lasted to be raised, and been back to be cleared.</summary>
    public int ForSeconds { get; init; } = 60;

    /// <summary>A share or mean of fewer is not judged.</summary>
    public int MinCount { get; init; } = 10;

    /// <summary>In place of a threshold: unlike the same time of the week before.</summary>
    public UnusualRule? Unusual { get; init; }

    /// <summary>Whose weekdays and clock count for what is unusual.</summary>
    public string Zone { get; init; } = "UTC";
    public bool Paused { get; init; }

    [JsonIgnore]
    public bool IsLive => AlertGauges.ByName.ContainsKey(Measure);

    /// <summary>Beyond this it is raised.</summary>
    [JsonIgnore]
    public double Limit => Unusual?.RaiseAt ?? RaiseAbove ?? RaiseBelow ?? 0;

    /// <summary>Whether what was raised under another rule is still the same under this.</summary>
    public bool JudgesAs(AlertRule other) => this with { Name = other.Name, Severity = other.Severity } == other;

    /// <summary>What is judged, where <see cref="Each"/> has a value.</summary>
    public Slice SliceOf(string each) => Each is null ? Of : Of.With(Each, each);
}

/// <summary>How unlike its past a figure must be.</summary>
public sealed record UnusualRule
{
    /// <summary>Weeks looked back, at the same weekday and time of day.</summary>
    public int Weeks { get; init; } = 12;

    /// <summary>Standard deviations off at which it is raised; and cleared.</summary>
    public double RaiseAt { get; init; } = 3.5;
    public double ClearAt { get; init; } = 2;

    /// <summary>Only to this side; null for either.</summary>
    public AlertDirection? Only { get; init; }
}

/// <summary>How urgent an alert is to who looks.</summary>
public enum AlertSeverity
{
    Warning,
    Critical,
}

/// <summary>To which side of what is wanted a figure went.</summary>
public enum AlertDirection
{
    Above,
    Below,
}

/// <summary>A rule as kept.</summary>
public sealed record AlertRuleKept(string Id, AlertRule Rule, long Version);
