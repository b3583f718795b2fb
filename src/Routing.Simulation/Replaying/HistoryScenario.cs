using System.Collections.Immutable;

namespace Routing.Simulation;

/// <summary>A history as a scenario: a class for each queue it came to, and a pool for the agents who serve the same queues.</summary>
internal static class HistoryScenario
{
    private const int Intervals = 24;
    private const int LongestName = 40;

    public static Scenario Of(History history, string name) => new()
    {
        Name = name,
        TimeUnit = TimeSpan.FromMinutes(1),
        Classes = [.. history.Contacts.GroupBy(c => c.Queue).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Class(g.Key, history, [.. g]))],
        Pools = Pools(history.Setup),
        Setup = history.Setup,
    };

    private static ContactClass Class(string queue, History history, ImmutableArray<HistoryContact> contacts)
    {
        var minutes = Math.Max(1, (history.To - history.From).TotalMinutes) / Intervals;
        var rates = new double[Intervals];
        foreach (var contact in contacts) rates[Math.Clamp((int)((contact.ArrivedAt - history.From).TotalMinutes / minutes), 0, Intervals - 1)] += 1 / minutes;
        return new ContactClass
        {
            Name = queue,
            Queue = queue,
            Arrivals = new ProfileArrivals(minutes, [.. rates], Repeat: false, DayFactorGammaShape: null),
            HoldingCost = history.Setup.Queues[queue].WaitingCostPerMinute,
            UnresolvedCost = history.Setup.Queues[queue].UnresolvedCost,
            WithinTimeUnits = history.Setup.Queues[queue].ServiceLevel.WithinSeconds / 60.0,
        };
    }

    private static ImmutableArray<AgentPool> Pools(ScenarioSetup setup) =>
    [
        .. setup.Agents
            .GroupBy(agent => string.Join(" + ", agent.Value.Queues.Order(StringComparer.Ordinal)))
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select((g, n) => new AgentPool
            {
                // Of those with many queues in common the first would look alike.
                Name = g.Key.Length == 0 ? "no queue" : g.Key.Length <= LongestName ? g.Key : FormattableString.Invariant($"{g.Key[..LongestName]}… ({n + 1})"),
                AgentIds = [.. g.Select(agent => agent.Key)],
                Serves = ImmutableSortedDictionary<string, PoolService>.Empty,
            }),
    ];
}
