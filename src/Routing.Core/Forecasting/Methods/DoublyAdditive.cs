namespace Routing.Core;

/// <summary>
/// On square roots, what a slot has on its weekday plus what the day has in all its slots (Weinberg, Brown and Stroud, 2007; Aldor-Noiman,
/// Feigin and Mandelbaum, 2009): the one a mean that forgets, the other carried to the next days as it was so far.
/// </summary>
public sealed class DoublyAdditive : IForecastMethod
{
    /// <summary>A week counts half after six.</summary>
    private const double Keep = 0.89;

    /// <summary>Days' effects that the carry is known by before any are seen: as if it had been a half, on so much of a variance.</summary>
    private const double PriorCarry = 0.5;
    private const double PriorVariance = 0.05;

    public string Name => "doubly additive";

    public IReadOnlyList<double[]> At(CountSeries series, ForecastCalendar calendar, IReadOnlyList<int> origins, int days)
    {
        var effects = DayLevels.Run(series, calendar, origins, days);
        var slots = series.SlotsPerDay;
        var (sums, weights) = (Enumerable.Range(0, 7).Select(_ => new double[slots]).ToArray(), new double[7]);
        var (last, products, squares) = (0.0, PriorCarry * PriorVariance, PriorVariance);
        var forecasts = new List<double[]>(origins.Count);
        for (var day = 0; forecasts.Count < origins.Count; day++)
        {
            var carry = Math.Clamp(products / squares, 0, 1);
            while (forecasts.Count < origins.Count && origins[forecasts.Count] == day)
                forecasts.Add(Forecast(series, effects[forecasts.Count], sums, weights, last, carry, day));
            if (day >= series.Days) break;
            var weekday = series.WeekdayOf(day);
            if (calendar.Has(series.DateOf(day)) || (series.Totals[day] <= 0 && DayLevels.IsClosed(series, day, day))) continue;
            var counts = series.Day(day);
            var effect = 0.0;
            if (weights[weekday] > 0)
            {
                effect = DayEffect(counts, sums[weekday], weights[weekday]);
                products += last * effect;
                squares += last * last;
            }
            weights[weekday] = (weights[weekday] * Keep) + 1;
            for (var slot = 0; slot < slots; slot++) sums[weekday][slot] = (sums[weekday][slot] * Keep) + Math.Sqrt(counts[slot]);
            last = effect;
        }
        return forecasts;
    }

    /// <summary>The mean of what slots have above their weekday's, over slots in which anything is expected.</summary>
    private static double DayEffect(ReadOnlySpan<double> counts, double[] sums, double weight)
    {
        var (sum, count) = (0.0, 0);
        for (var slot = 0; slot < counts.Length; slot++)
        {
            if (sums[slot] <= 0) continue;
            sum += Math.Sqrt(counts[slot]) - (sums[slot] / weight);
            count++;
        }
        return count == 0 ? 0 : sum / count;
    }

    private static double[] Forecast(CountSeries series, DayLevel[] effects, double[][] sums, double[] weights, double last, double carry, int origin)
    {
        var slots = series.SlotsPerDay;
        var forecast = new double[effects.Length * slots];
        var effect = last;
        for (var ahead = 0; ahead < effects.Length; ahead++)
        {
            effect *= carry;
            var weekday = series.WeekdayOf(origin + ahead);
            if (weights[weekday] <= 0 || DayLevels.IsClosed(series, origin + ahead, origin)) continue;
            for (var slot = 0; slot < slots; slot++)
            {
                if (sums[weekday][slot] <= 0) continue;
                var root = Math.Max(0, (sums[weekday][slot] / weights[weekday]) + effect);
                forecast[(ahead * slots) + slot] = root * root * effects[ahead].Effect;
            }
        }
        return forecast;
    }
}
