namespace Routing.Core;

/// <summary>
/// What a group has learned of its intents: the sum of its agents' cumulative tallies, kept right by replacing an
/// agent's copy with its newer one. A repeated or older copy changes nothing; an update costs the same however many
/// agents there are.
/// </summary>
public sealed class GroupStatistics
{
    /// <summary>Intents come from outside; beyond this many, further ones are not learned.</summary>
    public const int MaxIntents = 1000;

    private readonly Dictionary<string, Dictionary<string, IntentTally>> _byAgent = [];
    private readonly Dictionary<string, IntentStatistics> _byIntent = [];

    /// <returns>False when the copy is no newer than the one at hand.</returns>
    public bool Update(string agent, IntentTally tally)
    {
        if (!_byIntent.TryGetValue(tally.Intent, out var intent))
        {
            if (_byIntent.Count >= MaxIntents) return false;
            _byIntent.Add(tally.Intent, intent = new IntentStatistics(tally.Intent));
        }
        if (!_byAgent.TryGetValue(agent, out var tallies)) _byAgent.Add(agent, tallies = []);
        var old = tallies.GetValueOrDefault(tally.Intent);
        if (old is not null && (old == tally || IsOlder(tally, old))) return false;
        tallies[tally.Intent] = tally;
        intent.Replace(agent, old, tally);
        return true;
    }

    /// <summary>Takes an agent who left the group out of its sums.</summary>
    public void Forget(string agent)
    {
        if (!_byAgent.Remove(agent, out var tallies)) return;
        foreach (var tally in tallies.Values)
        {
            var intent = _byIntent[tally.Intent];
            intent.Replace(agent, tally, null);
            if (intent.Agents == 0) _byIntent.Remove(tally.Intent);
        }
    }

    public IntentMeans Group(string intent) => _byIntent.TryGetValue(intent, out var known) ? known.Means : IntentMeans.Unknown;

    public IntentMeans Agent(string agent, string intent) => Shrinkage.OfAgent(
        _byAgent.GetValueOrDefault(agent)?.GetValueOrDefault(intent) ?? IntentTally.Empty(intent), Group(intent));

    /// <summary>Of agents taken as one, from the sum of their tallies.</summary>
    public IntentMeans Together(IEnumerable<string> agents, string intent)
    {
        var sum = IntentTally.Empty(intent);
        foreach (var agent in agents)
        {
            if (_byAgent.GetValueOrDefault(agent)?.GetValueOrDefault(intent) is { } tally) sum = sum.Plus(tally);
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
        if (!_byAgent.TryGetValue(agent, out var tallies)) return 0;
        var most = 0.0;
        foreach (var other in tallies.Values)
        {
            if (other.Intent == intent) continue;
            var group = Group(other.Intent);
            most = Math.Max(most, Shrinkage.OfAgent(other, group).Resolved - group.Resolved);
        }
        return most;
    }

    // Every count only grows on the agent, so one that is smaller shows a copy overtaken on its way.
    private static bool IsOlder(IntentTally tally, IntentTally than) =>
        tally.Contacts < than.Contacts || tally.Rated < than.Rated || tally.SatisfactionCount < than.SatisfactionCount;
}
