namespace Routing.Core;

/// <summary>How far forecasts were from what came, summed over slots.</summary>
/// <param name="Absolute">Sum of the errors' amounts.</param>
/// <param name="Came">Sum of what came.</param>
/// <param name="NaiveAbsolute">What the seasonal naive forecast of the next week is off by, on average over the series before: the unit of MASE.</param>
public sealed record ForecastError(double Absolute, double Came, long Slots, double NaiveAbsolute)
{
    /// <summary>Weighted absolute percentage error: Σ|error| ÷ Σ what came.</summary>
    public double Wape => Came > 0 ? Absolute / Came : 0;

    /// <summary>Mean absolute scaled error (Hyndman and Koehler, 2006): below 1 is better than seasonal naive a week ahead.</summary>
    public double Mase => Slots > 0 && NaiveAbsolute > 0 ? Absolute / Slots / NaiveAbsolute : 0;

    public ForecastError Plus(ForecastError other) => new(Absolute + other.Absolute, Came + other.Came, Slots + other.Slots, NaiveAbsolute);

    /// <summary>Of forecasts from one origin, up to where the series ends.</summary>
    public static ForecastError Of(CountSeries series, int origin, ReadOnlySpan<double> forecast, double naiveAbsolute)
    {
        var from = origin * series.SlotsPerDay;
        var count = Math.Min(forecast.Length, series.Counts.Length - from);
        var (absolute, came) = (0.0, 0.0);
        for (var n = 0; n < count; n++)
        {
            absolute += Math.Abs(series.Counts[from + n] - forecast[n]);
            came += series.Counts[from + n];
        }
        return new ForecastError(absolute, came, Math.Max(0, count), naiveAbsolute);
    }

    /// <summary>The mean change from one week to the next, over the days before the origin.</summary>
    public static double Naive(CountSeries series, int origin)
    {
        var (sum, week) = (0.0, 7 * series.SlotsPerDay);
        for (var n = week; n < origin * series.SlotsPerDay; n++) sum += Math.Abs(series.Counts[n] - series.Counts[n - week]);
        return sum / Math.Max(1, (origin * series.SlotsPerDay) - week);
    }
}
