namespace Routing.Core;

/// <summary>
/// What keeping a contact for the agent its customer knows may cost. A hold is made only while the expected gain is
/// greater than the expected wait, and it ends when the gain is used up; so affinity never costs more than it brings.
/// </summary>
public static class AffinityBudget
{
    /// <summary>Spread of log handle time: a published bank call centre's February.</summary>
    public const double HandleTimeSigma = 0.944;

    /// <param name="bonus">The known agent, and what being served by them is worth.</param>
    /// <param name="presence">How that agent is present; a hold makes sense only for one who is ready but busy.</param>
    /// <param name="elapsed">How long the contact that will end first has been handled.</param>
    /// <param name="meanHandleSeconds">The agent's mean handle time, wrap-up included.</param>
    public static AffinityHold? Hold(AffinityRule rule, AffinityBonus? bonus, PresenceKind presence, TimeSpan elapsed, double meanHandleSeconds, DateTimeOffset now)
    {
        if (!rule.Enabled || rule.MaxHoldSeconds <= 0 || bonus is null || presence is not PresenceKind.Ready) return null;
        var gain = bonus.WorthSeconds;
        if (!(gain > RemainingSeconds(elapsed, meanHandleSeconds))) return null;
        return new AffinityHold(bonus.Agent, now.AddSeconds(Math.Min(gain, rule.MaxHoldSeconds)));
    }

    /// <summary>
    /// Expected rest of a lognormal handle time T with mean m after t of it:
    /// E[T − t | T > t] = m·Φ((ν + σ² − ln t) ÷ σ) ÷ Φ((ν − ln t) ÷ σ) − t, with ν = ln m − σ² ÷ 2. It falls at first,
    /// then grows: a contact that has taken very long is not about to end. The memoryless m was refused, as it would
    /// hold for an agent who has just begun as gladly as for one about to finish.
    /// </summary>
    public static double RemainingSeconds(TimeSpan elapsed, double meanHandleSeconds)
    {
        var t = elapsed.TotalSeconds;
        if (t <= 0) return meanHandleSeconds;
        const double variance = HandleTimeSigma * HandleTimeSigma;
        var location = Math.Log(meanHandleSeconds) - (variance / 2);
        var stillBusy = NormalBelow((location - Math.Log(t)) / HandleTimeSigma);
        // Far out in the tail both factors vanish; there the rest is at least as long as what has passed.
        if (stillBusy < 1e-6) return t;
        return (meanHandleSeconds * NormalBelow((location + variance - Math.Log(t)) / HandleTimeSigma) / stillBusy) - t;
    }

    // Abramowitz and Stegun 26.2.17, error below 7.5e-8.
    private static double NormalBelow(double z)
    {
        var k = 1 / (1 + (0.2316419 * Math.Abs(z)));
        var series = k * (0.319381530 + (k * (-0.356563782 + (k * (1.781477937 + (k * (-1.821255978 + (k * 1.330274429))))))));
        var above = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) * series;
        return z >= 0 ? 1 - above : above;
    }
}
