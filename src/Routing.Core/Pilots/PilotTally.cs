namespace Routing.Core;

/// <summary>One measure of a pilot: each arm by itself, and the difference of the two, unit by unit.</summary>
/// <remarks>
/// With the share p known by design, z = m₁ − m₀ + 1[tried](y − m₁) ÷ p − 1[in force](y − m₀) ÷ (1 − p) has the difference of the means as
/// its expectation whatever m₁ and m₀ are, as long as they come from earlier units alone: they are the running means of the arms, and
/// take most of the noise out (augmented inverse propensity weighting; ibid., section 3).
/// </remarks>
public sealed record PilotTally(RunningMean Tried, RunningMean InForce, RunningMean Difference)
{
    public static readonly PilotTally None = new(RunningMean.None, RunningMean.None, RunningMean.None);

    public PilotTally With(double value, bool tried, double share)
    {
        // Before any value there is nothing to expect, and the first is left out; before one of an arm, the other's serves as well as any number.
        if (Tried.Count + InForce.Count == 0) return new PilotTally(tried ? Tried.With(value) : Tried, tried ? InForce : InForce.With(value), Difference);
        var (m1, m0) = (Tried.Count > 0 ? Tried.Mean : InForce.Mean, InForce.Count > 0 ? InForce.Mean : Tried.Mean);
        var z = m1 - m0 + (tried ? (value - m1) / share : -(value - m0) / (1 - share));
        return new PilotTally(tried ? Tried.With(value) : Tried, tried ? InForce : InForce.With(value), Difference.With(z));
    }

    /// <summary>The interval of the difference, tried less in force; null while too few are there.</summary>
    /// <remarks>
    /// The formula holds as far as the variance is known, and what is seldom hardly shows in the small side: as long as that has seen no
    /// event, its own values say that they never vary. So each side is taken to vary as much as the one of the two that varies more.
    /// </remarks>
    public PilotDifference? DifferenceAt(double confidence, double share)
    {
        if (Math.Min(Tried.Count, InForce.Count) < PilotLimits.Least) return null;
        var most = Math.Max(Tried.Deviation, InForce.Deviation);
        var deviation = Math.Max(Difference.Deviation, most * Math.Sqrt((1 / share) + (1 / (1 - share))));
        var half = ConfidenceSequence.HalfWidth(Difference.Count, deviation, confidence);
        return new PilotDifference(Difference.Mean, Difference.Mean - half, Difference.Mean + half);
    }
}

/// <summary>Tried less in force, with an interval that holds at every look.</summary>
public sealed record PilotDifference(double Value, double Low, double High);
