using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>Forecasts made day by day through the last days of a series as if these were not known yet, held against what came.</summary>
/// <param name="DayAhead">By slot of the days tried, what was forecast on the day itself, before it began.</param>
/// <param name="ByDaysAhead">Errors by how many days ahead, the first for the day itself.</param>
/// <param name="Methods">The method chosen each week.</param>
public sealed record ForecastTrial(DateOnly FirstDay, ImmutableArray<ForecastSlot> DayAhead, ImmutableArray<TrialError> ByDaysAhead, ImmutableArray<string> Methods)
{
    /// <summary>Methods are chosen anew every so many days.</summary>
    private const int ChosenEvery = 7;

    /// <summary>All days ahead together.</summary>
    public TrialError Whole => Over(0, ByDaysAhead.Length);

    public TrialError Over(int from, int to) => ByDaysAhead.Skip(from).Take(to - from).Aggregate((a, b) => a.Plus(b));

    /// <param name="days">The days at the end that are tried.</param>
    public static ForecastTrial Run(CountSeries series, ForecastCalendar calendar, int days, int daysAhead = ForecastDefaults.MaxDaysAhead, double coverage = ForecastDefaults.Coverage)
    {
        var first = series.Days - days;
        var unit = ForecastError.Naive(series, first);
        var errors = Enumerable.Repeat(TrialError.None(unit), daysAhead).ToArray();
        var (dayAhead, methods) = (ImmutableArray.CreateBuilder<ForecastSlot>(), ImmutableArray.CreateBuilder<string>());
        for (var from = first; from < series.Days; from += ChosenEvery)
        {
            var origins = Enumerable.Range(from, Math.Min(ChosenEvery, series.Days - from)).ToList();
            var forecasts = Forecaster.At(series, calendar, origins, daysAhead, coverage);
            var naive = ForecastMethods.Naive.At(series, calendar, origins, daysAhead);
            methods.Add(forecasts[0].Method);
            for (var n = 0; n < origins.Count; n++)
            {
                dayAhead.AddRange(forecasts[n].Day(0));
                for (var ahead = 0; ahead < daysAhead && origins[n] + ahead < series.Days; ahead++)
                    errors[ahead] = errors[ahead].Plus(TrialError.Of(series, origins[n] + ahead, forecasts[n].Day(ahead), naive[n].AsSpan(ahead * series.SlotsPerDay, series.SlotsPerDay), unit));
            }
        }
        return new ForecastTrial(series.DateOf(first), dayAhead.ToImmutable(), [.. errors], methods.ToImmutable());
    }
}

/// <summary>The error of forecasts beside that of seasonal naive, and how many slots the intervals held.</summary>
/// <param name="Asked">Slots in which something was expected or came.</param>
public sealed record TrialError(ForecastError Forecast, ForecastError Naive, long Asked, long Held)
{
    /// <summary>What the error is less than that of seasonal naive, as a share of it.</summary>
    public double Better => Naive.Wape > 0 ? 1 - (Forecast.Wape / Naive.Wape) : 0;

    /// <summary>What chance alone would have left of the error.</summary>
    public ForecastFloor Floor { get; init; }

    /// <summary>Of what there was to be gained on seasonal naive, the share that was gained; null where chance leaves nothing to gain.</summary>
    public double? Reached => Floor.Reached(Forecast.Wape, Naive.Wape);

    public double Coverage => Asked > 0 ? (double)Held / Asked : 0;

    public TrialError Plus(TrialError other) => new(Forecast.Plus(other.Forecast), Naive.Plus(other.Naive), Asked + other.Asked, Held + other.Held) { Floor = Floor + other.Floor };

    internal static TrialError None(double unit) => new(new ForecastError(0, 0, 0, unit), new ForecastError(0, 0, 0, unit), 0, 0);

    internal static TrialError Of(CountSeries series, int day, ReadOnlySpan<ForecastSlot> forecast, ReadOnlySpan<double> naive, double unit)
    {
        var counts = new double[forecast.Length];
        var (asked, held, floor) = (0L, 0L, default(ForecastFloor));
        var came = series.Day(day);
        for (var slot = 0; slot < forecast.Length; slot++)
        {
            counts[slot] = forecast[slot].Contacts;
            floor += new ForecastFloor(ForecastFloor.Deviation(counts[slot]), came[slot]);
            if (counts[slot] <= 0 && came[slot] <= 0) continue;
            asked++;
            if (came[slot] >= forecast[slot].Low && came[slot] <= forecast[slot].High) held++;
        }
        return new TrialError(ForecastError.Of(series, day, counts, unit), ForecastError.Of(series, day, naive, unit), asked, held) { Floor = floor };
    }
}
