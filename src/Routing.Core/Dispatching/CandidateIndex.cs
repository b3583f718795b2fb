namespace Routing.Core;

/// <summary>The available agents that meet one signature, the most promising first; kept up to date, so a decision never looks at them all.</summary>
public sealed class CandidateIndex(Requirement signature, string intent)
{
    private readonly RankedSet<Entry> _order = new(Comparer<Entry>.Create(Compare));
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    public Requirement Signature { get; } = signature;
    public string Intent { get; } = intent;

    /// <summary>The tick at which it was last asked.</summary>
    public long UsedAt { get; set; }
    public int Count => _entries.Count;

    /// <summary>The agents in order, from the most promising.</summary>
    public IEnumerable<string> Agents => _order.Skip(0).Select(entry => entry.Agent);

    public void Put(string agent, double key, DateTimeOffset idleSince)
    {
        var entry = new Entry(key, idleSince, agent);
        if (_entries.TryGetValue(agent, out var known))
        {
            if (known == entry) return;
            _order.Remove(known);
        }
        _entries[agent] = entry;
        _order.Add(entry);
    }

    public void Remove(string agent)
    {
        if (_entries.Remove(agent, out var entry)) _order.Remove(entry);
    }

    private static int Compare(Entry x, Entry y)
    {
        var order = x.Key.CompareTo(y.Key);
        if (order == 0) order = x.IdleSince.CompareTo(y.IdleSince);
        return order != 0 ? order : string.CompareOrdinal(x.Agent, y.Agent);
    }

    private readonly record struct Entry(double Key, DateTimeOffset IdleSince, string Agent);
}
