namespace Routing.Core;

/// <summary>The place a customer had who gave up: from when its waiting counted, and when it left.</summary>
public sealed record LeftPlace(string Customer, DateTimeOffset WaitingSince, TimeSpan Stopped, DateTimeOffset LeftAt);

/// <summary>Places that customers left a moment ago, to be had back within the queue's time; bounded, the oldest go first.</summary>
public sealed class LeftPlaces
{
    /// <summary>Places kept at a time.</summary>
    public const int Most = 1000;

    public const int LongestSeconds = 24 * 3600;

    private readonly Dictionary<string, LeftPlace> _places = new(StringComparer.Ordinal);
    private readonly Queue<LeftPlace> _byAge = new();

    /// <returns>Customers whose places are kept no longer.</returns>
    public IReadOnlyList<string> Add(LeftPlace place, int seconds)
    {
        _places[place.Customer] = place;
        _byAge.Enqueue(place);
        var gone = new List<string>();
        while (_byAge.TryPeek(out var oldest) && (_byAge.Count > Most || oldest.LeftAt.AddSeconds(seconds) < place.LeftAt))
        {
            _byAge.Dequeue();
            // Left once more since, or back: then it is another's turn to go.
            if (!ReferenceEquals(_places.GetValueOrDefault(oldest.Customer), oldest)) continue;
            _places.Remove(oldest.Customer);
            gone.Add(oldest.Customer);
        }
        return gone;
    }

    /// <summary>The place, once; null when there is none, or no longer.</summary>
    public LeftPlace? Take(string customer, int seconds, DateTimeOffset now) =>
        _places.Remove(customer, out var place) && place.LeftAt.AddSeconds(seconds) >= now ? place : null;
}

/// <summary>A customer who had given up is back in the former place.</summary>
public sealed record PlaceRegained(string ContactId, string QueueId, DateTimeOffset WaitingSince) : RoutingEvent
{
    public override string Type => "contact.placeRegained";
    public override string Contact => ContactId;
    public override string Queue => QueueId;
}
