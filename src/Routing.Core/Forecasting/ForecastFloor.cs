namespace Routing.Core;

/// <summary>
/// The error that chance leaves to whoever knows how many are expected of each slot. It supposes that contacts come independently of each other, so that
/// counts are Poisson with the forecast's mean; where days or hours are busy as a whole and nobody can know it ahead, the floor is higher.
/// </summary>
/// <param name="Absolute">Sum over slots of what counts are away from their mean on average, in contacts.</param>
/// <param name="Came">Sum of what came.</param>
public readonly record struct ForecastFloor(double Absolute, double Came)
{
    /// <summary>From where on Stirling's series for the factorial is exact to ten digits.</summary>
    private const int ManyEnough = 10;

    /// <summary>As a weighted absolute percentage error: where hardly any come it is above 1, as a forecast of nobody would be at 1.</summary>
    public double Wape => Came > 0 ? Absolute / Came : 0;

    public static ForecastFloor operator +(ForecastFloor a, ForecastFloor b) => new(a.Absolute + b.Absolute, a.Came + b.Came);

    /// <summary>Of what there was to be gained on seasonal naive, the share that was gained: 1 where only chance is left. Null where chance leaves nothing to gain.</summary>
    public double? Reached(double wape, double naiveWape) => naiveWape > Wape && Wape > 0 ? (naiveWape - wape) / (naiveWape - Wape) : null;

    /// <summary>The mean absolute deviation of a Poisson count from its mean: 2 e^−λ λ^(⌊λ⌋+1) ÷ ⌊λ⌋! (Crow, 1958; Johnson, Kemp and Kotz, 2005, 4.3).</summary>
    /// <param name="mean">Contacts expected, 0 or more.</param>
    public static double Deviation(double mean)
    {
        if (!(mean > 0)) return 0;
        var below = Math.Floor(mean);
        return 2 * Math.Exp(((below + 1) * Math.Log(mean)) - mean - LogFactorial(below));
    }

    private static double LogFactorial(double n)
    {
        if (n >= ManyEnough) return (n * Math.Log(n)) - n + (Math.Log(2 * Math.PI * n) / 2) + (1 / (12 * n)) - (1 / (360 * n * n * n)) + (1 / (1260 * Math.Pow(n, 5)));
        var product = 1.0;
        for (var factor = 2; factor <= n; factor++) product *= factor;
        return Math.Log(product);
    }
}
