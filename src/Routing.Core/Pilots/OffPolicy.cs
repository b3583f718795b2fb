namespace Routing.Core;

/// <summary>A choice as it was logged, seen with another policy's eyes.</summary>
/// <param name="Propensity">The chance with which the agent was chosen then; above 0.</param>
/// <param name="Target">The chance with which the other policy would have chosen that agent.</param>
/// <param name="Reward">What came of it.</param>
/// <param name="Expected">What was expected of the agent chosen.</param>
/// <param name="ExpectedOfTarget">What was expected of whom the other policy would choose, over its chances.</param>
public readonly record struct LoggedChoice(double Propensity, double Target, double Reward, double Expected, double ExpectedOfTarget);

/// <summary>
/// What another policy would have been worth, from choices of the one that ran: self-normalised inverse propensity scoring (Swaminathan
/// and Joachims, 2015) and doubly robust (Dudík, Langford and Li, 2011).
/// </summary>
/// <remarks>
/// Neither knows what the other policy's choices would have done to those who wait behind: they are about the choice of the agent, all
/// else as it was. Where the policy that ran never chose an agent, nothing is known of what that would have been: see the effective number.
/// </remarks>
public static class OffPolicy
{
    /// <summary>Below this a weight says more of one contact than of the policy.</summary>
    public const double LeastPropensity = 0.001;
    private const double NinetyFivePercent = 1.959963984540054;

    /// <summary>Null where nothing was chosen that the other policy might have chosen.</summary>
    public static OffPolicyEstimate? Of(IEnumerable<LoggedChoice> choices)
    {
        var usable = choices.Where(choice => choice.Propensity >= LeastPropensity).ToList();
        var weights = usable.Select(choice => choice.Target / choice.Propensity).ToList();
        var sum = weights.Sum();
        if (usable.Count < 2 || sum <= 0) return null;
        var snips = usable.Zip(weights, (choice, weight) => weight * choice.Reward).Sum() / sum;
        // By linearisation of the ratio.
        var snipsError = Math.Sqrt(usable.Zip(weights, (choice, weight) => weight * weight * (choice.Reward - snips) * (choice.Reward - snips)).Sum()) / sum;
        var robust = usable.Zip(weights, (choice, weight) => choice.ExpectedOfTarget + (weight * (choice.Reward - choice.Expected))).ToList();
        var mean = robust.Average();
        var robustError = Math.Sqrt(robust.Sum(value => (value - mean) * (value - mean)) / (robust.Count - 1) / robust.Count);
        return new OffPolicyEstimate(
            usable.Count, sum * sum / weights.Sum(weight => weight * weight), usable.Average(choice => choice.Reward),
            new PilotDifference(snips, snips - (NinetyFivePercent * snipsError), snips + (NinetyFivePercent * snipsError)),
            new PilotDifference(mean, mean - (NinetyFivePercent * robustError), mean + (NinetyFivePercent * robustError)));
    }
}

/// <summary>What another policy would have come to.</summary>
/// <param name="EffectiveChoices">As many choices as would say as much if the other policy had made them itself (Kish).</param>
/// <param name="Logged">What the policy that ran came to.</param>
/// <param name="Snips">With its 95 % interval, for one look.</param>
public sealed record OffPolicyEstimate(int Choices, double EffectiveChoices, double Logged, PilotDifference Snips, PilotDifference DoublyRobust);
