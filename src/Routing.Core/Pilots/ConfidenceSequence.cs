namespace Routing.Core;

/// <summary>
/// Intervals that hold at every look at once, so that looking early and stopping when one likes does no harm: Robbins' normal mixture,
/// as an asymptotic confidence sequence (Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas, 2021, arXiv:2103.06476, theorem 2.2).
/// </summary>
/// <remarks>
/// After n values of standard deviation s the mean is within ± s·√(2(nρ² + 1) ÷ (n²ρ²) · ln(√(nρ² + 1) ÷ α)). ρ says for how many values
/// it is narrowest: ρ² = (−2 ln α + ln(−2 ln α + 1)) ÷ n₀ (ibid., appendix). There it is 1.55 times as wide as an interval for one look, and elsewhere wider.
/// </remarks>
public static class ConfidenceSequence
{
    public static double HalfWidth(long values, double deviation, double confidence, int tunedFor = PilotLimits.TunedFor)
    {
        if (values < 2) return double.PositiveInfinity;
        var alpha = 1 - confidence;
        var twice = -2 * Math.Log(alpha);
        var rho = (twice + Math.Log(twice + 1)) / tunedFor;
        var spread = (values * rho) + 1;
        return deviation * Math.Sqrt(2 * spread / ((double)values * values * rho) * Math.Log(Math.Sqrt(spread) / alpha));
    }
}

/// <summary>Mean and spread of values as they come (Welford).</summary>
public sealed record RunningMean(long Count = 0, double Mean = 0, double Squares = 0)
{
    public static readonly RunningMean None = new();

    public double Deviation => Count < 2 ? 0 : Math.Sqrt(Squares / (Count - 1));

    public RunningMean With(double value)
    {
        var (count, off) = (Count + 1, value - Mean);
        var mean = Mean + (off / count);
        return new RunningMean(count, mean, Squares + (off * (value - mean)));
    }
}
