namespace Routing.Core;

/// <summary>A choice as it was logged, seen with another policy's eyes.</summary>
/// <param name="Propensity">The chance with which the agent was chosen then; above 0.</param>
/// <param name="Target">The chance with which the other policy would have chosen that agent.</param>
/// <param name="Reward">What came of it.</param>
/// <param name="Expected">What was expected of the agent chosen.</param>
/// <param name="ExpectedOfTarget">What was expected of whom the other policy would choose, over its chances.</param>
/// <param name="Unsupported">The chance with which the other policy would have chosen somebody whom the one that ran could not.</param>
public readonly record struct LoggedChoice(double Propensity, double Target, double Reward, double Expected, double ExpectedOfTarget, double Unsupported = 0);

/// <summary>
/// What another policy would have been worth, from choices of the one that ran: self-normalised inverse propensity scoring (Swaminathan
/// and Joachims, 2015) and doubly robust (Dudík, Langford and Li, 2011).
/// </summary>
/// <remarks>
/// Neither knows what the other policy's choices would have done to those who wait behind: they are about the choice of the agent, all
/// else as it was. Where the policy that ran could not choose an agent, nothing is known of what that would have been, and however many choices
/// there are, both would tell of those alone in which the two agree: beyond <see cref="MostUnsupported"/> they are not told.
/// </remarks>
public static class OffPolicy
{
    /// <summary>Below this a weight says more of one contact than of the policy.</summary>
    public const double LeastPropensity = 0.001;

    /// <summary>Part of the other policy's choices that the one that ran could not have made, up to which estimates are told.</summary>
    public const double MostUnsupported = 0.05;
    private const double NinetyFivePercent = 1.959963984540054;

    /// <summary>Null with too few choices; without figures where too many of the other policy's could not have been made.</summary>
    public static OffPolicyEstimate? Of(IEnumerable<LoggedChoice> choices)
    {
        var usable = choices.Where(choice => choice.Propensity >= LeastPropensity).ToList();
        var weights = usable.Select(choice => choice.Target / choice.Propensity).ToList();
        var sum = weights.Sum();
        if (usable.Count < 2) return null;
        var (logged, unsupported) = (usable.Average(choice => choice.Reward), usable.Average(choice => choice.Unsupported));
        var effective = sum > 0 ? sum * sum / weights.Sum(weight => weight * weight) : 0;
        if (sum <= 0 || unsupported > MostUnsupported) return new OffPolicyEstimate(usable.Count, effective, logged, unsupported, null, null);
        var snips = usable.Zip(weights, (choice, weight) => weight * choice.Reward).Sum() / sum;
        // By linearisation of the ratio.
        var snipsError = Math.Sqrt(usable.Zip(weights, (choice, weight) => weight * weight * (choice.Reward - snips) * (choice.Reward - snips)).Sum()) / sum;
        var robust = usable.Zip(weights, (choice, weight) => choice.ExpectedOfTarget + (weight * (choice.Reward - choice.Expected))).ToList();
        var mean = robust.Average();
        var robustError = Math.Sqrt(robust.Sum(value => (value - mean) * (value - mean)) / (robust.Count - 1) / robust.Count);
        return new OffPolicyEstimate(
            usable.Count, effective, logged, unsupported,
            new PilotDifference(snips, snips - (NinetyFivePercent * snipsError), snips + (NinetyFivePercent * snipsError)),
            new PilotDifference(mean, mean - (NinetyFivePercent * robustError), mean + (NinetyFivePercent * robustError)));
    }
}

/// <summary>What another policy would have come to.</summary>
/// <param name="EffectiveChoices">As many choices as would say as much if the other policy had made them itself (Kish).</param>
/// <param name="Logged">What the policy that ran came to.</param>
/// <param name="Unsupported">Part of the other policy's choices that the one that ran could not have made; near 1 where it left nothing to chance.</param>
/// <param name="Snips">With its 95 % interval, for one look; null where <paramref name="Unsupported"/> is too much, or the two never agree.</param>
/// <param name="DoublyRobust">Likewise.</param>
public sealed record OffPolicyEstimate(int Choices, double EffectiveChoices, double Logged, double Unsupported, PilotDifference? Snips, PilotDifference? DoublyRobust);
