using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>One contact's way from its creation to its end, as history keeps it: one row per contact, no text and no name.</summary>
public sealed record Journey
{
    public required string Id { get; init; }

    /// <summary>False while only what followed is known: events of different actors may come in another order than they happened.</summary>
    public bool IsBegun { get; init; } = true;

    /// <summary>Null once the customer's history was erased.</summary>
    public string? Customer { get; init; }
    public required Channel Channel { get; init; }
    public required string Intent { get; init; }
    public required string Tier { get; init; }
    public string? Language { get; init; }
    public string? Region { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>As first planned; where it went is told by the stages.</summary>
    public required string Queue { get; init; }

    /// <summary>Its arrivals in queues, each with what came of it.</summary>
    public ImmutableArray<JourneyStage> Stages { get; init; } = [];
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Null while it goes on.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Closed, abandoned, refused or dropped; null while it goes on.</summary>
    public ContactState? State { get; init; }
    public bool? Resolved { get; init; }

    /// <summary>As the agent saw it.</summary>
    public int? Satisfaction { get; init; }

    /// <summary>As the customer said.</summary>
    public int? Rating { get; init; }

    /// <summary>Where its recording and its transcript are kept; as the contact said when history heard of it, and null once erased.</summary>
    public string? RecordingUrl { get; init; }
    public string? TranscriptUrl { get; init; }

    /// <summary>What was said of it has been kept for its time: what comes now is not counted, as what came then still is.</summary>
    public bool IsSurveyForgotten { get; init; }

    /// <summary>The customer was served for the same intent shortly before.</summary>
    public bool IsRepeat { get; init; }

    /// <summary>The customer gave up, and came again soon after.</summary>
    public bool IsRedialled { get; init; }

    /// <summary>The same customer came with the same intent soon after.</summary>
    public bool CameBack { get; init; }

    /// <summary>The promise of a first answer was broken; that of an end.</summary>
    public bool FirstResponseBreached { get; init; }
    public bool ResolutionBreached { get; init; }

    /// <summary>Whether anybody has said how it went.</summary>
    public bool IsSurveyed() => Satisfaction is not null || Rating is not null;

    /// <summary>Without what was said of it; what was counted stays counted.</summary>
    public Journey Unsurveyed() => this with { Satisfaction = null, Rating = null, IsSurveyForgotten = true };

    /// <summary>What is left once its customer was erased: what is counted, under an id that nobody could know.</summary>
    public Journey Erased(long number) => this with { Id = FormattableString.Invariant($"erased-{number}"), Customer = null, Region = null, RecordingUrl = null, TranscriptUrl = null };
}

/// <summary>A contact in one queue, and with the agent who took it from there.</summary>
public sealed record JourneyStage
{
    public required string Queue { get; init; }

    /// <summary>0 until the queue has told of it.</summary>
    public int Hop { get; init; }
    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>From when the customer's waiting counts.</summary>
    public required DateTimeOffset WaitingSince { get; init; }

    /// <summary>The queue's threshold as it was then.</summary>
    public required int WithinSeconds { get; init; }
    public ImmutableArray<JourneyOffer> Offers { get; init; } = [];

    /// <summary>The wait last told to the customer, and when.</summary>
    public int? ToldSeconds { get; init; }
    public DateTimeOffset? ToldAt { get; init; }
    public string? Agent { get; init; }
    public bool IsBot { get; init; }

    /// <summary>What an hour of the agent cost then.</summary>
    public double CostPerHour { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>As the queue counts it, of who was answered and of who gave up.</summary>
    public double WaitSeconds { get; init; }

    /// <summary>The answer was to a further call of a callback, and counts as none.</summary>
    public bool IsFurtherCall { get; init; }

    /// <summary>Where the present hold, or the time it is set aside, began.</summary>
    public DateTimeOffset? PausedAt { get; init; }
    public bool IsPending { get; init; }
    public double HoldSeconds { get; init; }
    public double PendingSeconds { get; init; }

    /// <summary>With the hold; from the answer to the end of the talk.</summary>
    public double HandleSeconds { get; init; }
    public double WrapUpSeconds { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public StageEnd? End { get; init; }

    /// <summary>Why it moved on.</summary>
    public MoveCause? Cause { get; init; }
}

/// <summary>How a contact's stage ended.</summary>
public enum StageEnd
{
    Completed,

    /// <summary>To another queue: by the agent, or out of the line.</summary>
    Moved,
    Abandoned,
    Refused,
    Dropped,

    /// <summary>Closed with nobody having answered.</summary>
    Closed,
}

/// <summary>An offer of a stage; <paramref name="End"/> is null while it is open and of one that was accepted.</summary>
public sealed record JourneyOffer(string Agent, DateTimeOffset At, OfferEnd? End = null);
