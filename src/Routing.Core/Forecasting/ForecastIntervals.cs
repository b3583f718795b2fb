namespace Routing.Core;

/// <summary>
/// Intervals learned from the errors of a backtest (conformal, as of Vovk, Gammerman and Shafer, 2005): errors of square roots, in units of
/// what chance and the unsteadiness of days make of them, and how far out the wanted share of them reaches, by days ahead.
/// </summary>
public sealed class ForecastIntervals
{
    /// <summary>Days ahead that are taken together, by the first of each group.</summary>
    private static readonly int[] Groups = [0, 1, 3, 7];

    /// <summary>Errors of a group before its own are believed; below, those of all are taken.</summary>
    private const int LeastErrors = 200;

    private const double Shift = 3.0 / 8;

    /// <summary>The variance of a count's square root, by chance alone.</summary>
    private const double ChanceVariance = 0.25;

    private readonly double _unsteady;
    private readonly (double Low, double High)[] _reach;

    private ForecastIntervals(double unsteady, (double Low, double High)[] reach) => (_unsteady, _reach) = (unsteady, reach);

    /// <param name="tried">What was forecast, what came, and how many days ahead.</param>
    public static ForecastIntervals Of(IEnumerable<(double Forecast, double Came, int DaysAhead)> tried, double coverage)
    {
        // A slot in which nothing is expected and nothing comes would be counted as a hit at night, and make the days' intervals too narrow.
        var errors = tried.Where(error => error.Forecast > 0 || error.Came > 0).ToList();
        var (excess, sum) = (0.0, 0.0);
        foreach (var (forecast, came, _) in errors)
        {
            var error = Root(came) - Root(forecast);
            excess += (error * error) - ChanceVariance;
            sum += forecast;
        }
        var unsteady = sum > 0 ? Math.Max(0, excess / sum) : 0;
        var all = Reach(errors.Select(error => Scaled(error.Forecast, error.Came, unsteady)), coverage);
        return new ForecastIntervals(unsteady, [.. Groups.Select((_, group) =>
        {
            var own = errors.Where(error => GroupOf(error.DaysAhead) == group).Select(error => Scaled(error.Forecast, error.Came, unsteady)).ToList();
            return own.Count < LeastErrors ? all : Reach(own, coverage);
        })]);
    }

    public (double Low, double High) Around(double forecast, int daysAhead)
    {
        // At 0 the bound would be that of a count around .3: a slot in which nothing ever comes is sure.
        if (forecast <= 0) return (0, 0);
        var (low, high) = _reach[GroupOf(daysAhead)];
        var scale = Scale(forecast, _unsteady);
        // Counts are whole: bounds are those whole numbers that hold the share at the least.
        return (Math.Max(0, Math.Floor(Count(Root(forecast) + (low * scale)))), Math.Ceiling(Math.Max(forecast, Count(Root(forecast) + (high * scale)))));
    }

    private static (double Low, double High) Reach(IEnumerable<double> scaled, double coverage)
    {
        var sorted = scaled.Order().ToList();
        if (sorted.Count == 0) return (-2, 2);
        var beyond = (1 - coverage) / 2;
        // One more than there are, so that the share holds for the next one and not for these alone.
        var place = (int)Math.Floor(beyond * (sorted.Count + 1)) - 1;
        return place < 0 ? (sorted[0], sorted[^1]) : (Math.Min(0, sorted[place]), Math.Max(0, sorted[sorted.Count - 1 - place]));
    }

    private static double Scaled(double forecast, double came, double unsteady) => (Root(came) - Root(forecast)) / Scale(forecast, unsteady);

    private static double Scale(double forecast, double unsteady) => Math.Sqrt(ChanceVariance + (unsteady * forecast));

    private static double Root(double count) => Math.Sqrt(count + Shift);

    private static double Count(double root) => Math.Pow(Math.Max(0, root), 2) - Shift;

    private static int GroupOf(int daysAhead)
    {
        var group = Groups.Length - 1;
        while (Groups[group] > daysAhead) group--;
        return group;
    }
}
