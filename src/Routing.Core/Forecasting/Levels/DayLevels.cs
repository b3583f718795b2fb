namespace Routing.Core;

/// <summary>What is expected of a day: its contacts in all, and what of that the calendar makes (a factor, 1 on ordinary days).</summary>
public readonly record struct DayLevel(double Contacts, double Effect);

/// <summary>
/// The contacts of whole days, by a dynamic linear model of their logarithm (West and Harrison, 1997): a level that drifts, weekdays, the time
/// of the month (salaries and bills move a bank's or a shop's calls), its first and last working days, the day after a holiday, the time of the year once there is more than one, the calendar's entries, and what
/// is left of one day in the next. Filtered once from the first day to the last.
/// </summary>
public static class DayLevels
{
    /// <summary>Variance of what concerns one day only.</summary>
    private const double DayVariance = 0.004;

    /// <summary>Standard deviations from where a surprise counts less, and from where it counts as none.</summary>
    private const double Doubtful = 2;
    private const double Unlike = 4;

    /// <summary>So many surprises to the same side, one after the other, are no accident: the level has moved.</summary>
    private const int Accidents = 2;

    /// <summary>What makes a day count as none.</summary>
    private const double NoWeight = 1e6;

    /// <summary>Weeks on which a weekday had no contact before it counts as closed.</summary>
    private const int ClosedWeeks = 4;

    public static IReadOnlyList<DayLevel[]> Run(CountSeries series, ForecastCalendar calendar, IReadOnlyList<int> origins, int days) => Run(series, calendar, origins, days, LevelPace.Usual);

    internal static IReadOnlyList<DayLevel[]> Run(CountSeries series, ForecastCalendar calendar, IReadOnlyList<int> origins, int days, LevelPace pace)
    {
        var features = new DayFeatures(series, calendar, pace);
        var filter = new LevelFilter(features.Size);
        features.Start(filter, FirstLevel(series));
        var levels = new List<DayLevel[]>(origins.Count);
        var (run, side) = (0, 0);
        for (var day = 0; levels.Count < origins.Count; day++)
        {
            while (levels.Count < origins.Count && origins[levels.Count] == day) levels.Add(Ahead(series, features, filter, day, days, pace.Carry));
            if (day >= series.Days) break;
            features.Move(filter);
            var expected = Math.Exp(filter.Expect(features.Of(day)));
            if (series.Totals[day] <= 0 && IsClosed(series, day, day)) continue;
            var noise = DayVariance + (1 / (expected + 0.5));
            var surprise = Math.Log((series.Totals[day] + 0.5) / (expected + 0.5));
            var deviations = Math.Abs(surprise) / Math.Sqrt(filter.Variance + noise);
            if (day > ForecastDefaults.LeastDays && deviations > Doubtful) noise *= (deviations / Doubtful) * (deviations / Doubtful);
            if (day > ForecastDefaults.LeastDays && deviations > Unlike && !(run >= Accidents && Math.Sign(surprise) == side))
            {
                run = Math.Sign(surprise) == side ? run + 1 : 1;
                side = Math.Sign(surprise);
                noise = NoWeight;
            }
            else run = 0;
            filter.Learn(surprise, noise);
        }
        return levels;
    }

    /// <summary>Whether nothing came on this weekday in the weeks before the origin.</summary>
    public static bool IsClosed(CountSeries series, int day, int origin)
    {
        var seen = 0;
        for (var before = SeasonalNaive.LastAlike(day, origin); before >= 0 && seen < ClosedWeeks; before -= 7, seen++)
        {
            if (series.Totals[before] > 0) return false;
        }
        return seen > 0;
    }

    private static DayLevel[] Ahead(CountSeries series, DayFeatures features, LevelFilter filter, int origin, int days, double carry)
    {
        var levels = new DayLevel[days];
        var left = 1.0;
        for (var ahead = 0; ahead < days; ahead++)
        {
            left *= carry;
            var (level, effect) = features.Expect(filter, origin + ahead, left);
            levels[ahead] = new DayLevel(IsClosed(series, origin + ahead, origin) ? 0 : Math.Exp(level + effect), Math.Exp(effect));
        }
        return levels;
    }

    private static double FirstLevel(CountSeries series) => Math.Log(series.Totals.Take(ForecastDefaults.LeastDays).DefaultIfEmpty(0).Average() + 0.5);
}
