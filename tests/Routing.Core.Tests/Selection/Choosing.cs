using System.Collections.Immutable;

namespace Routing.Core.Tests;

/// <summary>Cases and bids for the stories of the selection policies.</summary>
internal static class Choosing
{
    public static SelectionCase Case(
        QueueConfig? queue = null, AffinityBonus? affinity = null, int? complexity = null, params AgentPrice[] prices) => new(
        Given.Card() with { Affinity = affinity },
        queue ?? new QueueConfig { Name = "After-sales" },
        Given.Noon,
        TimeSpan.FromSeconds(30),
        Priority: 0,
        [.. prices],
        complexity);

    public static Bid Bid(string agent, double idleMinutes = 1, double load = 0, double resolve = 0.8, double handleSeconds = 300) => new()
    {
        Agent = agent,
        Eligible = Eligible.Yes,
        IdleSince = Given.Noon.AddMinutes(-idleMinutes),
        Load = load,
        Expected = new IntentMeans(resolve, handleSeconds, 4, 100),
        SkillLevel = 5,
    };

    public static string? Winner(string policy, SelectionCase subject, params Bid[] bids) =>
        SelectionPolicies.Find(policy).Select(subject, bids, new Random(1))?.Agent;

    /// <summary>Gives the agents one contact each, the winner leaving the round each time.</summary>
    public static string Order(string policy, SelectionCase subject, params Bid[] bids)
    {
        var left = bids.ToImmutableList();
        var order = "";
        while (Winner(policy, subject, [.. left]) is { } winner)
        {
            order += winner;
            left = left.RemoveAll(b => b.Agent == winner);
        }
        return order;
    }

    public static Candidate Candidate(Bid bid, double drawn = 0.5, double unresolvedCost = 3, double waitingCost = 1, int grade = 0) => new(
        bid.Load, bid.IdleSince, bid.SkillLevel, bid.Expected.Resolved, bid.Expected.HandleSeconds, bid.Weight, bid.Served, bid.NeededElsewhere, unresolvedCost, waitingCost, drawn, grade);
}
