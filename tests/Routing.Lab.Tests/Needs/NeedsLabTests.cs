using System.Collections.Immutable;
using Routing.Simulation;

namespace Routing.Lab.Tests;

/// <summary>Needs of a real group by simulation: near Erlang's where its formulas know all, and below them where agents are shared.</summary>
public sealed class NeedsLabTests
{
    private const int Slots = 4;
    private static readonly DateTimeOffset Nine = new(2026, 3, 11, 9, 0, 0, TimeSpan.Zero);
    private static readonly StaffingTargets Targets = new(0.8, 20, null, 0.9, 0.1);

    [Fact]
    public void One_team_of_one_queue_is_about_as_large_as_Erlang_has_it()
    {
        var found = Find(Case(["advice"], 20, ("a", ["advice"])));
        Assert.True(found.AreMet);
        // Twenty contacts of three minutes in a half hour are two agents' work.
        Assert.All(found.Pools.Single().Slots, slot => Assert.InRange(slot.OnContacts, slot.ErlangOnContacts!.Value - 2, slot.ErlangOnContacts.Value + 1));
        Assert.All(found.Pools.Single().Slots, slot => Assert.Equal((6, 6 - slot.Scheduled, StaffingNeed.Rostered(slot.OnContacts, Targets)), (slot.Rostered, slot.Surplus, slot.Scheduled)));
        Assert.All(found.Queues.Single().Slots, slot => Assert.True(slot.InTimePercent > 70 && slot.Contacts == 20, slot.ToString()));
    }

    [Fact]
    public void Agents_of_both_queues_are_fewer_than_two_teams_by_Erlang_and_the_same_seed_finds_the_same()
    {
        var teams = Case(["advice", "orders"], 10, ("a", ["advice"]), ("o", ["orders"]));
        var shared = Case(["advice", "orders"], 10, ("b", ["advice", "orders"]));
        Assert.Equal(Needed(Find(shared)), Needed(Find(shared)));
        var alone = NeedsErlang.Of(teams, teams.Pools[0])!.Value.Sum(need => need.OnContacts) + NeedsErlang.Of(teams, teams.Pools[1])!.Value.Sum(need => need.OnContacts);
        Assert.True(Needed(Find(shared)).Sum() < alone, $"{Needed(Find(shared)).Sum()} of {alone}");
    }

    [Fact]
    public void A_time_that_is_over_ends_it_with_what_there_is_and_says_so()
    {
        var found = new NeedsLab().Find(Case(["advice"], 20, ("a", ["advice"])), (_, _) => { }, () => true, default);
        Assert.Contains(found.Assumed, note => note.What == NeedsAssumption.TimeWasOver && note.Count == found.Rosters);
        using var ended = new CancellationTokenSource();
        ended.Cancel();
        Assert.Throws<OperationCanceledException>(() => new NeedsLab().Find(Case(["advice"], 20, ("a", ["advice"])), (_, _) => { }, () => false, ended.Token));
    }

    private static int[] Needed(NeedsResult found) => [.. Enumerable.Range(0, Slots).Select(slot => found.Pools.Sum(pool => pool.Slots[slot].OnContacts))];

    private static NeedsResult Find(NeedsCase asked)
    {
        var far = 0.0;
        var found = new NeedsLab().Find(asked, (share, _) => far = share, () => false, default);
        Assert.Equal(1, far, 0.01);
        return found;
    }

    private static NeedsCase Case(string[] queues, double contacts, params (string Team, string[] Queues)[] teams)
    {
        var agents = teams.SelectMany(team => Enumerable.Range(0, 6).Select(n => ($"{team.Team}-{n}", new AgentProfile { Name = team.Team, Queues = [.. team.Queues], Shifts = new ShiftPlan { Hours = [new RuleHours { From = "00:00", To = "24:00" }] } })))
            .ToImmutableSortedDictionary(one => one.Item1, one => one.Item2, StringComparer.Ordinal);
        var setup = new GroupSetup(new GroupRules(), queues.ToImmutableSortedDictionary(queue => queue, queue => new QueueConfig { Name = queue, AutoAccept = true }, StringComparer.Ordinal), agents);
        IReadOnlyList<DateTimeOffset> starts = [.. Enumerable.Range(0, Slots).Select(slot => Nine + (slot * NeedsLimits.Slot))];
        return new NeedsCase
        {
            Group = Defaults.Group,
            From = Nine,
            To = Nine + (Slots * NeedsLimits.Slot),
            AsIs = setup,
            Demand = new WhatIfDemand(NeedsLimits.Slot, queues.ToImmutableSortedDictionary(queue => queue, queue => new QueueDemand([.. starts.Select(_ => contacts)], Like(queue), null), StringComparer.Ordinal)),
            Targets = queues.ToImmutableSortedDictionary(queue => queue, _ => Targets, StringComparer.Ordinal),
            Pools = NeedsPools.Of(setup, starts),
            Replications = 3,
        };
    }

    /// <summary>Of handle times as if drawn at random, with a mean of three minutes.</summary>
    private static ImmutableArray<ContactLike> Like(string queue) => [.. Enumerable.Range(0, 50).Select(n => new ContactLike(
        new ContactRequest { Id = $"l-{n}", CustomerId = $"u-{n}", Channel = Channel.Voice, Queue = queue }, "standard", 0, -180 * Math.Log(1 - ((n + 0.5) / 50)), 0, true))];
}
