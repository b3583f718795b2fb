namespace Routing.Core;

/// <summary>The contacts of the whole day (<see cref="DayLevels"/>), spread over its slots as the weekday's are (<see cref="DayProfiles"/>).</summary>
public sealed class DayRegression : IForecastMethod
{
    /// <summary>Profiles of the last weeks: right where days come to run otherwise.</summary>
    public static readonly DayRegression OfWeeks = new("day level and profile", LevelPace.Usual);

    /// <summary>Profiles of months: right where they stay.</summary>
    public static readonly DayRegression OfMonths = new("day level and steady profile", LevelPace.SteadyProfile);

    /// <summary>Dates of the month with effects of their own.</summary>
    public static readonly DayRegression ByDate = new("day level by date", LevelPace.Dated);

    /// <summary>The same where levels hardly move.</summary>
    public static readonly DayRegression Calm = new("calm day level by date", LevelPace.Calm);

    private readonly LevelPace _pace;

    private DayRegression(string name, LevelPace pace) => (Name, _pace) = (name, pace);

    public string Name { get; }

    public IReadOnlyList<double[]> At(CountSeries series, ForecastCalendar calendar, IReadOnlyList<int> origins, int days)
    {
        var levels = DayLevels.Run(series, calendar, origins, days, _pace);
        var profiles = new DayProfiles(series.SlotsPerDay, _pace.ProfileHalfLifeDays);
        var forecasts = new List<double[]>(origins.Count);
        for (var day = 0; forecasts.Count < origins.Count; day++)
        {
            while (forecasts.Count < origins.Count && origins[forecasts.Count] == day) forecasts.Add(Spread(series, levels[forecasts.Count], profiles.Shares(), day));
            if (day >= series.Days) break;
            profiles.Add(series.WeekdayOf(day), calendar.Has(series.DateOf(day)) ? [] : series.Day(day), series.Totals[day]);
        }
        return forecasts;
    }

    private static double[] Spread(CountSeries series, DayLevel[] levels, double[][] shares, int origin)
    {
        var forecast = new double[levels.Length * series.SlotsPerDay];
        for (var ahead = 0; ahead < levels.Length; ahead++)
        {
            var profile = shares[series.WeekdayOf(origin + ahead)];
            for (var slot = 0; slot < series.SlotsPerDay; slot++) forecast[(ahead * series.SlotsPerDay) + slot] = levels[ahead].Contacts * profile[slot];
        }
        return forecast;
    }
}
