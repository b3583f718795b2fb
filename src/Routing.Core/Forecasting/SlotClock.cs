namespace Routing.Core;

/// <summary>The half hours of a place's own clock, and when they are.</summary>
public sealed class SlotClock(TimeZoneInfo zone)
{
    public const int Slots = CountSeries.HalfHours;
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(CountSeries.MinutesOfHalfHour);

    public TimeZoneInfo Zone => zone;

    /// <summary>The hour that comes twice when clocks are put back counts in one: a day has as many slots as any other.</summary>
    public (DateOnly Day, int Slot) Of(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return (DateOnly.FromDateTime(local.DateTime), (int)(local.TimeOfDay.Ticks / Length.Ticks));
    }

    public DateOnly DayOf(DateTimeOffset at) => Of(at).Day;

    /// <summary>When a slot begins; null where clocks are put forward over it.</summary>
    public DateTimeOffset? StartOf(DateOnly day, int slot)
    {
        var local = day.ToDateTime(TimeOnly.MinValue) + (slot * Length);
        if (zone.IsInvalidTime(local)) return null;
        // Where there are two, the first: it has the greater offset.
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    public static DateTimeOffset EndOf(DateTimeOffset start) => start + Length;

    /// <summary>When a day begins, in Unix seconds.</summary>
    public long MidnightOf(DateOnly day) => ReportIntervals.MidnightOf(day.ToDateTime(TimeOnly.MinValue), zone);
}
