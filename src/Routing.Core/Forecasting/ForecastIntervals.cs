namespace Routing.Core;

/// <summary>
/// Intervals learned from the errors of a backtest (conformal, as of Vovk, Gammerman and Shafer, 2005): errors of square roots, in units of
/// what chance and the unsteadiness of days make of them, and how far out the wanted share of them reaches, by days ahead and by how many
/// come. Counts are whole: bounds are the whole numbers around, and it is these that hold the share at the backtest.
/// </summary>
public sealed class ForecastIntervals
{
    /// <summary>Days ahead that are taken together, by the first of each group.</summary>
    private static readonly double[] Groups = [0, 1, 3, 7];

    /// <summary>Errors of a group before its own are believed; below, those of all are taken.</summary>
    private const int LeastErrors = 200;

    /// <summary>What comes in a slot that is taken together, from so many on: whole bounds hold more than their share where few come, and it is not to be made up for where many do.</summary>
    private static readonly double[] Sizes = [0, 1, 4, 16];

    /// <summary>Halvings by which bounds are drawn in until they hold no more than the share.</summary>
    private const int Halvings = 10;

    private const double Shift = 3.0 / 8;

    /// <summary>The variance of a count's square root, by chance alone.</summary>
    private const double ChanceVariance = 0.25;

    private readonly double _unsteady;
    private readonly (double Low, double High)[,] _reach;

    private ForecastIntervals(double unsteady, (double Low, double High)[,] reach) => (_unsteady, _reach) = (unsteady, reach);

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
        var all = Reach(errors, unsteady, coverage);
        var reach = new (double, double)[Groups.Length, Sizes.Length];
        for (var size = 0; size < Sizes.Length; size++)
        {
            var alike = errors.Where(error => PlaceOf(Sizes, error.Forecast) == size).ToList();
            var ofSize = alike.Count < LeastErrors ? all : Reach(alike, unsteady, coverage);
            for (var group = 0; group < Groups.Length; group++)
            {
                var own = alike.Where(error => PlaceOf(Groups, error.DaysAhead) == group).ToList();
                reach[group, size] = own.Count < LeastErrors ? ofSize : Reach(own, unsteady, coverage);
            }
        }
        return new ForecastIntervals(unsteady, reach);
    }

    public (double Low, double High) Around(double forecast, int daysAhead) =>
        // At 0 the bound would be that of a count around .3: a slot in which nothing ever comes is sure.
        forecast <= 0 ? (0, 0) : Whole(forecast, _unsteady, _reach[PlaceOf(Groups, daysAhead), PlaceOf(Sizes, forecast)]);

    /// <summary>The whole numbers around both bounds; what is expected is between them.</summary>
    private static (double Low, double High) Whole(double forecast, double unsteady, (double Low, double High) reach)
    {
        var (root, scale) = (Root(forecast), Scale(forecast, unsteady));
        return (Math.Max(0, Math.Floor(Count(root + (reach.Low * scale)))), Math.Ceiling(Math.Max(forecast, Count(root + (reach.High * scale)))));
    }

    private static (double Low, double High) Reach(List<(double Forecast, double Came, int DaysAhead)> errors, double unsteady, double coverage)
    {
        if (errors.Count == 0) return (-2, 2);
        var sorted = errors.Select(error => Scaled(error.Forecast, error.Came, unsteady)).Order().ToList();
        // One more than there are, so that the share holds for the next one and not for these alone.
        var wanted = coverage * (errors.Count + 1);
        // As many are left out on each side as can be, while the whole bounds hold the share: unrounded ones at the least leave out the rest of it.
        var (least, most) = ((1 - coverage) / 2, 0.5);
        var best = Beyond(sorted, least);
        for (var n = 0; n < Halvings; n++)
        {
            var beyond = (least + most) / 2;
            var reach = Beyond(sorted, beyond);
            if (errors.Count(error => IsHeld(error.Forecast, error.Came, unsteady, reach)) >= wanted) (least, best) = (beyond, reach);
            else most = beyond;
        }
        return best;
    }

    private static bool IsHeld(double forecast, double came, double unsteady, (double Low, double High) reach)
    {
        var (low, high) = forecast <= 0 ? (0, 0) : Whole(forecast, unsteady, reach);
        return came >= low && came <= high;
    }

    private static (double Low, double High) Beyond(List<double> sorted, double beyond)
    {
        var place = (int)Math.Floor(beyond * (sorted.Count + 1)) - 1;
        return place < 0 ? (sorted[0], sorted[^1]) : (Math.Min(0, sorted[Math.Min(place, sorted.Count - 1)]), Math.Max(0, sorted[Math.Max(0, sorted.Count - 1 - place)]));
    }

    private static double Scaled(double forecast, double came, double unsteady) => (Root(came) - Root(forecast)) / Scale(forecast, unsteady);

    private static double Scale(double forecast, double unsteady) => Math.Sqrt(ChanceVariance + (unsteady * forecast));

    private static double Root(double count) => Math.Sqrt(count + Shift);

    private static double Count(double root) => Math.Pow(Math.Max(0, root), 2) - Shift;

    private static int PlaceOf(double[] from, double value)
    {
        var place = from.Length - 1;
        while (place > 0 && from[place] > value) place--;
        return place;
    }
}
