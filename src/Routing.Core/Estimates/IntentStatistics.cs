namespace Routing.Core;

/// <summary>The sum of a group's tallies for one intent, and the best rate among its agents.</summary>
internal sealed class IntentStatistics(string intent)
{
    private readonly HashSet<string> _agents = [];
    private IntentTally _sum = IntentTally.Empty(intent);
    private IntentMeans? _means;
    private double _bestRate;
    private int _updatesUntilSearch;
    private string? _updated;
    private double _contactsThen;

    public int Agents => _agents.Count;

    /// <summary>The tallies of all agents together.</summary>
    public IntentTally Sum => _sum;

    public IntentMeans Means => _means ??= Shrinkage.OfGroup(_sum);

    /// <summary>Whether much more is known of it than when <see cref="NoteSize"/> was last called.</summary>
    public bool HasGrown => _sum.Contacts > EstimateDefaults.IntentGrown * _contactsThen;

    public void NoteSize() => _contactsThen = _sum.Contacts;

    /// <summary>Somebody's record began anew or went: the best rate may be nobody's any more.</summary>
    public void Unsettle() => _updatesUntilSearch = 0;

    public void Replace(string agent, IntentTally? old, IntentTally? now)
    {
        if (now is not null) _agents.Add(agent);
        else _agents.Remove(agent);
        _sum = _sum.Exchange(old, now);
        _means = null;
        _updatesUntilSearch--;
        _updated = now is null ? null : agent;
    }

    // Each update moves the group's mean, hence every agent's a little, and each estimate of what agents have in common does: an exact
    // maximum would cost a look at all agents at every decision. It is searched once for as many updates as there are agents, so an
    // update stays cheap on average; in between, who was just updated may become the best.
    public double BestRate(GroupStatistics group)
    {
        if (_updatesUntilSearch <= 0)
        {
            _bestRate = 0;
            foreach (var agent in _agents) _bestRate = Math.Max(_bestRate, RateOf(agent, group));
            _updatesUntilSearch = _agents.Count;
        }
        else if (_updated is not null)
        {
            _bestRate = Math.Max(_bestRate, RateOf(_updated, group));
        }
        _updated = null;
        return _bestRate;
    }

    private double RateOf(string agent, GroupStatistics group) => Claim.ResolutionRate(group.Agent(agent, intent));
}
