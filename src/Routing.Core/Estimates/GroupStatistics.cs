using System.Runtime.InteropServices;

namespace Routing.Core;

/// <summary>
/// What a group has learned: the agents' own tallies, their sum by intent, and estimates of each agent and intent that believe a
/// handful of contacts no more than they deserve (<see cref="CrossedFit"/>). A repeated or older copy changes nothing; an update costs
/// the same however many agents there are.
/// </summary>
public sealed class GroupStatistics
{
    /// <summary>Intents come from outside; beyond this many, further ones are not learned.</summary>
    public const int MaxIntents = 1000;

    private readonly Dictionary<string, AgentStatistics> _byAgent = new(StringComparer.Ordinal);

    /// <summary>The same agents in order, for who reads them page by page.</summary>
    private readonly SortedSet<string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IntentStatistics> _byIntent = new(StringComparer.Ordinal);
    private GroupEffects? _effects;
    private double _contacts;
    private double _contactsThen;
    private int _cells;
    private IntentTally _all = IntentTally.Empty("");

    /// <returns>False when the copy is no newer than the one at hand.</returns>
    public bool Update(string agent, IntentTally tally)
    {
        if (!_byIntent.TryGetValue(tally.Intent, out var intent))
        {
            if (_byIntent.Count >= MaxIntents) return false;
            _byIntent.Add(tally.Intent, intent = new IntentStatistics(tally.Intent));
        }
        var own = Of(agent);
        var old = own.Tallies.GetValueOrDefault(tally.Intent);
        if (old is not null && (old == tally || tally.IsOlderThan(old))) return false;
        own.Put(tally);
        intent.Replace(agent, old, tally);
        _all = _all.Exchange(old, tally);
        _cells += old is null ? 1 : 0;
        _contacts += tally.Contacts - (old?.Contacts ?? 0);
        // What is reset begins at nothing, and counts no longer at once; what only fades never gets below one contact, and waits.
        var isReset = old is { Contacts: > 1 } && tally.Contacts <= 1;
        if (isReset) intent.Unsettle();
        if (isReset || _contacts > EstimateDefaults.Grown * _contactsThen || intent.HasGrown) _effects = null;
        return true;
    }

    /// <summary>An agent's configured level for the work that an intent is: where it starts from, and what levels are worth is learned.</summary>
    public void NoteLevel(string agent, string intent, double level) => Of(agent).NoteLevel(intent, level);

    /// <summary>Takes an agent who left the group out of its sums.</summary>
    public void Forget(string agent)
    {
        if (!_byAgent.Remove(agent, out var own)) return;
        _names.Remove(agent);
        foreach (var tally in own.Tallies.Values)
        {
            var intent = _byIntent[tally.Intent];
            intent.Replace(agent, tally, null);
            intent.Unsettle();
            _all = _all.Exchange(tally, null);
            _contacts -= tally.Contacts;
            if (intent.Agents == 0) _byIntent.Remove(tally.Intent);
        }
        _cells -= own.Tallies.Count;
        _effects = null;
    }

    /// <summary>The newest copies of the agents' tallies, in the order of agents and intents; who takes a few of them pays for those alone.</summary>
    /// <param name="agent">Null for all; likewise the intent.</param>
    /// <param name="after">Only those that come after this one.</param>
    public IEnumerable<(string Agent, IntentTally Tally)> Records(string? agent, string? intent, (string Agent, string Intent)? after = null) =>
        from name in agent is null ? NamesFrom(after?.Agent) : [agent]
        let own = _byAgent.GetValueOrDefault(name)
        where own is not null
        from tally in intent is null ? own.Tallies.Values.OrderBy(tally => tally.Intent, StringComparer.Ordinal) : own.Tallies.TryGetValue(intent, out var one) ? [one] : Enumerable.Empty<IntentTally>()
        where after is not { } last || (string.CompareOrdinal(name, last.Agent), string.CompareOrdinal(tally.Intent, last.Intent)) is (> 0, _) or (0, > 0)
        select (name, tally);

    public IntentMeans Group(string intent) => _byIntent.TryGetValue(intent, out var known) ? known.Means : IntentMeans.Unknown;

