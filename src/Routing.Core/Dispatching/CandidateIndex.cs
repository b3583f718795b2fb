namespace Routing.Core;

/// <summary>The available agents that meet one signature, the most promising first; kept up to date, so a decision never looks at them all.</summary>
/// <param name="isByLot">The order is a lot, drawn when an agent is placed: each asking starts where the last one ended.</param>
/// <param name="fairness">Worth of a fully idle agent, where that counts in whom to ask: <see cref="Fairness.BeforeBids"/>.</param>
public sealed class CandidateIndex(Requirement signature, string intent, bool isByLot = false, double fairness = 0, int grade = 0)
{
    private static readonly Comparer<Entry> ByKey = Comparer<Entry>.Create(Compare);

    private readonly RankedSet<Entry> _order = new(ByKey);
    private readonly RankedSet<Entry>? _byIdleness = fairness > 0 ? new(Comparer<Entry>.Create(CompareIdleness)) : null;
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly HashSet<string> _spared = new(StringComparer.Ordinal);
    private readonly HashSet<string> _bots = new(StringComparer.Ordinal);
    private int _from;

    public Requirement Signature { get; } = signature;
    public string Intent { get; } = intent;

    /// <summary>The grade of the contacts it is for: <see cref="ISelectionPolicy.GradeOf"/>.</summary>
    public int Grade { get; } = grade;

    /// <summary>The tick at which it was last asked.</summary>
    public long UsedAt { get; set; }
    public int Count => _entries.Count;

    /// <summary>The agents in order, from the most promising; by lot from the one whose turn it is, or those drawn last would never be asked.</summary>
    public IEnumerable<string> AgentsAt(DateTimeOffset now) => isByLot ? InTurn() : _byIdleness is { } idlest ? Fairly(idlest, now) : _order.Skip(0).Select(entry => entry.Agent);

    /// <summary>Whether the agent is spared these contacts while fewer of its kind than this could be asked.</summary>
    public bool IsSpared(string agent, int whileIdle) => _spared.Contains(agent) && (whileIdle == 0 || _spared.Count < whileIdle);

    /// <summary>Those among them who are bots.</summary>
    public IReadOnlyCollection<string> Bots => _bots;

    public bool IsBot(string agent) => _bots.Contains(agent);

    public void Put(string agent, double key, DateTimeOffset idleSince, bool isSpared = false, bool isBot = false)
    {
        if (isBot) _bots.Add(agent);
        else _bots.Remove(agent);
        if (isSpared) _spared.Add(agent);
        var entry = new Entry(key, idleSince, agent);
        if (_entries.TryGetValue(agent, out var known))
        {
            if (known == entry) return;
            _order.Remove(known);
            _byIdleness?.Remove(known);
        }
        _entries[agent] = entry;
        _order.Add(entry);
        _byIdleness?.Add(entry);
    }

    public void Remove(string agent)
    {
        if (!_entries.Remove(agent, out var entry)) return;
        _order.Remove(entry);
        _byIdleness?.Remove(entry);
        _spared.Remove(agent);
        _bots.Remove(agent);
    }

    /// <summary>
    /// By key and idleness together. As idleness grows, and ends growing, no order kept holds: two are walked side by side, and one is
    /// named as soon as nobody further down either of them could be better (the threshold algorithm; Fagin, Lotem and Naor, 2001).
    /// </summary>
    private IEnumerable<string> Fairly(RankedSet<Entry> idlest, DateTimeOffset now)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var found = new PriorityQueue<Entry, Entry>(ByKey);
        foreach (var (promising, idle) in _order.Skip(0).Zip(idlest.Skip(0)))
        {
            Meet(promising);
            Meet(idle);
            var rest = promising.Key - Fairness.Worth(fairness, idle.IdleSince, now);
            while (found.TryPeek(out _, out var first) && first.Key <= rest) yield return found.Dequeue().Agent;
        }
        while (found.TryDequeue(out var entry, out _)) yield return entry.Agent;

        void Meet(in Entry entry)
        {
            if (seen.Add(entry.Agent)) found.Enqueue(entry, entry with { Key = entry.Key - Fairness.Worth(fairness, entry.IdleSince, now) });
        }
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

    private static int CompareIdleness(Entry x, Entry y)
    {
        var order = x.IdleSince.CompareTo(y.IdleSince);
        return order != 0 ? order : string.CompareOrdinal(x.Agent, y.Agent);
    }

    private readonly record struct Entry(double Key, DateTimeOffset IdleSince, string Agent);
}
