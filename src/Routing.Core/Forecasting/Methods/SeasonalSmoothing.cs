namespace Routing.Core;

/// <summary>
/// Exponential smoothing with a daily and a weekly season (Taylor, 2003), of square roots and a day at a time: a level, what a slot has on
/// all days, and what it has on this weekday. How fast each is smoothed is chosen by how well the next day was forecast so far.
/// </summary>
public sealed class SeasonalSmoothing : IForecastMethod
{
    /// <summary>Smoothing of the level, of the day's slots and of the week's.</summary>
    private static readonly (double Level, double Day, double Week)[] Choices = [(0.3, 0.02, 0.1), (0.1, 0.02, 0.1), (0.3, 0.05, 0.25), (0.1, 0.05, 0.25), (0.03, 0.02, 0.1)];

    public string Name => "seasonal smoothing";

    public IReadOnlyList<double[]> At(CountSeries series, ForecastCalendar calendar, IReadOnlyList<int> origins, int days)
    {
        var effects = DayLevels.Run(series, calendar, origins, days);
        var states = Choices.Select(choice => new Smoothed(series.SlotsPerDay, choice)).ToList();
        var forecasts = new List<double[]>(origins.Count);
        var roots = new double[series.SlotsPerDay];
        for (var day = 0; forecasts.Count < origins.Count; day++)
        {
            while (forecasts.Count < origins.Count && origins[forecasts.Count] == day) forecasts.Add(states.MinBy(state => state.Error)!.Forecast(series, effects[forecasts.Count], day));
            if (day >= series.Days) break;
            if (calendar.Has(series.DateOf(day))) continue;
            var counts = series.Day(day);
            for (var slot = 0; slot < roots.Length; slot++) roots[slot] = Math.Sqrt(counts[slot]);
            foreach (var state in states) state.Learn(series.WeekdayOf(day), roots);
        }
        return forecasts;
    }

    private sealed class Smoothed(int slots, (double Level, double Day, double Week) by)
    {
        /// <summary>Days of the same weekday that are taken as they come, each a mean of all so far.</summary>
        private const int FirstWeeks = 4;

        private readonly double[] _daily = new double[slots];
        private readonly double[][] _weekly = [.. Enumerable.Range(0, 7).Select(_ => new double[slots])];
        private readonly int[] _seen = new int[7];
        private double _level;

        /// <summary>Squares of the next day's errors, the first weeks apart.</summary>
        public double Error { get; private set; }

        public void Learn(int weekday, ReadOnlySpan<double> roots)
        {
            var weekly = _weekly[weekday];
            var isNew = _seen[weekday]++ < FirstWeeks;
            var (surprise, squares) = (0.0, 0.0);
            for (var slot = 0; slot < slots; slot++)
            {
                var error = roots[slot] - _level - _daily[slot] - weekly[slot];
                surprise += error / slots;
                squares += error * error;
            }
            if (!isNew) Error += squares;
            for (var slot = 0; slot < slots; slot++)
            {
                var error = roots[slot] - _level - _daily[slot] - weekly[slot];
                _daily[slot] += by.Day * (error - surprise);
                weekly[slot] += (isNew ? 1.0 / _seen[weekday] : by.Week) * (error - surprise) + (isNew ? surprise / _seen[weekday] : 0);
            }
            if (!isNew)
            {
                // What the week's mean surprise was is the weekday's in small part, the level's for the rest.
                _level += by.Level * surprise;
                var own = by.Week * (1 - by.Level) * surprise;
                for (var slot = 0; slot < slots; slot++) weekly[slot] += own;
            }
        }

        public double[] Forecast(CountSeries series, DayLevel[] effects, int origin)
        {
            var forecast = new double[effects.Length * slots];
            for (var ahead = 0; ahead < effects.Length; ahead++)
            {
                if (DayLevels.IsClosed(series, origin + ahead, origin)) continue;
                var weekly = _weekly[series.WeekdayOf(origin + ahead)];
                for (var slot = 0; slot < slots; slot++)
                {
                    var root = Math.Max(0, _level + _daily[slot] + weekly[slot]);
                    forecast[(ahead * slots) + slot] = root * root * effects[ahead].Effect;
                }
            }
            return forecast;
        }
    }
}
