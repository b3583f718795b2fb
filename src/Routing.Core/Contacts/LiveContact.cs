using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>A contact in progress, as its present owner sees it.</summary>
public sealed record LiveContact
{
    public required ContactCard Card { get; init; }
    public required ContactState State { get; init; }
    public required string Queue { get; init; }
    public required int Hop { get; init; }

    /// <summary>Place among the waiting by priority, 1 is first; null when it does not wait.</summary>
    public int? Position { get; init; }
    public double? Priority { get; init; }
    public DateTimeOffset? WaitingSince { get; init; }

    /// <summary>The customer is to be offered a callback.</summary>
    public bool IsOfferedCallback { get; init; }

    /// <summary>By what the queue mends an estimate of the wait.</summary>
    public WaitCalibration? Calibration { get; init; }

    /// <summary>What stands in for a speaker of its language while it waits.</summary>
    public Translation? Translation { get; init; }

    /// <summary>What it needs of an agent at this moment, while it waits.</summary>
    public Requirement? Need { get; init; }

    /// <summary>Who declined it or did not answer a short while ago.</summary>
    public ImmutableArray<string> RefusedBy { get; init; } = [];

    /// <summary>When it will stand in the queue, of one that is put off.</summary>
    public DateTimeOffset? DueAt { get; init; }
    public string? Agent { get; init; }

    /// <summary>Set while it waits for the customer or another department.</summary>
    public PendingSpell? Pending { get; init; }

    /// <summary>The colleague who listens in, if one does.</summary>
    public string? ConsultingAgent { get; init; }
    public OfferTerms? Offer { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }
    public DateTimeOffset? CompletedAt { get; init; }
    public Completion? Completion { get; init; }

    /// <summary>Set on the answer to the command that closed it.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The last round of bidding, also when nothing came of it.</summary>
    public DecisionRecord? LastDecision { get; init; }
}

/// <summary>Whom a contact waits for, since when, and until when at most.</summary>
public sealed record PendingSpell(PendingOn On, DateTimeOffset Since, DateTimeOffset? Until);
