using static Routing.Core.Counted;

namespace Routing.Core;

/// <summary>
/// How unlike the same time of former weeks a figure is. Counts are compared as square roots, where a Poisson count has
/// the same spread however large; means of handle time by their standard error. Where the weeks differ among themselves by
/// more than chance alone would make them, that spread is taken in its place. As it is known from few weeks only, the
/// distance is one of Student's t, and is told as the standard deviations of a normal figure that is as rare.
/// </summary>
/// <remarks>
/// Refused: more degrees of freedom where the weeks differ little. They often do so by chance, and one hour in four hundred
/// was then called unusual that was not.
/// </remarks>
public static class UnusualTest
{
    private const double PerSquare = 100;

    /// <summary>Whether a measure is one that can be judged so.</summary>
    public static bool Takes(Measure measure) => measure.Name is "aht" || measure is { Unit: MeasureUnit.Contacts, IsTotal: true };

    /// <summary>The reading of a measure that is judged by its own past.</summary>
    /// <param name="past">The same time of former weeks, of those in which there was anything at all.</param>
    /// <param name="least">Of fewer nothing is said.</param>
    public static AlertReading Of(Measure measure, string each, Tally now, IReadOnlyList<Tally> past, int least) =>
        measure.Name == "aht" ? OfHandleTime(measure, each, now, past, least) : OfCount(measure, each, now, past, least);

    private static AlertReading OfCount(Measure measure, string each, Tally now, IReadOnlyList<Tally> past, int least)
    {
        var value = measure.FigureOf(now).Value ?? 0;
        var counts = past.Select(week => measure.FigureOf(week).Value ?? 0).ToList();
        var reading = new AlertReading(each, value, (long)value);
        if (counts.Count < AlertLimits.LeastWeeks || Math.Max(value, counts.Average()) < least) return reading;
        var roots = counts.Select(Root).ToList();
        var weeks = 1 + 1.0 / roots.Count;
        var deviation = Deviation(Root(value) - roots.Average(), weeks, Variance(roots) * weeks, roots.Count);
        return reading with { Expected = counts.Average(), Deviation = deviation };
    }

    private static AlertReading OfHandleTime(Measure measure, string each, Tally now, IReadOnlyList<Tally> past, int least)
    {
        var (value, n) = measure.FigureOf(now);
        var weeks = past.Where(week => week[Handled] > 0).ToList();
        var reading = new AlertReading(each, value, n);
        if (value is not { } mean || n < least || weeks.Count < AlertLimits.LeastWeeks) return reading;
        var means = weeks.Select(week => measure.FigureOf(week).Value!.Value).ToList();
        var all = weeks.Aggregate(default(Tally), (sum, week) => sum + week);
        var whole = measure.FigureOf(all).Value!.Value;
        var within = Math.Max(0, all[HandleSquares] / PerSquare / all[Handled] - whole * whole);
        // Of one contact's time; of the mean of now, and of the mean of the weeks.
        var sampling = within / n + weeks.Sum(week => within / week[Handled]) / (weeks.Count * (double)weeks.Count);
        if (sampling <= 0 && Variance(means) <= 0) return reading;
        return reading with { Expected = means.Average(), Deviation = Deviation(mean - means.Average(), sampling, Variance(means) * (1 + 1.0 / weeks.Count), weeks.Count) };
    }

    /// <summary>How many standard deviations of a single week a figure must be off the mean of so many to be told as a deviation.</summary>
    public static double DistanceAt(double deviation, int weeks)
    {
        var degrees = weeks - 1.0;
        var normal = deviation * ((8 * degrees) + 3) / ((8 * degrees) + 1);
        return Math.Sqrt(degrees * (Math.Exp(normal * normal / degrees) - 1)) * Math.Sqrt(1 + 1.0 / weeks);
    }

    /// <param name="known">The variance that chance alone makes.</param>
    /// <param name="seen">The variance that was seen between the weeks.</param>
    private static double Deviation(double distance, double known, double seen, int weeks)
    {
        var t = distance / Math.Sqrt(Math.Max(known, seen));
        var degrees = weeks - 1.0;
        // Wallace's approximation of the normal figure that is as rare.
        return Math.Sign(t) * Math.Sqrt(degrees * Math.Log(1 + t * t / degrees)) * ((8 * degrees) + 1) / ((8 * degrees) + 3);
    }

    private static double Root(double count) => 2 * Math.Sqrt(count + 0.375);

    private static double Variance(IReadOnlyList<double> values)
    {
        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1);
    }
}
