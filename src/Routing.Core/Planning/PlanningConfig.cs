using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>What forecasts and staffing of a routing group go by (<c>PUT /v1/groups/{id}/planning</c>); every field may be left out.</summary>
public sealed record PlanningConfig
{
    /// <summary>Whose days and half hours they are: an IANA name.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>Holidays and campaigns.</summary>
    public ImmutableArray<PlannedDays> Calendar { get; init; } = [];

    /// <summary>Share of the time on the roster that goes to what shifts do not say: training, illness, leave. Breaks that are planned are taken off already.</summary>
    public double ShrinkagePercent { get; init; } = 10;

    /// <summary>Share of the time agents may be busy: beyond, people tire.</summary>
    public double MaxOccupancyPercent { get; init; } = 90;

    /// <summary>Share of customers that may leave; null where it does not matter.</summary>
    public double? MaxAbandonedPercent { get; init; }

    /// <summary>What differs by queue.</summary>
    public ImmutableDictionary<string, QueuePlanning> Queues { get; init; } = ImmutableDictionary<string, QueuePlanning>.Empty;

    /// <summary>A gap is told of when so many agents lack for so long, within so many hours; likewise a surplus.</summary>
    public int GapLeastAgents { get; init; } = 1;
    public int GapLeastMinutes { get; init; } = 60;
    public int GapHoursAhead { get; init; } = 24;

    /// <summary>The days of a queue that are unlike others.</summary>
    public ForecastCalendar CalendarOf(string queue) =>
        new(Calendar.Where(days => days.Queues.IsEmpty || days.Queues.Contains(queue)).Select(days => new CalendarEntry(days.Name, days.First, days.Last ?? days.First, days.Factor)));

    /// <param name="measuredPatience">Seconds, from those who left; null where too few did.</param>
    public (StaffingTargets Targets, double? PatienceSeconds) TargetsOf(string queue, ServiceLevelGoal goal, double? measuredPatience)
    {
        var own = Queues.GetValueOrDefault(queue) ?? new QueuePlanning();
        var abandoned = own.MaxAbandonedPercent ?? MaxAbandonedPercent;
        // At a hundred no number of agents would do.
        var inTime = Math.Min(own.InTimePercent ?? goal.TargetPercent, 99.9) / 100;
        return (new StaffingTargets(inTime, own.WithinSeconds ?? goal.WithinSeconds, abandoned / 100, MaxOccupancyPercent / 100, ShrinkagePercent / 100), own.PatienceSeconds ?? measuredPatience);
    }
}

/// <summary>Days that are unlike others: a holiday, its eve, a campaign. Those of one name are taken to have one effect.</summary>
public sealed record PlannedDays
{
    public required string Name { get; init; }
    public required DateOnly First { get; init; }

    /// <summary>Included; null for the first alone.</summary>
    public DateOnly? Last { get; init; }

    /// <summary>What contacts are expected to be multiplied by, where somebody knows; otherwise it is learned from earlier days of the name. 0: nobody comes, as it is closed.</summary>
    public double? Factor { get; init; }

    /// <summary>Queues that it concerns; empty for all.</summary>
    public ImmutableArray<string> Queues { get; init; } = [];
}

/// <summary>What a queue is staffed for, where that is not its service level; null leaves it at that.</summary>
public sealed record QueuePlanning
{
    public double? InTimePercent { get; init; }
    public double? WithinSeconds { get; init; }
    public double? MaxAbandonedPercent { get; init; }

    /// <summary>Mean time customers wait before they leave; null takes it from those who left.</summary>
    public double? PatienceSeconds { get; init; }
}

/// <summary>What planning goes by, as stored.</summary>
public sealed record PlanningKept(PlanningConfig Config, long Version);
