using Routing.Actors;

namespace Routing.Simulation;

/// <summary>How a random day is played; what a test puts in between to break a promise on purpose comes in here.</summary>
public sealed record DayOptions
{
    public static readonly DayOptions Usual = new();

    /// <summary>Without, it is a healthy day.</summary>
    public bool Faults { get; init; } = true;

    /// <summary>With bots, shifts, translations and profiles of the rules; null where the seed decides, for every other day.</summary>
    public bool? Wide { get; init; }

    /// <summary>Of two groups with a dispatcher each; null where the seed decides, for every third day.</summary>
    public bool? Split { get; init; }

    /// <summary>Whether parts of the actors may be lost; null where the seed decides, for every third day: the wakers who then wake all mend much else.</summary>
    public bool? LosesParts { get; init; }

    /// <summary>Things done before the day comes to rest: so many, or up to a bound.</summary>
    public int MinActs { get; init; } = 40;
    public int MaxActs { get; init; } = 160;

    /// <summary>Stands between the actors and their store.</summary>
    public Func<IActorStore, IActorStore>? Store { get; init; }

    /// <summary>Stands between those who call actors, actors included, and the actors.</summary>
    public Func<IActorDirectory, IActorDirectory>? Directory { get; init; }

    /// <summary>Notices that never arrive, also when the faults are over.</summary>
    public Func<ActorKey, Notice, bool>? Swallows { get; init; }
}
