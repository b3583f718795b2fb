namespace Routing.Core;

/// <summary>What the agents of a group have in common in resolution and handle time, by intent.</summary>
internal sealed class GroupEffects
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LearnedMeans> _ofNobody = new(StringComparer.Ordinal);
    private readonly CrossedEffects _resolved;
    private readonly CrossedEffects _handleTime;
    private readonly ResponseFamily _time;

    /// <param name="agents">The records they rest on; in a fixed order, so that sums are the same to the last digit.</param>
    public GroupEffects(IReadOnlyList<AgentStatistics> agents)
    {
        foreach (var intent in agents.SelectMany(agent => agent.Tallies.Keys).Distinct().Order(StringComparer.Ordinal)) _numbers.Add(intent, _numbers.Count);
        _time = ResponseFamily.Time(SquaredVariation(agents));
        _resolved = CrossedFit.Of([.. agents.Select(ResolvedCells)], _numbers.Count, ResponseFamily.Chance, EstimateDefaults.Resolved);
        _handleTime = CrossedFit.Of([.. agents.Select(TimeCells)], _numbers.Count, _time, EstimateDefaults.HandleTime);
    }

    /// <summary>The estimates of one agent for the intents it has a record or a level of.</summary>
    public Dictionary<string, LearnedMeans> Of(AgentStatistics agent)
    {
        var intents = agent.Intents;
        var chances = new (double Effect, double Variance)[intents.Count];
        var times = new (double Effect, double Variance)[intents.Count];
        AgentEffect.Of(_resolved, ResponseFamily.Chance, ResolvedCells(agent), chances);
        AgentEffect.Of(_handleTime, _time, TimeCells(agent), times);
        var means = new Dictionary<string, LearnedMeans>(intents.Count, StringComparer.Ordinal);
        for (var c = 0; c < intents.Count; c++) means.Add(intents[c], Means(chances[c], times[c]));
        return means;
    }

    /// <summary>Of an agent for an intent of which nothing of its own is known, but perhaps of its other work.</summary>
    public LearnedMeans OfNew(AgentStatistics agent, string intent)
    {
        var asked = new AgentStatistics();
        // First: of levels no more than some are kept, and what is asked for must be among them.
        asked.NoteLevel(intent, EstimateDefaults.MiddleLevel);
        asked.Take(agent);
        return Of(asked)[intent];
    }

    /// <summary>Of one of whom nothing is known.</summary>
    public LearnedMeans OfNobody(string intent)
    {
        if (_ofNobody.TryGetValue(intent, out var means)) return means;
        means = OfNew(new AgentStatistics(), intent);
        if (_ofNobody.Count < EstimateDefaults.MostMeans) _ofNobody.Add(intent, means);
        return means;
    }

    private LearnedMeans Means((double Effect, double Variance) chance, (double Effect, double Variance) time)
    {
        var reach = EstimateDefaults.IntervalReach * Math.Sqrt(chance.Variance);
        return new LearnedMeans(
            ResponseFamily.Chance.Mean(chance.Effect, chance.Variance),
            ResponseFamily.Chance.Mean(chance.Effect - reach, 0),
            ResponseFamily.Chance.Mean(chance.Effect + reach, 0),
            _time.Mean(time.Effect, time.Variance));
    }

    private EffectCell[] ResolvedCells(AgentStatistics agent) => Cells(agent, tally => (tally.Rated, tally.Resolved));

    private EffectCell[] TimeCells(AgentStatistics agent) => Cells(agent, tally => (tally.Contacts, tally.HandleSecondsSum));

    private EffectCell[] Cells(AgentStatistics agent, Func<IntentTally, (double Count, double Sum)> read)
    {
        var intents = agent.Intents;
        var cells = new EffectCell[intents.Count];
        for (var c = 0; c < cells.Length; c++)
        {
            var (count, sum) = agent.Tallies.TryGetValue(intents[c], out var tally) ? read(tally) : (0, 0);
            cells[c] = new EffectCell(
                _numbers.GetValueOrDefault(intents[c], int.MaxValue), count, count > 0 ? sum / count : 0, agent.LevelOf(intents[c]) - EstimateDefaults.MiddleLevel);
        }
        return cells;
    }

    // Pooled over cells: each tells how far its contacts lie from its own mean, in terms of that mean.
    private static double SquaredVariation(IReadOnlyList<AgentStatistics> agents)
    {
        var sum = EstimateDefaults.SquaredVariation * EstimateDefaults.SquaredVariationContacts;
        var count = EstimateDefaults.SquaredVariationContacts;
        foreach (var tally in agents.SelectMany(agent => agent.Tallies.Values))
        {
            // Tallies of earlier versions have no squares.
            if (tally.Contacts <= 1 || tally.HandleSquares <= 0) continue;
            var mean = tally.HandleSecondsSum / tally.Contacts;
            sum += Math.Max(0, (tally.HandleSquares / (mean * mean)) - tally.Contacts);
            count += tally.Contacts - 1;
        }
        return sum / count;
    }
}

/// <summary>What is learned of an agent and an intent.</summary>
/// <param name="ResolvedLow">Lower end of the 90 % interval of the chance.</param>
internal readonly record struct LearnedMeans(double Resolved, double ResolvedLow, double ResolvedHigh, double HandleSeconds);
