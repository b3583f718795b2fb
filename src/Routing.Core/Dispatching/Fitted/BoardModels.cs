using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>Makes the model to be fitted from what the dispatcher has seen; null where it is too large, too little seen, or no such center.</summary>
public static class BoardModels
{
    public const int MostClasses = 12;

    /// <summary>With 15 homes alike a fit was seen to cost more than the starting rule (skills-2): it holds for differences between them that chance makes.</summary>
    public const int MostHomes = 12;

    /// <summary>Agents of a home known by name are looked at one by one; beyond this many in all nothing is fitted.</summary>
    public const int MostAgents = 500;

    /// <summary>Arrivals from which on a class is taken account of, at 10 % of uncertainty.</summary>
    public const double LeastArrivals = 100;

    /// <summary>Share of all contacts that must be of classes taken account of.</summary>
    public const double LeastShare = 0.9;

    private static readonly string FittedSelection = new BestBidSelection().Name;

    public static BoardModel? Of(Board board, BoardFlows flows)
    {
        var seen = flows.Classes.Where(c => c.Value.Arrivals.Events >= LeastArrivals && board.Queues.ContainsKey(c.Key.Queue))
            .OrderBy(c => c.Key.Queue, StringComparer.Ordinal).ThenBy(c => c.Key.Signature.ToString(), StringComparer.Ordinal).ToList();
        if (seen.Count is 0 or > MostClasses || !AreOneLine(seen.Select(c => board.Queues[c.Key.Queue].Config))) return null;
        var arrivals = flows.Classes.Sum(c => c.Value.Arrivals.Rate);
        if (seen.Sum(c => c.Value.Arrivals.Rate) < LeastShare * arrivals || flows.Unwatched > (1 - LeastShare) * flows.Planned) return null;

        ImmutableArray<ClassKey> classes = [.. seen.Select(c => c.Key)];
        var agents = board.Agents.Values.Where(agent => agent.Snapshot.Presence == PresenceKind.Ready).ToList();
        if (agents.Count > MostAgents) return null;
        var isCoarse = false;
        var homes = Homes(agents, classes, isCoarse);
        if (homes?.Count > MostHomes) homes = Homes(agents, classes, isCoarse = true);
        // With one class and one home there is nothing to decide.
        if (homes is null || homes.Count is 0 or > MostHomes || classes.Length + homes.Count < 3 || !TakeAsMany(board, classes, homes.Values)) return null;

        var model = new MarkovModel(
            [.. seen.Select(c => Class(c.Value, board.Queues[c.Key.Queue].Config))],
            [.. homes.Select(home => new ModelPool(
                home.Value.Sum(agent => agent.Slots),
                [.. seen.Select((c, k) => home.Key[k] == '1' ? Service(board, [.. home.Value.Select(agent => agent.Id)], c.Value) : null)]))]);
        return MarkovModelRules.Check(model).IsEmpty
            ? new BoardModel(model, classes, [.. homes.Keys], isCoarse, seen.Min(c => c.Value.Arrivals.Events))
            : null;
    }

    /// <summary>All select by best-bid, and only worth sets one contact before another: priorities and ageing are rules that a fit must not bend.</summary>
    private static bool AreOneLine(IEnumerable<QueueConfig> queues)
    {
        var all = queues.ToList();
        return all.TrueForAll(queue => queue.Selection == FittedSelection && queue.AgeingPerMinute == 0 && queue.Priority == all[0].Priority && queue.Relaxations.IsEmpty
            && queue is { YieldsForSeconds: 0, TeamHours.IsEmpty: true, Translation: null, Bots: null, Order: QueueOrdering.Priority });
    }

    /// <summary>Several at a time, and no queue with a bound of its own that fewer meet.</summary>
    private static bool TakeAsMany(Board board, ImmutableArray<ClassKey> classes, IEnumerable<List<HomeAgent>> homes)
    {
        var most = homes.SelectMany(home => home).Max(agent => agent.Slots);
        return most <= 1 || classes.All(c => board.Queues[c.Queue].Config is { MaxLoad: >= 1, MaxPerAgent: var bound } && (bound == 0 || bound >= most));
    }

    /// <summary>Null where some agent's slots cannot be told.</summary>
    private static SortedDictionary<string, List<HomeAgent>>? Homes(List<BoardAgent> agents, ImmutableArray<ClassKey> classes, bool isCoarse)
    {
        var homes = new SortedDictionary<string, List<HomeAgent>>(StringComparer.Ordinal);
        foreach (var agent in agents)
        {
            if (HomeKeys.Of(agent.Id, agent.Snapshot.Profile, classes, isCoarse) is not { } key) continue;
            if (HomeSlots.Of(agent.Snapshot.Profile, HomeKeys.Channels(key, classes)) is not { } slots) return null;
            if (!homes.TryGetValue(key, out var at)) homes.Add(key, at = []);
            at.Add(new HomeAgent(agent.Id, slots));
        }
        return homes;
    }

    private static ModelClass Class(ClassFlow flow, QueueConfig queue) => new()
    {
        ArrivalRate = flow.Arrivals.Rate,
        PatienceRate = flow.Patience.Rate,
        HoldingCost = queue.WaitingCostPerMinute,
        UnresolvedCost = queue.UnresolvedCost,
        AbandonedCost = queue.UnresolvedCost,
        BlockedCost = queue.UnresolvedCost,
    };

    // The home's agents together are known sooner than each by itself.
    private static ModelService Service(Board board, List<string> agents, ClassFlow flow)
    {
        var (seconds, resolved) = (0.0, 0.0);
        foreach (var (intent, share) in flow.Intents)
        {
            var means = board.Statistics.Together(agents, intent);
            seconds += share * means.HandleSeconds;
            resolved += share * means.Resolved;
        }
        return new ModelService(60 / Math.Max(1, seconds), Math.Clamp(resolved, 0, 1));
    }

    private readonly record struct HomeAgent(string Id, int Slots);
}
