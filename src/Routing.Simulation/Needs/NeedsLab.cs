using System.Collections.Immutable;
using Routing.Actors;

namespace Routing.Simulation;

/// <summary>Finds who is needed in a real group on a day, by the search of <see cref="SimulatedNeeds"/> on days like those that came.</summary>
public sealed class NeedsLab : INeedsLab
{
    public NeedsResult Find(NeedsCase asked, Action<double, int> progress, Func<bool> isTimeOver, CancellationToken ct)
    {
        var days = new NeedsDays(asked, ct);
        if (!days.IsAnybodyComing) throw new WhatIfException("Nobody comes on this day. Choose a day on which contacts are expected.");
        var (rosters, share) = (0, 0.0);
        var found = Search();
        var assumed = Assumed(asked, found, isTimeOver());
        return new NeedsResult(found.AreMet, found.Rosters, Pools(asked, found), Queues(asked, found), [.. assumed.Select(note => note.Sentence)]) { Assumed = assumed };

        SimulatedNeeds Search()
        {
            try
            {
                return new NeedsSearch(days.Scenario, c => asked.Targets[c.Queue], new SimulationOptions { Replications = asked.Replications, Seed = asked.Seed, EvenIntervals = NeedsLimits.Slot / days.Scenario.TimeUnit }, known => progress(share = Math.Min(1, known / (double)asked.ToKnow), rosters), ct)
                {
                    IsTimeOver = isTimeOver,
                    Simulate = roster =>
                    {
                        var result = days.Run(roster);
                        progress(share, ++rosters);
                        return result;
                    },
                }.Run();
            }
            catch (ScenarioException impossible)
            {
                throw new WhatIfException(impossible.Message);
            }
        }
    }

    private static ImmutableArray<PoolNeeds> Pools(NeedsCase asked, SimulatedNeeds found) => [.. asked.Pools.Where(pool => found.Pools.ContainsKey(pool.Name)).Select(pool =>
    {
        var (need, erlang) = (found.Pools[pool.Name], NeedsErlang.Of(asked, pool));
        return new PoolNeeds(pool.Name, pool.Queues, pool.Agents.Length, [.. Enumerable.Range(0, asked.Slots).Select(at => new PoolNeedsSlot(
            asked.StartOf(at), asked.StartOf(at + 1), need.OnContacts[at], need.Scheduled[at], pool.Rostered(at), pool.Rostered(at) - need.Scheduled[at], Percent(need.Occupancy[at]), erlang?[at].OnContacts, erlang?[at].Scheduled))]);
    })];

    private static ImmutableArray<QueueNeeds> Queues(NeedsCase asked, SimulatedNeeds found) => [.. asked.Demand.Queues.Select(queue =>
    {
        var (served, targets) = (found.Classes[queue.Key], asked.Targets[queue.Key]);
        return new QueueNeeds(
            queue.Key,
            new StaffingTargetsView(
                Math.Round(targets.InTime * 100, 1), targets.ThresholdSeconds, Percent(targets.MaxAbandoned), Math.Round(targets.MaxOccupancy * 100, 1), Math.Round(targets.Shrinkage * 100, 1),
                queue.Value.PatienceSeconds is { } patience ? Math.Round(patience, 1) : null),
            [.. Enumerable.Range(0, asked.Slots).Select(at => new QueueNeedsSlot(
                asked.StartOf(at), asked.StartOf(at + 1), Math.Round(queue.Value.Expected[at], 2), Percent(served.AsIs[at]?.Value), Percent(served.InTime[at]?.Value), Percent(served.InTime[at]?.HalfWidth), Percent(served.Abandoned[at]?.Value), served.Missed.Contains(at)))]);
    })];

    private static ImmutableArray<NeedsNote> Assumed(NeedsCase asked, SimulatedNeeds found, bool isTimeOver)
    {
        var notes = ImmutableArray.CreateBuilder<NeedsNote>();
        notes.Add(new NeedsNote(NeedsAssumption.LikeThoseThatCame));
        foreach (var (queue, demand) in asked.Demand.Queues) if (demand.PatienceSeconds is null) notes.Add(new NeedsNote(NeedsAssumption.NobodyGivesUp, queue));
        foreach (var queue in asked.LeftOut) notes.Add(new NeedsNote(NeedsAssumption.QueueLeftOut, queue));
        var bots = asked.AsIs.Agents.Values.Count(agent => agent.Kind != AgentKind.Person);
        if (bots > 0) notes.Add(new NeedsNote(NeedsAssumption.BotsLeftOut, Count: bots));
        if (asked.Pools.All(pool => pool.IsThere.IsEmpty)) notes.Add(new NeedsNote(NeedsAssumption.NoRoster));
        if (isTimeOver) notes.Add(new NeedsNote(NeedsAssumption.TimeWasOver, Count: found.Rosters));
        return notes.ToImmutable();
    }

    private static double? Percent(double? share) => share is { } known ? Math.Round(known * 100, 1) : null;
}
