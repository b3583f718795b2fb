using Routing.Simulation;

namespace Routing.Lab.Tests;

/// <summary>Agents needed, found by simulation, against Erlang where Erlang knows, and beyond it.</summary>
public sealed class SimulatedNeedsTests
{
    private static readonly SimulationOptions Some = new() { Selection = "longest-idle", Arrivals = 2_500, Replications = 2, FitEffort = FitEffort.Brief, Parallel = Environment.ProcessorCount };

    private static readonly StaffingTargets Usual = new(InTime: 0.8, ThresholdSeconds: 20, MaxOccupancy: 0.95, Shrinkage: 0.3);

    [Fact]
    public void One_queue_of_agents_who_are_alike_needs_what_Erlang_says()
    {
        var scenario = Queueing.OnePool(4, (10, null, 0, 0)) with { WarmUpArrivals = 500 };

        var found = SimulatedNeeds.Of(scenario, _ => Usual, Some);

        var erlang = StaffingNeed.Of(new StaffingLoad(600, 60), Usual);
        var need = found.Pools["all"];
        Assert.True(found.AreMet);
        Assert.InRange(Assert.Single(need.OnContacts), erlang.OnContacts - 1, erlang.OnContacts + 1);
        Assert.Equal(StaffingNeed.Rostered(need.OnContacts[0], Usual), Assert.Single(need.Scheduled));
        Assert.Equal(4, Assert.Single(need.AsIs), 1);
        Assert.InRange(found.Classes["class-1"].InTime[0]!.Value, 0.8, 1);
    }

    [Fact]
    public void Each_interval_of_a_day_has_its_own_need_and_who_can_help_saves_agents()
    {
        var found = SimulatedNeeds.Of(TwoPeaks, _ => Usual, Some);

        Assert.True(found.AreMet);
        Assert.Equal(4, found.Axis.Count);
        // "a" is busy in the morning and "b" in the afternoon; both pools can do either.
        var alone = Enumerable.Range(0, 4).Sum(at => new[] { At("a", at), At("b", at) }.Sum(perHour => StaffingNeed.Of(new StaffingLoad(perHour, 240), Usual).OnContacts));
        var needed = found.Pools.Values.Sum(pool => pool.OnContacts.Sum());
        Assert.InRange(needed, alone * 0.6, alone - 1);
        foreach (var c in found.Classes.Values) Assert.All(c.InTime, share => Assert.True(share!.Value >= 0.75, $"{share.Value}"));
        Assert.All(found.Pools.Values.SelectMany(pool => pool.Occupancy).OfType<double>(), occupancy => Assert.InRange(occupancy, 0, 0.95));
    }

    [Fact]
    public void An_occupancy_limit_asks_for_more_than_the_wait_does()
    {
        var scenario = Queueing.OnePool(4, (10, null, 0, 0)) with { WarmUpArrivals = 500 };

        var found = SimulatedNeeds.Of(scenario, _ => Usual with { InTime = 0.1, MaxOccupancy = 0.5 }, Some);

        Assert.InRange(Assert.Single(found.Pools["all"].OnContacts), 20, 21);
    }

    [Fact]
    public void A_roster_that_is_tried_has_its_people_and_no_others()
    {
        var scenario = ScenarioReader.ReadFile(Path.Combine(AppContext.BaseDirectory, "Scenarios", "travel-agency.json"));
        var pool = scenario.Pools.First(p => p.HandsOverTo is null);
        var axis = CourseAxis.Even(scenario, 12);
        foreach (var count in (int[])[1, pool.AgentIds.Length + 3])
        {
            var tried = new DayRoster(axis, System.Collections.Immutable.ImmutableSortedDictionary<string, System.Collections.Immutable.ImmutableArray<int>>.Empty.Add(pool.Name, [.. Enumerable.Repeat(count, axis.Count)])).In(scenario);

            var ids = tried.Pools.Single(p => p.Name == pool.Name).AgentIds;
            Assert.Equal(count, ids.Distinct().Count());
            Assert.All(ids, id => Assert.Null(tried.Setup!.Agents[id].Shifts));
            Assert.Equal(scenario.Setup!.Agents.Count - pool.AgentIds.Length + count, tried.Setup!.Agents.Count);
        }
    }

    [Fact]
    public void What_nobody_could_be_rostered_for_is_refused_by_name()
    {
        var scenario = Queueing.OnePool(4, (10, null, 0, 0));
        var bots = scenario with { Pools = [scenario.Pools[0] with { HandsOverTo = "class-1" }] };

        Assert.Contains("class-1", Assert.Throws<ScenarioException>(() => SimulatedNeeds.Of(bots, _ => Usual, Some)).Message, StringComparison.Ordinal);
        Assert.Contains("occupancy", Assert.Throws<ScenarioException>(() => SimulatedNeeds.Of(scenario, _ => Usual with { MaxOccupancy = 0 }, Some)).Message, StringComparison.Ordinal);
    }

    private static double At(string name, int at) => TwoPeaks.Classes.Single(c => c.Name == name).Arrivals.RateAt((at + 0.5) * 30) * 60;

    private static Scenario TwoPeaks => ScenarioReader.Parse("""
        { "name": "two peaks", "timeUnit": "minutes", "warmUpArrivals": 300,
          "classes": [
            { "name": "a", "arrivals": { "profile": { "intervalMinutes": 60, "rates": [3, 1], "repeat": true } } },
            { "name": "b", "arrivals": { "profile": { "intervalMinutes": 60, "rates": [1, 3], "repeat": true } } }],
          "pools": [
            { "name": "A", "agents": 8, "serves": { "a": { "service": { "exponential": { "mean": 4 } } }, "b": { "service": { "exponential": { "mean": 4 } } } } },
            { "name": "B", "agents": 8, "serves": { "a": { "service": { "exponential": { "mean": 4 } } }, "b": { "service": { "exponential": { "mean": 4 } } } } }] }
        """);
}
