using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>What planning must keep to.</summary>
public static class PlanningRules
{
    /// <summary>Holidays and campaigns: ten years of them, and more.</summary>
    public const int MostDays = 500;
    private const int MostMinutes = 24 * 60;
    private const int MostHours = 24 * 7;
    private const int MostAgents = 1000;

    public static ImmutableArray<Fault> Check(PlanningConfig config)
    {
        var faults = new FaultList();
        faults.Require(
            config.TimeZone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(config.TimeZone, out _), "timeZone", "Write a name of the IANA time zone database, as in Europe/Berlin; this machine must have that database (package tzdata).");
        faults.List("calendar", config.Calendar, (path, days) => Days(faults, path, days), most: MostDays);
        // With nobody left, no number of agents would be enough.
        faults.Range("shrinkagePercent", config.ShrinkagePercent, 0, 90);
        faults.Range("maxOccupancyPercent", config.MaxOccupancyPercent, 10, 100);
        Share(faults, "maxAbandonedPercent", config.MaxAbandonedPercent, 0.1, 100);
        faults.Map("queues", config.Queues, (path, queue, own) =>
        {
            faults.Id(path, queue);
            if (own is null)
            {
                faults.Add(path, "Write an object.");
                return;
            }
            Share(faults, $"{path}.inTimePercent", own.InTimePercent, 0, 99.9);
            Share(faults, $"{path}.withinSeconds", own.WithinSeconds, 0, Limits.WaitSeconds);
            Share(faults, $"{path}.maxAbandonedPercent", own.MaxAbandonedPercent, 0.1, 100);
            Share(faults, $"{path}.patienceSeconds", own.PatienceSeconds, 1, Limits.WaitSeconds);
        });
        faults.Range("gapLeastAgents", config.GapLeastAgents, 1, MostAgents);
        faults.Range("gapLeastMinutes", config.GapLeastMinutes, CountSeries.MinutesOfHalfHour, MostMinutes);
        faults.Range("gapHoursAhead", config.GapHoursAhead, 1, MostHours);
        return faults.All;
    }

    private static void Days(FaultList faults, string path, PlannedDays days)
    {
        faults.Label($"{path}.name", days.Name);
        var last = days.Last ?? days.First;
        faults.Require(last >= days.First && last.DayNumber - days.First.DayNumber < ForecastCalendar.MaxDays, $"{path}.last", $"Write a date that is not before first, within {ForecastCalendar.MaxDays} days.");
        Share(faults, $"{path}.factor", days.Factor, 0, 100);
        faults.Ids($"{path}.queues", days.Queues);
    }

    private static void Share(FaultList faults, string field, double? value, double least, double most)
    {
        if (value is { } given) faults.Range(field, given, least, most);
    }
}
