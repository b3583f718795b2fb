using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>
/// A routing group as the fit sees it (policy.md): classes of contacts that arrive and lose patience at constant rates,
/// and pools of agents with the same skills who serve them at constant rates. The unit of time is the caller's.
/// </summary>
public sealed record MarkovModel(ImmutableArray<ModelClass> Classes, ImmutableArray<ModelPool> Pools)
{
    public int Agents => Pools.Sum(pool => pool.Agents);
}

/// <summary>Contacts of one kind, with what they cost. A queue's signature is a class.</summary>
public sealed record ModelClass
{
    /// <summary>Contacts per unit of time.</summary>
    public required double ArrivalRate { get; init; }

    /// <summary>Abandonments per waiting contact and unit of time: abandonments ÷ waiting time.</summary>
    public double PatienceRate { get; init; }

    /// <summary>Per waiting contact and unit of time.</summary>
    public double HoldingCost { get; init; } = 1;

    /// <summary>For each contact served and not resolved.</summary>
    public double UnresolvedCost { get; init; } = 3;
    public double AbandonedCost { get; init; } = 3;
    public double BlockedCost { get; init; } = 3;

    /// <summary>Waiting contacts beyond which the next is blocked; null is no bound.</summary>
    public int? Buffer { get; init; }

    /// <summary>What a waiting contact costs per unit of time, expected abandonment included.</summary>
    public double WaitingCost => HoldingCost + PatienceRate * AbandonedCost;
}

/// <summary>Agents with the same skills.</summary>
/// <param name="Serves">By class; null where the pool does not serve it.</param>
public sealed record ModelPool(int Agents, ImmutableArray<ModelService?> Serves);

/// <summary>How a pool serves a class.</summary>
/// <param name="Rate">Contacts one busy agent ends per unit of time.</param>
/// <param name="Resolve">Chance that a contact is resolved.</param>
public sealed record ModelService(double Rate, double Resolve = 1);
