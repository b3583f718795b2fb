using System.Collections.Immutable;
using System.Globalization;

namespace Routing.Simulation;

/// <summary>Reads the pools of a scenario, and names their agents.</summary>
internal static class PoolReader
{
    private const int MostAgents = 100_000;
    private const int MostShifts = 10_000;

    public static ImmutableArray<AgentPool> Pools(Place place, ImmutableArray<ContactClass> classes, ScenarioSetup? setup, TimeSpan timeUnit)
    {
        var items = place.Items("a list of pools of agents, [{\"name\":…}]");
        if (items.Length is 0 or > MostAgents) throw place.Wrong($"write 1 to {MostAgents} pools.");
        var names = new HashSet<string>(StringComparer.Ordinal);
        var agents = new HashSet<string>(StringComparer.Ordinal);
        var pools = ImmutableArray.CreateBuilder<AgentPool>(items.Length);
        foreach (var item in items)
        {
            var pool = Pool(item, classes, setup, timeUnit);
            if (!names.Add(pool.Name)) throw item.At("name").Wrong($"another pool is named \"{pool.Name}\" already; write a name of its own.");
            if (pool.AgentIds.FirstOrDefault(id => !agents.Add(id)) is { } twice) throw item.Wrong($"agent \"{twice}\" is in another pool already; name each agent once.");
            if (agents.Count > MostAgents) throw item.At("agents").Wrong($"more than {MostAgents} agents in all; write fewer.");
            pools.Add(pool);
        }
        return pools.ToImmutable();
    }

    private static AgentPool Pool(Place place, ImmutableArray<ContactClass> classes, ScenarioSetup? setup, TimeSpan timeUnit)
    {
        place.ObjectOf("name", "agents", "serves", "handsOverTo");
        var name = place.Needed("name", "a name for the pool").Id();
        var agents = place.Needed("agents", "the number of agents");
        var shifts = agents.IsObject ? ShiftsOf(agents, timeUnit) : null;
        var count = shifts?.Most ?? agents.Whole(0, MostAgents);
        var serves = place.Needed("serves", "the classes served, {\"CLASS\":{\"service\":…}}")
            .Map("the classes served, {\"CLASS\":{\"service\":…}}", Service);
        foreach (var served in serves.Keys)
        {
            if (classes.All(c => c.Name != served)) throw place.At("serves").At(served).Wrong($"there is no class of this name; write one of {string.Join(", ", classes.Select(c => c.Name))}.");
        }
        var handsOverTo = place.Maybe("handsOverTo")?.Id();
        if (handsOverTo is not null && (serves.ContainsKey(handsOverTo) || classes.All(c => c.Name != handsOverTo))) throw place.At("handsOverTo").Wrong("write a class that this pool does not serve itself.");
        return new AgentPool { Name = name, AgentIds = Ids(agents, name, count, setup), Serves = serves, Shifts = shifts, HandsOverTo = handsOverTo };
    }

    private static Shifts ShiftsOf(Place place, TimeSpan timeUnit)
    {
        place.ObjectOf("intervalMinutes", "counts", "repeat");
        var counts = place.Needed("counts", "a list of how many agents are there, one per interval");
        var items = counts.Items("a list of how many agents are there, one per interval");
        if (items.Length is 0 or > MostShifts) throw counts.Wrong($"write 1 to {MostShifts} counts.");
        return new Shifts(
            place.Needed("intervalMinutes", "a number").Number(0, above: true) / timeUnit.TotalMinutes,
            [.. items.Select(item => item.Whole(0, MostAgents))],
            place.Maybe("repeat")?.Flag() ?? false);
    }

    private static PoolService Service(Place place)
    {
        place.ObjectOf("service", "resolve", "level");
        return new PoolService(
            DistributionReader.Distribution(place.Needed("service", "the time a contact takes, {\"exponential\":{\"mean\":1}}")),
            place.Maybe("resolve")?.Share() ?? 1,
            place.Maybe("level")?.Whole(SkillLevel.Lowest, SkillLevel.Highest) ?? 5);
    }

    private static ImmutableArray<string> Ids(Place agents, string pool, int count, ScenarioSetup? setup)
    {
        if (setup is not null && setup.Pools.TryGetValue(pool, out var named))
        {
            return named.Length == count ? named : throw agents.Wrong($"setup.pools.{pool} names {named.Length} agents; write {named.Length} here, or name {count} there.");
        }
        return [.. Enumerable.Range(1, count).Select(n => string.Create(CultureInfo.InvariantCulture, $"{pool}-{n}"))];
    }
}
