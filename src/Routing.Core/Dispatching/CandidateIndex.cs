namespace Routing.Core;

/// <summary>The available agents that meet one signature, the most promising first; kept up to date, so a decision never looks at them all.</summary>
/// <param name="isByLot">The order is a lot, drawn when an agent is placed: each asking starts where the last one ended.</param>
public sealed class CandidateIndex(Requirement signature, string intent, bool isByLot = false)
{
    private readonly RankedSet<Entry> _order = new(Comparer<Entry>.Create(Compare));
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private int _from;

    public Requirement Signature { get; } = signature;
    public string Intent { get; } = intent;

    /// <summary>The tick at which it was last asked.</summary>
    public long UsedAt { get; set; }
    public int Count => _entries.Count;

    /// <summary>The agents in order, from the most promising; by lot from the one whose turn it is, or those drawn last would never be asked.</summary>
    public IEnumerable<string> Agents => isByLot ? InTurn() : _order.Skip(0).Select(entry => entry.Agent);

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

    private IEnumerable<string> InTurn()
    {
        var from = _from < Count ? _from : 0;
        _from = from + Defaults.UsualBids;
        return _order.Skip(from).Concat(_order.Skip(0).Take(from)).Select(entry => entry.Agent);
    }

    private static int Compare(Entry x, Entry y)
    {
        var order = x.Key.CompareTo(y.Key);
        if (order == 0) order = x.IdleSince.CompareTo(y.IdleSince);
        return order != 0 ? order : string.CompareOrdinal(x.Agent, y.Agent);
    }

    private readonly record struct Entry(double Key, DateTimeOffset IdleSince, string Agent);
}
