namespace Routing.Core;

/// <summary>A contact in the memory of its queue: what is stored of it, and its place in the indexes.</summary>
public sealed class QueueRow(WaitingContact contact)
{
    public WaitingContact Contact { get; set; } = contact;

    /// <summary>Others of the same customer; <see cref="CustomerRows"/> keeps them.</summary>
    internal QueueRow? NextOfCustomer { get; set; }
    internal QueueRow? PreviousOfCustomer { get; set; }

    /// <summary>What it needs at its present relaxation step.</summary>
    public Requirement? Signature { get; set; }
    public int Step { get; set; }

    /// <summary>Has come to its step before the time, as nobody was there for those before.</summary>
    public bool IsAhead { get; set; }

    /// <summary>Until when some tiers are spared it; null when none are.</summary>
    public DateTimeOffset? SparesUntil { get; set; }

    /// <summary>Until when other queues' contacts go before it; null when they do not.</summary>
    public DateTimeOffset? YieldsUntil { get; set; }

    /// <summary>Until when people may pick its agent; null where it is offered without that (<see cref="PickingTime"/>).</summary>
    public DateTimeOffset? PickedUntil { get; set; }
    public OrderKey Order { get; set; }

    /// <summary>In the index by signature: may be picked by a round.</summary>
    public bool IsOpen { get; set; }

    /// <summary>Number of the last change that bears on it; kept while a round has it shut.</summary>
    public long Change { get; set; }

    /// <summary>The version of the queue's configuration by which it has its place.</summary>
    public long PlacedBy { get; set; }

    /// <summary>And as which teams were open, by <see cref="QueueState.TeamChanges"/>.</summary>
    public int PlacedByTeams { get; set; }

    /// <summary>The moment for which a deadline is armed.</summary>
    public DateTimeOffset? Due { get; set; }

    /// <summary>Whether time has changed who may have it, or how.</summary>
    public bool IsDue(DateTimeOffset now) => SparesUntil <= now || PickedUntil <= now || YieldsUntil <= now;

    /// <summary>The last round of bidding for it, also when nothing came of it.</summary>
    public DecisionRecord? LastDecision { get; set; }

    /// <summary>Set when an answer about its offer is missing: settle it so before anything else.</summary>
    public OfferEnd? Unsettled { get; set; }

    public static readonly IComparer<QueueRow> ByPriority = Comparer<QueueRow>.Create((x, y) => QueueOrder.ComparePriority(x.Order, y.Order));
    public static readonly IComparer<QueueRow> ByBound = Comparer<QueueRow>.Create((x, y) => QueueOrder.CompareBound(x.Order, y.Order));
}
