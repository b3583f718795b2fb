using System.Collections.Immutable;
using Routing.Actors;

namespace Routing.Simulation;

/// <summary>
/// Compares a group as it is with a variant of it: pair by pair, what might have come is drawn from what did, and replayed
/// under both, so that a difference is of the variant and not of chance.
/// </summary>
public sealed class WhatIfLab : IWhatIfLab
{
    public WhatIfResult Compare(WhatIfCase asked, Action<double, int> progress, Func<bool> isTimeOver, CancellationToken ct)
    {
        var (asIs, variant) = (SetupOf(asked.Group, asked.AsIs), SetupOf(asked.Group, asked.Variant));
        // Agents of either are known to both; each puts up only its own.
        var known = asIs with { Agents = asIs.Agents.SetItems(variant.Agents) };
        var pairs = new List<(WhatIfRun AsIs, WhatIfRun Variant)>();
        for (var r = 0; r < asked.Replications && (r < WhatIfLimits.MinReplications || !isTimeOver()); r++)
        {
            var history = WhatIfHistory.Of(asked, known, asked.Seed + r);
            if (history.Contacts.IsEmpty) throw new WhatIfException("Nobody comes in this time. Choose a time in which contacts came, or more load.");
            var scenario = HistoryScenario.Of(history, asked.Group);
            var before = Play(asIs, 0);
            pairs.Add((before, Play(variant, 1)));
            progress((r + 1.0) / asked.Replications, r + 1);

            WhatIfRun Play(ScenarioSetup setup, int second)
            {
                using var run = new ReplayRun(history, scenario, setup, asked.Seed + r, FitEffort.Brief);
                var (result, contacts) = run.Run(come => progress((r + 0.5 * (second + Math.Min(1.0, (double)come / history.Contacts.Length))) / asked.Replications, r), ct);
                return WhatIfRun.Of(history, result, contacts);
            }
        }
        return WhatIfRun.Compare(pairs, [.. asked.Demand.Queues.Keys], Assumed(asked, pairs.Count));
    }

    private static ScenarioSetup SetupOf(string group, GroupSetup setup) => new()
    {
        Groups = ImmutableSortedDictionary.Create<string, GroupRules>(StringComparer.Ordinal).Add(group, setup.Rules),
        Queues = setup.Queues,
        // A bot's answers are its own: nobody is called from a simulation.
        Agents = setup.Agents.Where(agent => agent.Value.Kind == AgentKind.Person).ToImmutableSortedDictionary(StringComparer.Ordinal),
    };

    private static ImmutableArray<WhatIfNote> Assumed(WhatIfCase asked, int done)
    {
        var notes = ImmutableArray.CreateBuilder<WhatIfNote>();
        notes.Add(new WhatIfNote(WhatIfAssumption.LikeThoseThatCame));
        foreach (var (queue, demand) in asked.Demand.Queues)
        {
            if (demand.PatienceSeconds is null) notes.Add(new WhatIfNote(WhatIfAssumption.NobodyGivesUp, queue));
            if (demand.Like.All(like => like.HandleSeconds is null)) notes.Add(new WhatIfNote(WhatIfAssumption.HandledLikeOthers, queue));
        }
        var bots = asked.AsIs.Agents.Concat(asked.Variant.Agents).Where(agent => agent.Value.Kind != AgentKind.Person).Select(agent => agent.Key).Distinct().Count();
        if (bots > 0) notes.Add(new WhatIfNote(WhatIfAssumption.BotsLeftOut, Count: bots));
        if (done < asked.Replications) notes.Add(new WhatIfNote(WhatIfAssumption.TimeWasOver, Count: done, Of: asked.Replications));
        return notes.ToImmutable();
    }
}
