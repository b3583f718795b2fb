using System.Globalization;

namespace Routing.Gateway;

/// <summary>How what planning goes by is read.</summary>
internal static class PlanningShape
{
    private static readonly Shape<PlannedDays> Days = new(
        new PlannedDays { Name = "", First = default },
        new("name", (d, f) => d with { Name = f.Text() }, Required: true),
        new("first", (d, f) => d with { First = Date(f) ?? default }, Required: true),
        new("last", (d, f) => d with { Last = f.IsNull ? null : Date(f) }),
        new("factor", (d, f) => d with { Factor = f.NumberOrNull() }),
        new("queues", (d, f) => d with { Queues = f.List(i => i.Identifier()) }));

    private static readonly Shape<QueuePlanning> Queue = new(
        new QueuePlanning(),
        new("inTimePercent", (q, f) => q with { InTimePercent = f.NumberOrNull() }),
        new("withinSeconds", (q, f) => q with { WithinSeconds = f.NumberOrNull() }),
        new("maxAbandonedPercent", (q, f) => q with { MaxAbandonedPercent = f.NumberOrNull() }),
        new("patienceSeconds", (q, f) => q with { PatienceSeconds = f.NumberOrNull() }));

    public static readonly Shape<PlanningConfig> Config = new(
        new PlanningConfig(),
        new("timeZone", (p, f) => p with { TimeZone = f.Text() }),
        new("calendar", (p, f) => p with { Calendar = f.List(Days.Read) }),
        new("shrinkagePercent", (p, f) => p with { ShrinkagePercent = f.Number() }),
        new("maxOccupancyPercent", (p, f) => p with { MaxOccupancyPercent = f.Number() }),
        new("maxAbandonedPercent", (p, f) => p with { MaxAbandonedPercent = f.NumberOrNull() }),
        new("queues", (p, f) => p with { Queues = f.Map((_, name) => name, Queue.Read) }),
        new("gapLeastAgents", (p, f) => p with { GapLeastAgents = f.Integer() }),
        new("gapLeastMinutes", (p, f) => p with { GapLeastMinutes = f.Integer() }),
        new("gapHoursAhead", (p, f) => p with { GapHoursAhead = f.Integer() }));

    public static DateOnly? Date(Field field)
    {
        if (DateOnly.TryParseExact(field.Text(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        field.Reading.Refuse(ProblemKinds.InvalidValue, "Write a date, as in 2026-12-25.");
        return null;
    }
}
