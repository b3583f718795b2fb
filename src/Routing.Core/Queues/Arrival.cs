using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>A contact on its way into a queue: its card, the number of this arrival, and the age it brings.</summary>
public sealed record Arrival
{
    public required ContactCard Card { get; init; }

    /// <summary>1 for the first queue, one more for each move.</summary>
    public required int Hop { get; init; }

    /// <summary>From when waiting counts for priority and bound; earlier than the arrival when age is kept.</summary>
    public required DateTimeOffset WaitingSince { get; init; }

    /// <summary>Why it was moved here; null for the first arrival.</summary>
    public MoveCause? Cause { get; init; }

    /// <summary>Points added on the way (overflow, transfer).</summary>
    public double AddedPriority { get; init; }

    /// <summary>Takes the place of the queue's and customer's points when set.</summary>
    public double? SetPriority { get; init; }
    public AffinityHold? Hold { get; init; }

    /// <summary>For this agent alone until it declines or leaves (a transfer or assignment to a person).</summary>
    public string? DirectedTo { get; init; }

    /// <summary>Agents not to offer it to again.</summary>
    public ImmutableArray<string> RefusedBy { get; init; } = [];

    /// <summary>Not offered before this moment; null for at once.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>How fast the queue was served as the contact set out; null when not known.</summary>
    public ServicePace? Pace { get; init; }

    /// <summary>For how long the clock of the service level stood still, since <see cref="WaitingSince"/>: until an opening or a time agreed, while the customer was away, and up to the end of a talk that came before.</summary>
    public TimeSpan Stopped { get; init; }

    /// <summary>Offers made so far over all hops: offer ids never repeat.</summary>
    public int OffersMade { get; init; }
}