    /// <summary>The tallies of all agents together, as they were seen.</summary>
    public IntentTally Sum(string intent) => _byIntent.TryGetValue(intent, out var known) ? known.Sum : IntentTally.Empty(intent);

    /// <summary>What an agent of middle level starts from of whom nothing is known: what agents have in common, believed as far as the group's contacts bear it.</summary>
    public IntentMeans OfNew(string intent)
    {
        var learned = Effects().OfNobody(intent);
        return new IntentMeans(learned.Resolved, learned.HandleSeconds, Group(intent).Satisfaction, 0, learned.ResolvedLow, learned.ResolvedHigh);
    }

    /// <summary>How hard contacts of an intent are, 1–10; null while too little is known.</summary>
    public int? Complexity(string intent) => _byIntent.TryGetValue(intent, out var known) ? LearnedComplexity.Of(known.Sum, _all) : null;

    public IntentMeans Agent(string agent, string intent)
    {
        var own = _byAgent.GetValueOrDefault(agent);
        var tally = own?.Tallies.GetValueOrDefault(intent);
        var (effects, group) = (Effects(), Group(intent));
        var learned = own?.Means(effects, intent) ?? effects.OfNobody(intent);
        return new IntentMeans(
            learned.Resolved, learned.HandleSeconds, Shrinkage.Satisfaction(tally ?? IntentTally.Empty(intent), group), tally?.Contacts ?? 0,
            learned.ResolvedLow, learned.ResolvedHigh);
    }

    /// <summary>Of agents taken as one, from the sum of their tallies.</summary>
    public IntentMeans Together(IEnumerable<string> agents, string intent)
    {
        var sum = IntentTally.Empty(intent);
        foreach (var agent in agents)
        {
            if (_byAgent.GetValueOrDefault(agent)?.Tallies.GetValueOrDefault(intent) is { } tally) sum = sum.Plus(tally);
        }
        return Shrinkage.OfAgent(sum, Group(intent));
    }

    /// <summary>The greatest p·μ of any agent with this intent, for <see cref="Claim.IndexOf"/>.</summary>
    public double BestRate(string intent) => _byIntent.TryGetValue(intent, out var known)
        ? known.BestRate(this)
        : Claim.ResolutionRate(IntentMeans.Unknown);

    /// <summary>How much better than its peers the agent resolves the most of its other intents; 0 when it is not.</summary>
    public double NeededElsewhere(string agent, string intent)
    {
        if (!_byAgent.TryGetValue(agent, out var own)) return 0;
        var (effects, most) = (Effects(), 0.0);
        foreach (var other in own.Tallies.Keys)
        {
            if (other != intent) most = Math.Max(most, own.Means(effects, other).Resolved - Group(other).Resolved);
        }
        return most;
    }

    private AgentStatistics Of(string agent)
    {
        ref var own = ref CollectionsMarshal.GetValueRefOrAddDefault(_byAgent, agent, out var exists);
        if (exists) return own!;
        _names.Add(agent);
        return own = new AgentStatistics { Lot = Draw.For(0, agent).NextBits() };
    }

    private IEnumerable<string> NamesFrom(string? first) =>
        first is null ? _names : string.CompareOrdinal(first, _names.Max) > 0 ? [] : _names.GetViewBetween(first, _names.Max);

    /// <summary>Made when asked for, and again when much more is known: a tenth of all in contacts makes it rarer and rarer.</summary>
    private GroupEffects Effects()
    {
        if (_effects is not null) return _effects;
        // In large groups a sample tells what all have in common; the same one each time, and after a restart.
        var one = (_cells / EstimateDefaults.MostCells) + 1;
        _effects = new GroupEffects([.. _byAgent
            .Where(agent => (one == 1 || agent.Value.Lot % (ulong)one == 0) && agent.Value.Tallies.Count > 0)
            .OrderBy(agent => agent.Key, StringComparer.Ordinal).Select(agent => agent.Value)]);
        _contactsThen = _contacts;
        foreach (var intent in _byIntent.Values) intent.NoteSize();
        return _effects;
    }
}
