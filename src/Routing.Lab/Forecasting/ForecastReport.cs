using System.Collections.Immutable;

namespace Routing.Lab;

/// <summary>The forecast of one series, and how forecasts like it did on its last days; null where there are too few to try.</summary>
public sealed record ForecastReport(string Name, CountSeries History, Forecast Forecast, ForecastTrial? Trial, HandleTimeForecast? HandleTimes)
{
    /// <param name="now">Null at the beginning of a day; otherwise slots of the last day from there on are still to come.</param>
    public static ForecastReport Of(NamedSeries series, ForecastCalendar calendar, int days, int tried, double coverage, DateTime? now = null)
    {
        var whole = series.Counts;
        if (now is { } moment) whole = whole.Until(Math.Clamp(DateOnly.FromDateTime(moment).DayNumber - whole.FirstDay.DayNumber, 0, whole.Days));
        var forecast = Forecaster.Run(whole, calendar, days, coverage);
        if (now is { } then && whole.Days < series.Counts.Days) forecast = forecast.During(series.Counts.Day(whole.Days)[..(int)(then.TimeOfDay.TotalDays * whole.SlotsPerDay)]);
        var trial = whole.Days - tried >= ForecastDefaults.LeastDaysBeforeTrial && tried > 0 ? ForecastTrial.Run(whole, calendar, tried, days, coverage) : null;
        // Of the same days as the counts: the rest is still to come.
        var times = series.HandleTimes is { } all ? new HandleTimeSeries(whole, all.Seconds[..whole.Counts.Length]) : null;
        return new ForecastReport(series.Name, whole, forecast, trial, times?.Seconds.Sum() > 0 ? HandleTimeForecast.Run(times, days) : null);
    }

    /// <summary>For programs: every slot ahead, and the errors.</summary>
    public object Json(int minutes) => new
    {
        series = Name,
        method = Forecast.Method,
        betterThanSeasonalNaive = Trial?.Whole.Better,
        wape = Trial?.Whole.Forecast.Wape,
        wapeOfSeasonalNaive = Trial?.Whole.Naive.Wape,
        wapeByChanceAlone = Trial?.Whole.Floor.Wape,
        shareReached = Trial?.Whole.Reached,
        mase = Trial?.Whole.Forecast.Mase,
        coverage = Trial?.Whole.Coverage,
        methods = Forecast.Methods.Select(method => new { method = method.Method, wape = method.Error.Wape, mase = method.Error.Mase }),
        slots = Forecast.Slots.Select((slot, n) => new
        {
            start = Forecast.FirstDay.ToDateTime(TimeOnly.MinValue).AddMinutes(n * (double)minutes).ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture),
            contacts = Math.Round(slot.Contacts, 2),
            low = slot.Low,
            high = slot.High,
            handleSeconds = HandleTimes is null ? (double?)null : Math.Round(HandleTimes.Seconds[n], 1),
        }).ToImmutableArray(),
    };
}
