using System.Collections.Immutable;
using System.Globalization;

namespace Routing.Core;

/// <summary>Hours of some days in a time zone: <c>{"days":["mon","tue"],"from":"09:00","to":"18:00","timeZone":"Asia/Shanghai"}</c>.</summary>
public sealed record RuleHours
{
    /// <summary>Days of the week on which the hours begin; empty for all.</summary>
    public ImmutableArray<Weekday> Days { get; init; } = [];

    /// <summary>Wall-clock time, <c>HH:mm</c>; a <see cref="To"/> that is not later is of the next day.</summary>
    public string From
    {
        get;
        init => (field, _read) = (value, default);
    }
    = "00:00";
    public string To
    {
        get;
        init => (field, _read) = (value, default);
    }
    = "24:00";

    /// <summary>Dates on which the hours begin, <c>yyyy-MM-dd</c>, both included; null for no bound.</summary>
    public string? FirstDate
    {
        get;
        init => (field, _read) = (value, default);
    }
    public string? LastDate
    {
        get;
        init => (field, _read) = (value, default);
    }

    /// <summary>An IANA name, as in <c>Europe/Berlin</c>.</summary>
    public string TimeZone
    {
        get;
        init => (field, _read) = (value, default);
    }
    = "UTC";

    // What the texts say, read once: it is asked of each contact, by each rule with hours.
    private Derived<HoursRead> _read;

    /// <summary>The zone that <see cref="TimeZone"/> names; null where it names none.</summary>
    internal TimeZoneInfo? Zone => Read.Zone;

    private HoursRead Read => _read.Of(this, static hours => new HoursRead(hours));

    public bool Holds(DateTimeOffset now)
    {
        if (Read is not { From: { } from, To: { } to, Zone: { } zone } read) return false;
        var local = TimeZoneInfo.ConvertTime(now, zone);
        var minute = local.TimeOfDay.TotalMinutes;
        var today = DateOnly.FromDateTime(local.DateTime);
        if (from < to) return minute >= from && minute < to && IsOn(today, read);
        return (minute >= from && IsOn(today, read)) || (minute < to && IsOn(today.AddDays(-1), read));
    }

    /// <summary>When the hours that begin on a day begin and end; nothing of what they are on is asked.</summary>
    internal IEnumerable<DateTimeOffset> Edges(DateOnly day)
    {
        if (Read is not { From: { } from, To: { } to, Zone: { } zone }) yield break;
        yield return At(day, from, zone);
        yield return At(from < to ? day : day.AddDays(1), to, zone);
    }

    private static DateTimeOffset At(DateOnly day, int minutes, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue).AddMinutes(minutes);
        // Where clocks are put forward, what is skipped begins an hour later.
        if (zone.IsInvalidTime(local)) local = local.AddHours(1);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>Minutes since midnight; null for what is no time of day.</summary>
    internal static int? Minutes(string? time)
    {
        if (time == "24:00") return 24 * 60;
        return TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? (read.Hour * 60) + read.Minute : null;
    }

    internal static DateOnly? Date(string? date) =>
        DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : null;

    private bool IsOn(DateOnly day, HoursRead read) =>
        (Days.IsEmpty || Days.Contains((Weekday)day.DayOfWeek)) && !(day < read.First) && !(day > read.Last);
}

/// <summary>A day of the week, from Sunday on.</summary>
public enum Weekday
{
    Sun,
    Mon,
    Tue,
    Wed,
    Thu,
    Fri,
    Sat,
}
