using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Routing.Core;

/// <summary>A contact that a queue owns, as stored: one part each, so that no write grows with the queue.</summary>
public sealed record WaitingContact
{
    public required Arrival Arrival { get; init; }

    /// <summary>This queue's own id for the arrival; the contact lets in one entry per hop.</summary>
    public required string Entry { get; init; }

    /// <summary>When it came into this queue: relaxation and overflow count from here.</summary>
    public required DateTimeOffset EnqueuedAt { get; init; }

    /// <summary>Order of arrival in this queue.</summary>
    public required long Sequence { get; init; }
    public WaitingPhase Phase { get; init; }

    /// <summary>Since when it is put off (<see cref="Arrival.NotBefore"/> says until when); null when it is not.</summary>
    public DateTimeOffset? DeferredAt { get; init; }

    /// <summary>The open offer; its fate is settled before there is another.</summary>
    public OfferTerms? Offer { get; init; }

    /// <summary>What was expected of its wait as it began; null when nothing was, or no wait at all.</summary>
    public ExpectedWait? Expected { get; init; }
    public int OffersMade { get; init; }
    public AffinityHold? Hold { get; init; }
    public string? DirectedTo { get; init; }
    public ImmutableArray<PastRefusal> Refusals { get; init; } = [];

    /// <summary>Overflow rules already applied or found not to apply, one bit per rule.</summary>
    public long OverflowsPassed { get; init; }

    /// <summary>Moments of the queue at which the customer was told how it stands.</summary>
    public int Announced { get; init; }
    /// <summary>Put off until its queue opens.</summary>
    public bool AwaitsOpening { get; init; }

    /// <summary>Overflow rules that changed it and let it wait on, one bit per rule; and what they did.</summary>
    public long OverflowsApplied { get; init; }
    public bool IsRaised { get; init; }
    public bool IsRelaxed { get; init; }
    public bool IsOfferedCallback { get; init; }

    /// <summary>Its customer had given up, and is back in the former place.</summary>
    public bool IsRegained { get; init; }
    public string? MoveTo { get; init; }
    public Arrival? Move { get; init; }
    public ContactSnapshot? Leaving { get; init; }

    /// <summary>Stands in for a speaker of its language; null while one is required.</summary>
    public Translation? Translation { get; init; }
    public DateTimeOffset? TranslationTriedAt { get; init; }

    /// <summary>How often in a row there was none to be had, and why the last time.</summary>
    public int TranslationsFailed { get; init; }
    public string? TranslationFailure { get; init; }

    public ContactCard Card => Arrival.Card;

    /// <summary>What it requires itself, as it is to be met here.</summary>
    [JsonIgnore]
    public Requirement Own => Translation is null ? Card.Own : Card.Own.Translated();
    public string ContactId => Arrival.Card.ContactId;

    /// <summary>The relaxation step it has come to.</summary>
    public int StepAt(DateTimeOffset now, QueueConfig queue) => IsRelaxed ? queue.Relaxations.Length : EffectiveRequirement.StepAfter(now - EnqueuedAt, queue.Relaxations);

    /// <summary>For one agent alone, now.</summary>
    public string? OnlyAgent => DirectedTo ?? Hold?.Agent;

    /// <param name="readySince">Whoever turned ready after refusing it is asked again; null for not lately.</param>
    public bool IsRefusedBy(string agent, DateTimeOffset? readySince = null)
    {
        foreach (var refusal in Refusals)
        {
            if (refusal.Agent == agent && !(readySince > refusal.At)) return true;
        }
        return false;
    }
}

/// <summary>How far a contact has got in its queue.</summary>
public enum WaitingPhase
{
    /// <summary>Stored, but the contact has not yet let this arrival in.</summary>
    Arriving,
    Waiting,
    Offered,

    /// <summary>On its way to another queue; kept until that one has it.</summary>
    Moving,

    /// <summary>Over; kept until the contact knows.</summary>
    Leaving,

    /// <summary>Put off until a moment; it has no place in the order.</summary>
    Deferred,
}

/// <summary>An agent who is not asked again until a moment.</summary>
public sealed record PastRefusal(string Agent, DateTimeOffset Until)
{
    /// <summary>When it refused.</summary>
    [JsonIgnore]
    public DateTimeOffset At => Until - QueueLimits.RefusalMemory;
}

/// <summary>A queue's configuration, as stored.</summary>
public sealed record QueueKept(QueueConfig Config, long Version)
{
    /// <summary>New in its group, whose dispatcher has not yet said that its roster has it.</summary>
    public bool IsEnlisting { get; init; }
}
