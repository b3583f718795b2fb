using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>Forecasts a series by the method that did best on its own last weeks, tried at origins that roll through them.</summary>
public static class Forecaster
{
    /// <exception cref="ArgumentException">The series is too short, or more days ahead are asked for than are forecast.</exception>
    public static Forecast Run(CountSeries series, ForecastCalendar? calendar = null, int days = ForecastDefaults.MaxDaysAhead, double coverage = ForecastDefaults.Coverage) =>
        At(series, calendar ?? ForecastCalendar.Empty, [series.Days], days, coverage)[0];

    /// <summary>Forecasts as they would have been made at each origin by a choice made at the first: to tell how they would have done.</summary>
    public static IReadOnlyList<Forecast> At(CountSeries series, ForecastCalendar calendar, IReadOnlyList<int> origins, int days, double coverage = ForecastDefaults.Coverage)
    {
        Check(origins[0], days);
        var first = Math.Max(0, origins[^1] - ForecastDefaults.MostDays);
        if (first > 0) return At(Since(series, first), calendar, [.. origins.Select(origin => origin - first)], days, coverage);
        var tries = Tries(origins[0], days);
        List<int> all = [.. tries, .. origins];
        var backtest = new Backtest(series, tries, origins[0]);
        foreach (var method in ForecastMethods.All) backtest.Add(method.Name, Cut(method.At(series, calendar, all, days), series, calendar, all));
        backtest.AddBlend();
        var (name, forecasts) = backtest.Best;
        var intervals = ForecastIntervals.Of(backtest.Errors(forecasts), coverage);
        var floor = backtest.Errors(forecasts).Aggregate(default(ForecastFloor), (sum, error) => sum + new ForecastFloor(ForecastFloor.Deviation(error.Forecast), error.Came));
        var intraday = IntradayCorrection.Of(backtest.Days(forecasts));
        return [.. origins.Select((origin, n) => new Forecast(
            series.DateOf(origin), series.SlotsPerDay, name,
            [.. forecasts[tries.Count + n].Select((contacts, slot) => Slot(contacts, intervals.Around(contacts, slot / series.SlotsPerDay)))],
            backtest.Methods, intraday)
        { Floor = floor })];
    }

    /// <summary>What is left over by rounding in slots in which nobody ever comes is nobody, and so is a day whose factor is 0.</summary>
    private static IReadOnlyList<double[]> Cut(IReadOnlyList<double[]> forecasts, CountSeries series, ForecastCalendar calendar, List<int> origins)
    {
        for (var n = 0; n < forecasts.Count; n++)
        {
            foreach (ref var contacts in forecasts[n].AsSpan())
            {
                if (contacts < ForecastDefaults.Nobody) contacts = 0;
            }
            for (var ahead = 0; ahead < forecasts[n].Length / series.SlotsPerDay; ahead++)
            {
                if (calendar.IsEmpty(series.DateOf(origins[n] + ahead))) forecasts[n].AsSpan(ahead * series.SlotsPerDay, series.SlotsPerDay).Clear();
            }
        }
        return forecasts;
    }

    private static ForecastSlot Slot(double contacts, (double Low, double High) interval) => new(contacts, interval.Low, interval.High);

    private static CountSeries Since(CountSeries series, int first) => new(series.DateOf(first), series.Counts[(first * series.SlotsPerDay)..], series.SlotsPerDay);

    /// <summary>Origins before the first real one, never in the first weeks.</summary>
    private static List<int> Tries(int origin, int days)
    {
        var tries = new List<int>();
        var step = Math.Min(days, ForecastDefaults.BacktestStep);
        for (var at = origin - step; at >= Math.Max(ForecastDefaults.LeastDays, origin - ForecastDefaults.BacktestDays); at -= step) tries.Insert(0, at);
        // In the shortest series that is forecast at all, its last week is what methods are tried on.
        if (tries.Count == 0) tries.Add(Math.Max(1, origin - 7));
        return tries;
    }

    private static void Check(int known, int days)
    {
        if (known < ForecastDefaults.LeastDays) throw new ArgumentException($"A forecast needs {ForecastDefaults.LeastDays} whole days of history; there are {known}.");
        if (days is < 1 or > ForecastDefaults.MaxDaysAhead) throw new ArgumentException($"Forecasts reach 1–{ForecastDefaults.MaxDaysAhead} days ahead.");
    }

    /// <summary>What methods forecast at the tries, held against what came before the first real origin.</summary>
    private sealed class Backtest(CountSeries series, IReadOnlyList<int> tries, int known)
    {
        private readonly CountSeries _known = series.Until(known);
        private readonly double _naive = ForecastError.Naive(series, known);
        private readonly List<(MethodError Score, IReadOnlyList<double[]> Forecasts)> _methods = [];

        public (string Name, IReadOnlyList<double[]> Forecasts) Best => _methods.MinBy(method => method.Score.Error.Absolute) is var best ? (best.Score.Method, best.Forecasts) : default;

        public ImmutableArray<MethodError> Methods => [.. _methods.Select(method => method.Score).OrderBy(score => score.Error.Absolute)];

        public void Add(string name, IReadOnlyList<double[]> forecasts)
        {
            var error = new ForecastError(0, 0, 0, _naive);
            for (var n = 0; n < tries.Count; n++) error = error.Plus(ForecastError.Of(_known, tries[n], forecasts[n], _naive));
            _methods.Add((new MethodError(name, error), forecasts));
        }

        public void AddBlend()
        {
            var mixed = _methods.Where(method => ForecastMethods.Blended.Any(one => one.Name == method.Score.Method)).ToList();
            var weights = ForecastMethods.Weights([.. mixed.Select(method => method.Score.Error.Absolute)]);
            var blend = mixed[0].Forecasts.Select(forecast => new double[forecast.Length]).ToArray();
            for (var n = 0; n < blend.Length; n++)
            {
                foreach (var (method, weight) in mixed.Zip(weights))
                {
                    for (var slot = 0; slot < blend[n].Length; slot++) blend[n][slot] += weight * method.Forecasts[n][slot];
                }
            }
            Add(ForecastMethods.Blend, blend);
        }

        /// <summary>Whole days as they were forecast a day or few ahead, and as they came.</summary>
        public IEnumerable<(double[] Forecast, double[] Came)> Days(IReadOnlyList<double[]> forecasts) =>
            from n in Enumerable.Range(0, tries.Count)
            from ahead in Enumerable.Range(0, Math.Min(IntradayCorrection.DaysAhead, forecasts[n].Length / series.SlotsPerDay))
            where tries[n] + ahead < _known.Days
            select (forecasts[n].AsSpan(ahead * series.SlotsPerDay, series.SlotsPerDay).ToArray(), _known.Day(tries[n] + ahead).ToArray());

        public IEnumerable<(double Forecast, double Came, int DaysAhead)> Errors(IReadOnlyList<double[]> forecasts)
        {
            for (var n = 0; n < tries.Count; n++)
            {
                for (var slot = 0; slot < forecasts[n].Length && (tries[n] * series.SlotsPerDay) + slot < _known.Counts.Length; slot++)
                    yield return (forecasts[n][slot], _known.Counts[(tries[n] * series.SlotsPerDay) + slot], slot / series.SlotsPerDay);
            }
        }
    }
}
