using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>The gateway handed a contact in, and its plan was fixed.</summary>
public sealed record ContactCreated(string ContactId, string CustomerId, Channel Channel, string Intent, string QueueId, string Tier, string? Language, string? Region) : RoutingEvent
{
    /// <summary>What rules selected for it; null for nothing.</summary>
    public string? Treatment { get; init; }
    public override string Type => "contact.created";
    public override string Contact => ContactId;
    public override string Queue => QueueId;
}

/// <summary>A queue does not exist: of one named by the gateway the default queue of the group stands in; out of the line to one, the contact stays where it was.</summary>
public sealed record QueueMissing(string ContactId, string Missing, string QueueId) : RoutingEvent
{
    public override string Type => "contact.queueMissing";
    public override string Contact => ContactId;
    public override string Queue => QueueId;
}

/// <summary>The contact waits in a queue.</summary>
public sealed record ContactQueued(string ContactId, string QueueId, int Hop, double Priority, DateTimeOffset WaitingSince, string? From, PilotTag? Pilot = null) : RoutingEvent
{
    public override string Type => "contact.queued";
    public override string Contact => ContactId;
    public override string Queue => QueueId;
}

/// <summary>The contact was proposed to an agent; the decision says why.</summary>
public sealed record ContactOffered(string ContactId, string QueueId, string AgentId, string OfferId, DateTimeOffset ExpiresAt, DecisionRecord Decision) : RoutingEvent
{
    public override string Type => "contact.offered";
    public override string Contact => ContactId;
    public override string Queue => QueueId;
    public override string Agent => AgentId;
}

/// <summary>A person is to pick the agent: these could take the contact, the best first.</summary>
public sealed record ContactSuggested(string ContactId, string QueueId, ImmutableArray<Suggestion> Suggestions) : RoutingEvent
{
    public override string Type => "contact.suggested";
    public override string Contact => ContactId;
    public override string Queue => QueueId;
}

/// <summary>The offer ended without a taker: declined, expired or withdrawn.</summary>
public sealed record OfferEnded(string ContactId, string QueueId, string AgentId, string OfferId, OfferEnd How, string? Reason) : RoutingEvent
{
    public override string Type => How switch
    {
        OfferEnd.Declined => "offer.declined",
        OfferEnd.Expired => "offer.expired",
        _ => "offer.withdrawn",
    };
    public override string Contact => ContactId;
    public override string Queue => QueueId;
    public override string Agent => AgentId;
}

/// <summary>How an offer ended without a taker.</summary>
public enum OfferEnd
{
    Declined,
    Expired,
    Withdrawn,
}

/// <summary>An agent took the contact over: it is answered.</summary>
public sealed record ContactAccepted(string ContactId, string QueueId, string AgentId, string OfferId, double WaitSeconds) : RoutingEvent
{
    /// <summary>A callback that nobody answered is tried again: of its waits only that for the first call counts.</summary>
    public bool IsFurtherCall { get; init; }

    public override string Type => "contact.accepted";
    public override string Contact => ContactId;
    public override string Queue => QueueId;
    public override string Agent => AgentId;
}

/// <summary>The agent paused or resumed the contact, or set it aside for the customer or another department.</summary>
/// <param name="On">Whom it waits for, set aside; and until when at most.</param>
public sealed record ContactPaused(string ContactId, string QueueId, string AgentId, SlotState To, PendingOn? On = null, DateTimeOffset? Until = null) : RoutingEvent
{
    public override string Type => To switch
    {
        SlotState.Held => "contact.held",
        SlotState.Pending => "contact.pending",
        _ => "contact.resumed",
    };
    public override string Contact => ContactId;
    public override string Queue => QueueId;
    public override string Agent => AgentId;
}

/// <summary>A colleague was brought in, or let go.</summary>
public sealed record ContactConsulted(string ContactId, string QueueId, string AgentId, string Colleague, bool Begins) : RoutingEvent
{
    public override string Type => Begins ? "contact.consultStarted" : "contact.consultEnded";
    public override string Contact => ContactId;
    public override string Queue => QueueId;
    public override string Agent => AgentId;
}

