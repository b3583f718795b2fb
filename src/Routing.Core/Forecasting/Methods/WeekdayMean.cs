namespace Routing.Core;

/// <summary>The mean of the same slot on the last days of the same weekday, without those that the calendar says are unlike others; on these, times their effect.</summary>
public sealed class WeekdayMean(int weeks) : IForecastMethod
{
    public string Name => $"mean of {weeks} weeks";

    public IReadOnlyList<double[]> At(CountSeries series, ForecastCalendar calendar, IReadOnlyList<int> origins, int days)
    {
        var effects = DayLevels.Run(series, calendar, origins, days);
        return [.. origins.Select((origin, n) => Forecast(series, calendar, effects[n], origin, days))];
    }

    private double[] Forecast(CountSeries series, ForecastCalendar calendar, DayLevel[] effects, int origin, int days)
    {
        var forecast = new double[days * series.SlotsPerDay];
        for (var ahead = 0; ahead < days; ahead++)
        {
            var own = forecast.AsSpan(ahead * series.SlotsPerDay, series.SlotsPerDay);
            var count = 0;
            for (var day = SeasonalNaive.LastAlike(origin + ahead, origin); day >= 0 && count < weeks; day -= 7)
            {
                if (calendar.Has(series.DateOf(day))) continue;
                count++;
                var counts = series.Day(day);
                for (var slot = 0; slot < own.Length; slot++) own[slot] += counts[slot];
            }
            foreach (ref var value in own) value *= effects[ahead].Effect / Math.Max(1, count);
        }
        return forecast;
    }
}
