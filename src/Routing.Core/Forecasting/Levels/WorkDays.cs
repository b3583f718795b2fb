namespace Routing.Core;

/// <summary>
/// Which days are worked on, and where in their month they are: salaries, bills and closings go by working days, and what falls on days off is
/// done on the last one before. A weekday is worked on if it had at least half as many contacts as the busiest when the series began.
/// </summary>
internal sealed class WorkDays
{
    /// <summary>Working days at the beginning and at the end of a month that are told apart.</summary>
    public const int Ends = 3;

    /// <summary>Days off in a row that are looked across.</summary>
    private const int MostOff = 5;
    private const double BusyShare = 0.5;
    private const int Weekdays = 7;

    private readonly bool[] _weekdays = new bool[Weekdays];
    private readonly ForecastCalendar _calendar;

    public WorkDays(CountSeries series, ForecastCalendar calendar)
    {
        _calendar = calendar;
        var totals = new double[Weekdays];
        // Of the first weeks alone: whatever is forecast from knows these.
        for (var day = 0; day < Math.Min(ForecastDefaults.LeastDays, series.Days); day++) totals[series.WeekdayOf(day)] += series.Totals[day];
        for (var weekday = 0; weekday < Weekdays; weekday++) _weekdays[weekday] = totals[weekday] >= BusyShare * totals.Max();
    }

    public bool Is(DateOnly day) => _weekdays[(int)day.DayOfWeek] && !_calendar.Has(day);

    /// <summary>0 for the first working day of the month; null beyond the few that are told apart.</summary>
    public int? FromStart(DateOnly day) => Place(day, -1);

    /// <summary>0 for the last working day of the month.</summary>
    public int? FromEnd(DateOnly day) => Place(day, 1);

    /// <summary>Whether a holiday, or what else the calendar has, is over since the day before, days off apart: who waited comes now.</summary>
    public bool FollowsEntry(DateOnly day)
    {
        if (_calendar.Has(day)) return false;
        var before = day.AddDays(-1);
        for (var off = 0; off < MostOff && !_weekdays[(int)before.DayOfWeek] && !_calendar.Has(before); off++) before = before.AddDays(-1);
        return _calendar.Has(before);
    }

    /// <summary>The last of the days whose dates' business is done on a day: itself, and the days off after it.</summary>
    public DateOnly LastDate(DateOnly day)
    {
        var last = day;
        if (Is(day)) for (var off = 0; off < MostOff && !Is(last.AddDays(1)); off++) last = last.AddDays(1);
        return last;
    }

    private int? Place(DateOnly day, int step)
    {
        if (!Is(day)) return null;
        var place = 0;
        for (var other = day.AddDays(step); other.Month == day.Month && place < Ends; other = other.AddDays(step)) if (Is(other)) place++;
        return place < Ends ? place : null;
    }
}
