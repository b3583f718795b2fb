namespace Routing.Core;

/// <summary>How likely a standard normal variable exceeds a value.</summary>
public static class NormalTail
{
    /// <summary>Before, the series of the integral; beyond, the continued fraction of Laplace: seven digits and more either way.</summary>
    private const double Far = 3;
    private const int Terms = 60;

    public static double Above(double z)
    {
        if (z < 0) return 1 - Above(-z);
        var density = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
        if (z < Far)
        {
            var (term, sum) = (z, z);
            for (var n = 1; n < Terms; n++) sum += term *= z * z / ((2 * n) + 1);
            return 0.5 - (density * sum);
        }
        var fraction = z;
        for (var n = Terms; n >= 1; n--) fraction = z + (n / fraction);
        return density / fraction;
    }
}
