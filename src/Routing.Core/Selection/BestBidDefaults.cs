namespace Routing.Core;

/// <summary>The constants of <see cref="BestBidSelection"/>, with where each comes from.</summary>
public static class BestBidDefaults
{
    /// <summary>
    /// Share of <see cref="Candidate.NeededElsewhere"/> that is charged: sparing the one who is needed elsewhere.
    /// A quarter was found by simulation of pools whose agents differ (cost rate 45.3 against 47.1 without).
    /// </summary>
    public const double NeededElsewhereShare = 0.25;

    /// <summary>
    /// A minute of an agent's time, in minutes of a contact's waiting. Between 0 (nobody waits) and 1 or more (a
    /// contact waits behind each agent); half stands for the load at which choice matters most.
    /// </summary>
    public const double AgentMinute = 0.5;

    /// <summary>Share of handle time by which full use of capacity slows a contact down; our estimate.</summary>
    public const double LoadSlowsBy = 0.1;
}
