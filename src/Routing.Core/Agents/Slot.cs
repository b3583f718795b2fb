namespace Routing.Core;

/// <summary>What a unit of an agent's capacity is doing; a free unit has no slot.</summary>
public enum SlotState
{
    Reserved,
    Handling,
    Held,

    /// <summary>Waiting for the customer or another department; takes no capacity.</summary>
    Pending,

    /// <summary>On its way to a queue; kept until that queue has it.</summary>
    Moving,
    WrapUp,

    /// <summary>Listening in on a colleague's contact, at the colleague's request.</summary>
    Consulting,
}

/// <summary>One contact on an agent: the offer it came by, and how far it has got.</summary>
public sealed record Slot
{
    public required OfferTerms Terms { get; init; }
    public required SlotState State { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>When the present state began.</summary>
    public required DateTimeOffset Since { get; init; }
    public DateTimeOffset? CompletedAt { get; init; }
    public DateTimeOffset? WrapUpEndsAt { get; init; }

    /// <summary>Went from pending straight to its end or on its way: its unit may be filled by other work already.</summary>
    public bool TakesNoUnit { get; init; }

    /// <summary>Time on hold so far, finished holds only.</summary>
    public TimeSpan Held { get; init; }

    /// <summary>Time it was set aside as pending so far, finished spells only: nobody works on it then.</summary>
    public TimeSpan Pended { get; init; }

    /// <summary>Whom it waits for while pending, and until when at most.</summary>
    public PendingOn PendingOn { get; init; }
    public DateTimeOffset? PendingUntil { get; init; }
    public Completion? Completion { get; init; }
    public string? ConsultingAgent { get; init; }

    /// <summary>Where a moving contact goes.</summary>
    public Arrival? Move { get; init; }
    public string? MoveTo { get; init; }

    /// <summary>When an agent who lost its connection gives this contact up; null while connected.</summary>
    public DateTimeOffset? DropAt { get; init; }

    public string ContactId => Terms.Card.ContactId;
    public Channel Channel => Terms.Card.Channel;

    /// <summary>The same slot, its contact as this card says.</summary>
    public Slot Of(ContactCard card) => ReferenceEquals(card, Terms.Card) ? this : this with { Terms = Terms with { Card = card } };

    /// <summary>Whether it takes a unit of the agent's capacity.</summary>
    public bool Occupies => State is not SlotState.Pending && !TakesNoUnit;

    /// <summary>Whether its contact is this agent's: not a colleague's, one only offered, or one that went elsewhere.</summary>
    public bool IsOwned => State is SlotState.Handling or SlotState.Held or SlotState.Pending or SlotState.Moving || (State == SlotState.WrapUp && CompletedAt is not null);

    /// <summary>Time on hold, and below set aside, with what of the present spell has passed.</summary>
    public TimeSpan HeldUntil(DateTimeOffset now) => State == SlotState.Held ? Held + (now - Since) : Held;

    public TimeSpan PendedUntil(DateTimeOffset now) => State == SlotState.Pending ? Pended + (now - Since) : Pended;

    /// <summary>Time it took the agent: from the answer on, without what it was set aside for.</summary>
    public double HandledSeconds(DateTimeOffset now) => (now - AnsweredAt!.Value - PendedUntil(now)).TotalSeconds;
}

/// <summary>How a contact ended, as the agent tells it.</summary>
/// <param name="Intent">What it was about after all; texts are classified by that later.</param>
public sealed record Completion(bool? Resolved, int? Satisfaction, string? Outcome, string? Intent = null);
