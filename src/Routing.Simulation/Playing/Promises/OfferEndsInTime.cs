namespace Routing.Simulation;

/// <summary>An offer is made with the queue's timeout, is never accepted past its expiry, and does not stay open beyond it.</summary>
/// <param name="settleGrace">For the settling of an offer past its expiry, an outage of the system in between included.</param>
public sealed class OfferEndsInTime(IReadOnlyDictionary<string, QueueConfig> queues, TimeSpan settleGrace) : Promise
{
    /// <summary>Between the stamp of an event and the moment that was decided on.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, SeenEvent> _open = new(StringComparer.Ordinal);
    private readonly PriorityQueue<string, DateTimeOffset> _byExpiry = new();

    public override string Words => "No offer outlives its expiry";

    public override void See(SeenEvent seen)
    {
        OverdueAt(seen.At);
        if (seen is { Type: EventTypes.Offered, OfferId: { } offered }) Opened(offered, seen);
        else if (seen is { Type: EventTypes.Accepted, OfferId: { } accepted }) Accepted(accepted, seen);
        else if (EventTypes.EndsOffer(seen.Type) && seen.OfferId is { } ended) _open.Remove(ended);
    }

    private void Opened(string offer, SeenEvent seen)
    {
        Checked++;
        if (seen.ExpiresAt is not { } expires)
        {
            Break(seen.Contact ?? offer, $"offer {offer} was made", "it has no expiry");
            return;
        }
        if (seen.Queue is { } id && queues.TryGetValue(id, out var queue) && expires - seen.At > TimeSpan.FromSeconds(queue.OfferTimeoutSeconds) + Tolerance)
        {
            Break(seen.Contact ?? offer, $"offer {offer} of {seen.At:O} expires at {expires:O}", $"queue {id} gives {queue.OfferTimeoutSeconds} s");
        }
        _open[offer] = seen;
        _byExpiry.Enqueue(offer, expires);
    }

    private void Accepted(string offer, SeenEvent seen)
    {
        if (_open.Remove(offer, out var opened) && opened.ExpiresAt is { } expires && seen.At > expires + Tolerance)
        {
            Break(seen.Contact ?? offer, $"offer {offer} expired at {expires:O}", $"it was accepted at {seen.At:O}");
        }
    }

    private void OverdueAt(DateTimeOffset now)
    {
        while (_byExpiry.TryPeek(out var offer, out var expires) && expires + settleGrace < now)
        {
            _byExpiry.Dequeue();
            if (_open.Remove(offer, out var opened)) Break(opened.Contact ?? offer, $"offer {offer} expired at {expires:O}", $"it is open still at {now:O}");
        }
    }
}
