namespace Routing.Core;

/// <summary>
/// What keeping a contact for the agent its customer knows may cost. A hold is made only while the expected gain is
/// greater than the expected wait, and it ends when the gain is used up; so affinity never costs more than it brings.
/// </summary>
/// <remarks>
/// What is left of a conversation is seldom less than three quarters of the mean, however long it has lasted. So with a
/// saving of a quarter a contact is held for an agent in wrap-up, or with several contacts of which one will end, and
/// hardly ever for one in the midst of a call.
/// </remarks>
public static class AffinityBudget
{
    /// <summary>Spread of log handle time: a published bank call centre's February.</summary>
    public const double HandleTimeSigma = 0.944;

    /// <param name="bonus">The known agent, and what being served by them is worth.</param>
    /// <param name="presence">How that agent is present; a hold makes sense only for one who is ready but busy.</param>
    /// <param name="freeIn">When the agent can take a contact: the end of a wrap-up that is set, or
    /// <see cref="RemainingHandleTime"/>.</param>
    public static AffinityHold? Hold(AffinityRule rule, AffinityBonus? bonus, PresenceKind presence, TimeSpan freeIn, DateTimeOffset now)
    {
        if (!rule.Enabled || rule.MaxHoldSeconds <= 0 || bonus is null || presence is not PresenceKind.Ready) return null;
        if (bonus.WorthSeconds <= freeIn.TotalSeconds) return null;
        return new AffinityHold(bonus.Agent, now.AddSeconds(Math.Min(bonus.WorthSeconds, rule.MaxHoldSeconds)));
    }

    /// <summary>A hold that somebody else made, within what the queue allows.</summary>
    public static AffinityHold? Cap(AffinityRule rule, AffinityHold? hold, DateTimeOffset now) =>
        hold is null || !rule.Enabled || rule.MaxHoldSeconds <= 0 ? null
        : hold.Until - now <= TimeSpan.FromSeconds(rule.MaxHoldSeconds) ? hold : hold with { Until = now.AddSeconds(rule.MaxHoldSeconds) };

    /// <summary>
    /// Expected rest of a lognormal handle time T with mean m after t of it:
    /// E[T − t | T > t] = m·Φ((ν + σ² − ln t) ÷ σ) ÷ Φ((ν − ln t) ÷ σ) − t, with ν = ln m − σ² ÷ 2. It falls at first,
    /// then grows: a contact that has taken very long is not about to end.
    /// </summary>
    /// <param name="contacts">How many the agent handles; the first of them ends as many times sooner, near enough.</param>
    public static TimeSpan RemainingHandleTime(TimeSpan elapsed, double meanHandleSeconds, int contacts = 1) =>
        TimeSpan.FromSeconds(Math.Min(Limits.WaitSeconds, RemainingSeconds(elapsed.TotalSeconds, meanHandleSeconds) / Math.Max(1, contacts)));

    private static double RemainingSeconds(double elapsed, double mean)
    {
        if (elapsed <= 0) return mean;
        const double variance = HandleTimeSigma * HandleTimeSigma;
        var location = Math.Log(Math.Max(1, mean)) - (variance / 2);
        var stillBusy = NormalBelow((location - Math.Log(elapsed)) / HandleTimeSigma);
        // Far out in the tail both factors vanish; there the rest is of the order of what has passed.
        if (stillBusy < 1e-6) return elapsed;
        return (mean * NormalBelow((location + variance - Math.Log(elapsed)) / HandleTimeSigma) / stillBusy) - elapsed;
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
