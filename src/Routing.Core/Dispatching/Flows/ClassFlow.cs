namespace Routing.Core;

/// <summary>Contacts of one queue that need the same: what a fit takes for a class.</summary>
public readonly record struct ClassKey(string Queue, Requirement Signature);

/// <summary>What the dispatcher has seen of one class: how it arrives, how it loses patience, and what it is about. Times are in minutes.</summary>
public sealed class ClassFlow(DateTimeOffset since)
{
    /// <summary>Intents told apart; further ones count as the first.</summary>
    private const int MostIntents = 8;

    /// <summary>Contacts by which the mix of intents is known; older ones count less.</summary>
    private const double Remembered = 2_000;

    private readonly SortedDictionary<string, double> _intents = new(StringComparer.Ordinal);
    private DateTimeOffset _at = since;
    private int _waiting;

    public MovingRate Arrivals { get; } = new();
    public MovingRate Patience { get; } = new();

    /// <summary>Intents with their shares, by name.</summary>
    public IEnumerable<(string Intent, double Share)> Intents
    {
        get
        {
            var sum = _intents.Values.Sum();
            return _intents.Select(intent => (intent.Key, intent.Value / sum));
        }
    }

    /// <summary>A contact with this intent was planned.</summary>
    public void Plan(string intent)
    {
        var known = _intents.ContainsKey(intent) || _intents.Count < MostIntents ? intent : _intents.Keys.First();
        _intents[known] = _intents.GetValueOrDefault(known) + 1;
        if (_intents.Values.Sum() <= Remembered) return;
        foreach (var name in _intents.Keys.ToList()) _intents[name] /= 2;
    }

    /// <summary>The queue tells of the class: who came and gave up since its last word, and how many wait now.</summary>
    public void See(QueueHead head, DateTimeOffset now)
    {
        PassTime(now, head.Came, head.GaveUp);
        _waiting = head.Count;
    }

    /// <summary>Nothing was told up to now.</summary>
    public void PassTime(DateTimeOffset now) => PassTime(now, 0, 0);

    private void PassTime(DateTimeOffset now, int came, int gaveUp)
    {
        var minutes = Math.Max(0, (now - _at).TotalMinutes);
        _at = now;
        Arrivals.Add(came, minutes);
        Patience.Add(gaveUp, minutes * _waiting);
    }
}
