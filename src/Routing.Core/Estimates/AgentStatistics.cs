namespace Routing.Core;

/// <summary>The newest copy of one agent's tallies, and its levels for the intents it was considered for.</summary>
internal sealed class AgentStatistics
{
    private readonly Dictionary<string, IntentTally> _tallies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _levels = new(StringComparer.Ordinal);
    private Dictionary<string, LearnedMeans>? _means;
    private GroupEffects? _meansBy;
    private List<string>? _intents;

    /// <summary>What decides whether the agent is of a sample of the group.</summary>
    public ulong Lot { get; init; }

    public IReadOnlyDictionary<string, IntentTally> Tallies => _tallies;

    /// <summary>Intents with a tally or a level, in a fixed order.</summary>
    public List<string> Intents => _intents ??= [.. _tallies.Keys.Union(_levels.Keys).Order(StringComparer.Ordinal)];

    public double LevelOf(string intent) => _levels.GetValueOrDefault(intent, EstimateDefaults.MiddleLevel);

    public void Put(IntentTally tally)
    {
        if (!_tallies.ContainsKey(tally.Intent)) _intents = null;
        _tallies[tally.Intent] = tally;
        _means = null;
    }

    public void NoteLevel(string intent, double level)
    {
        if (_levels.TryGetValue(intent, out var known) && known == level) return;
        if (_levels.Count >= EstimateDefaults.MostLevels) return;
        _levels[intent] = level;
        (_means, _intents) = (null, null);
    }

    /// <summary>Takes over all that another has.</summary>
    public void Take(AgentStatistics other)
    {
        foreach (var tally in other._tallies.Values) Put(tally);
        foreach (var (intent, level) in other._levels) NoteLevel(intent, level);
    }

    /// <summary>The estimates for an intent; of one with neither tally nor level, from what is known of the agent's other work. Kept until more is known.</summary>
    public LearnedMeans Means(GroupEffects effects, string intent)
    {
        if (_means is null || _meansBy != effects) (_means, _meansBy) = (effects.Of(this), effects);
        if (_means.TryGetValue(intent, out var means)) return means;
        means = effects.OfNew(this, intent);
        if (_means.Count < EstimateDefaults.MostMeans) _means.Add(intent, means);
        return means;
    }
}
