using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>A contact as the API answers it (<c>GET /v1/contacts/{id}</c>).</summary>
public sealed record ContactView
{
    public required string Id { get; init; }
    public required ContactState State { get; init; }
    public required string Queue { get; init; }

    /// <summary>Place among the waiting, 1 is next; null when it does not wait.</summary>
    public int? Position { get; init; }
    public double? Priority { get; init; }
    public required string Intent { get; init; }

    /// <summary>How sure the intent is and by what it was found; what to ask the customer where it is not. Null when the gateway named it.</summary>
    public IntentView? IntentFound { get; init; }
    /// <summary>Empty once the customer's history was erased.</summary>
    public required string CustomerId { get; init; }
    public required Channel Channel { get; init; }

    /// <summary>Null once it does not wait, and when nothing is known to estimate from.</summary>
    public WaitView? EstimatedWait { get; init; }

    /// <summary>One honest sentence for the customer, in their language.</summary>
    public string? WaitMessage { get; init; }

    /// <summary>What rules selected for it: the name, and what to play meanwhile. Null for nothing.</summary>
    public TreatmentView? Treatment { get; init; }

    /// <summary>True where the customer is to be offered a callback.</summary>
    public bool OfferCallback { get; init; }

    /// <summary>When it will stand in its queue, of one that is scheduled.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Set once the customer hung up and is to be called.</summary>
    public CallbackView? Callback { get; init; }
    public string? Agent { get; init; }

    /// <summary>Stands in for an agent who speaks the customer's language: may, while it waits; does, at an agent.</summary>
    public Translation? Translation { get; init; }
    /// <summary>Set while it waits for the customer or another department.</summary>
    public PendingSpell? Pending { get; init; }

    /// <summary>What was promised: when the first response and the resolution are due. Null where nothing was, and once it has ended.</summary>
    public TargetsView? Targets { get; init; }

    /// <summary>The offer that is open, if one is.</summary>
    public ContactOfferView? Offer { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }
    public DateTimeOffset? CompletedAt { get; init; }
    public string? Outcome { get; init; }
    public DateTimeOffset? WaitingSince { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public bool? Resolved { get; init; }
    public int? Satisfaction { get; init; }

    /// <summary>The customer's own score, 1–5.</summary>
    public int? Rating { get; init; }

    /// <summary>And what the customer said with it; for supervisors, admins and auditors who ask for this contact.</summary>
    public string? RatingComment { get; init; }

    /// <summary>Where its recording and its transcript are kept, once that is known.</summary>
    public string? RecordingUrl { get; init; }
    public string? TranscriptUrl { get; init; }

    /// <summary>Why it ended as it did, when it was not simply closed.</summary>
    public string? Reason { get; init; }

    /// <summary>The contact, ended, that goes on in this one; and the one that this one ended in.</summary>
    public string? Reopens { get; init; }
    public string? MergedInto { get; init; }

    /// <summary>Set when the queue asked for does not exist and <see cref="Queue"/> stands in for it.</summary>
    public string? MissingQueue { get; init; }
}

/// <summary>The estimated wait, with the interval it is thought to lie in.</summary>
public sealed record WaitView(int Seconds, int Low, int High)
{
    /// <summary>In whole seconds, rounded up.</summary>
    public static WaitView? Of(WaitEstimate? wait) => wait is null ? null : new(Whole(wait.Seconds), Whole(wait.Low), Whole(wait.High));

    private static int Whole(double seconds) => (int)Math.Min(Math.Ceiling(seconds), int.MaxValue);
}

/// <summary>What the customer was promised: to be called in order, or at a time.</summary>
/// <param name="From">The channel the customer had waited on.</param>
/// <param name="Unanswered">Calls so far that the customer did not answer.</param>
public sealed record CallbackView(DateTimeOffset RequestedAt, Channel From, DateTimeOffset? At, int Unanswered);

/// <summary>What rules selected for a contact, as far as its gateway has to do with it.</summary>
public sealed record TreatmentView(string Name, string? Music)
{
    public static TreatmentView? Of(ContactCard card) => card.Treatment is { } name ? new(name, card.Treated?.Music) : null;
}

/// <summary>The open offer of a contact.</summary>
public sealed record ContactOfferView(string Id, string Agent, DateTimeOffset ExpiresAt);

/// <summary>By what a contact's intent was found, how sure that is, and what to ask about where nothing was sure enough.</summary>
public sealed record IntentView(IntentSource Source, double Confidence, ImmutableArray<string> Also, ImmutableArray<string> Ask);

/// <summary>What a contact was promised. The clock goes by the opening hours of its queue.</summary>
/// <param name="FirstResponse">Null where none was promised, and once somebody has answered.</param>
/// <param name="IsPaused">The clock stands: it is pending, or put off.</param>
public sealed record TargetsView(TargetView? FirstResponse, TargetView? Resolution, bool IsPaused)
{
    public static TargetsView? Of(ContactTargets? targets) => targets is null ? null : new(
        targets.IsAnswered ? null : TargetView.Of(targets.FirstResponse), TargetView.Of(targets.Resolution), targets.RunningSince is null);
}

/// <summary>One promise, and when it is due; null while the clock stands.</summary>
public sealed record TargetView(double GoalSeconds, DateTimeOffset? DueAt, bool IsNear, bool IsBreached)
{
    public static TargetView? Of(TargetTime? time) => time is null ? null : new(time.Goal.TotalSeconds, time.DueAt, time.IsNear, time.IsBreached);
}