/// <summary>The contact left one owner for a queue; one event says from where, to where and why.</summary>
/// <param name="HasWrapUp">The agent wraps up from here on, until <see cref="ContactWrapUpEnded"/> or the contact is in its hands again.</param>
public sealed record ContactMoved(string ContactId, string QueueId, string? AgentId, string ToQueue, int Hop, MoveCause Cause, double AddedPriority, double? SetPriority, bool HasWrapUp = false) : RoutingEvent
{
    /// <summary>What it requires besides, from there on.</summary>
    public ImmutableArray<SkillLevel> AddedRequirements { get; init; } = [];
    public override string Type => "contact.moved";
    public override string Contact => ContactId;
    public override string Queue => QueueId;
    public override string? Agent => AgentId;
}

/// <summary>An agent has wrapped up a contact that it handed on; of one that it completed, <see cref="ContactClosed"/> tells.</summary>
/// <param name="Hop">The arrival by which the agent had it.</param>
public sealed record ContactWrapUpEnded(string ContactId, string QueueId, string AgentId, int Hop, double WrapUpSeconds) : RoutingEvent
{
    public override string Type => "contact.wrapUpEnded";
    public override string Contact => ContactId;
    public override string Queue => QueueId;
    public override string Agent => AgentId;
}

/// <summary>Why a contact was moved.</summary>
public enum MoveCause
{
    Overflow,
    Transfer,
    Supervisor,
    ConnectionLost,
    Replanned,
    CallbackRetry,

    /// <summary>A bot gave it to people.</summary>
    BotHandover,

    /// <summary>A promise to the contact was near its end.</summary>
    Escalated,

    /// <summary>It was pending, and its agent has no time for it.</summary>
    Resumed,
}

/// <summary>The agent finished; wrap-up may follow.</summary>
public sealed record ContactCompleted(string ContactId, string QueueId, string AgentId, string Intent, bool? Resolved, int? Satisfaction, double HandleSeconds, double HoldSeconds) : RoutingEvent
{
    public override string Type => "contact.completed";
    public override string Contact => ContactId;
    public override string Queue => QueueId;
    public override string Agent => AgentId;
}

/// <summary>Nobody owns the contact any more.</summary>
public sealed record ContactClosed(string ContactId, string QueueId, string? AgentId, ContactState State, double WrapUpSeconds, string? Reason) : RoutingEvent
{
    /// <summary>The reason of a callback that was tried as often as may be; who is not reached has not given up.</summary>
    public const string CallbackNotAnswered = "callbackNotAnswered";

    /// <summary>How long whoever gave up had waited, as the queue counts it; null for who did not, and in events of before it was told.</summary>
    public double? WaitSeconds { get; init; }

    /// <summary>The customer gave up; a callback that reached nobody is none of those.</summary>
    public bool IsGivenUp => State == ContactState.Abandoned && Reason != CallbackNotAnswered;

    /// <summary>All that the end of a contact may be called.</summary>
    public static readonly IReadOnlySet<string> Types = new HashSet<string>(["contact.closed", "contact.abandoned", "contact.refused", "contact.dropped"], StringComparer.Ordinal);

    public override string Type => State switch
    {
        ContactState.Abandoned => "contact.abandoned",
        ContactState.Refused => "contact.refused",
        ContactState.Dropped => "contact.dropped",
        _ => "contact.closed",
    };
    public override string Contact => ContactId;
    public override string Queue => QueueId;
    public override string? Agent => AgentId;
}

/// <summary>The customer should be asked how it went.</summary>
public sealed record SurveyDue(string ContactId, string QueueId, string AgentId) : RoutingEvent
{
    public override string Type => "survey.due";
    public override string Contact => ContactId;
    public override string Queue => QueueId;
    public override string Agent => AgentId;
}

/// <summary>The customer told how it went, 1–5.</summary>
public sealed record ContactRated(string ContactId, string QueueId, string? AgentId, int Score) : RoutingEvent
{
    public override string Type => "contact.rated";
    public override string Contact => ContactId;
    public override string Queue => QueueId;
    public override string? Agent => AgentId;
}
