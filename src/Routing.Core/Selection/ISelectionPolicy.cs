namespace Routing.Core;

/// <summary>
/// How a contact's agent is chosen. The dispatcher narrows many agents to a few by <see cref="CandidateKey"/>; the
/// queue picks among their bids. Policies hold no state: what they need to remember is in candidate and bid.
/// </summary>
public interface ISelectionPolicy
{
    /// <summary>The name a queue's configuration selects it by.</summary>
    string Name { get; }

    /// <summary>Whether the same bids may lead to another choice.</summary>
    bool IsByLot => false;

    /// <summary>Whether each of those who bid is as likely: then the chance of a choice is known.</summary>
    bool IsEven => false;

    /// <summary>Whether it only suggests, and a person picks.</summary>
    bool IsPickedByPeople => false;

    /// <summary>
    /// What of a contact itself bears on the order of <see cref="CandidateKey"/>, in a few steps: agents are kept in an order for each.
    /// </summary>
    int GradeOf(QueueConfig queue, QueueHead head, DateTimeOffset now) => 0;

    /// <summary>Orders available agents before they are asked: lower first; ties by longest idle, then id.</summary>
    double CandidateKey(in Candidate candidate);

    /// <summary>Picks among the bids; null when none is eligible.</summary>
    /// <param name="bids">All answers; those not eligible do not compete, but are recorded.</param>
    Award? Select(SelectionCase subject, IReadOnlyList<Bid> bids, Random random);
}

/// <summary>What the dispatcher knows of an available agent, for one intent, without asking.</summary>
/// <param name="NeededElsewhere">How much better than its peers the agent is at the most of its other work.</param>
/// <param name="UnresolvedCost">Worth of a contact that is not resolved, in the queue's currency.</param>
/// <param name="WaitingCostPerMinute">Worth of a minute of a contact's waiting there.</param>
/// <param name="Grade">That of the contact the order is for: <see cref="ISelectionPolicy.GradeOf"/>.</param>
/// <param name="Drawn">A number drawn uniformly from 0–1 for this agent and this moment.</param>
/// <param name="Satisfaction">Worth of how content its customers are, where that counts in whom to ask: <see cref="SatisfactionWorth.BeforeBids"/>.</param>
public readonly record struct Candidate(
    double Load,
    DateTimeOffset IdleSince,
    double SkillLevel,
    double ResolveChance,
    double HandleSeconds,
    int Weight,
    long Served,
    double NeededElsewhere,
    double UnresolvedCost,
    double WaitingCostPerMinute,
    double Drawn,
    int Grade = 0,
    double Satisfaction = 0);
