using System.Collections.Immutable;
using Routing.Actors;
using Routing.Simulation;

namespace Routing.Lab.Tests;

/// <summary>A variant is told from what is, and what is no different is told to be none.</summary>
public sealed class WhatIfLabTests
{
    private static readonly DateTimeOffset From = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void One_agent_more_shortens_the_wait_and_the_interval_says_so()
    {
        var done = new List<int>();
        var result = new WhatIfLab().Compare(Case(agents: 2, inVariant: 3, replications: 6), (_, pairs) => done.Add(pairs), () => false, CancellationToken.None);
        Assert.Equal((6, 6), (result.Replications, done[^1]));
        Assert.InRange(result.Overall.Contacts, 70, 130);
        Assert.True(result.Overall.InTimePercent is { IsReal: true, Difference: > 5, Low: > 0 }, $"{result.Overall.InTimePercent}");
        Assert.True(result.Queues["repair"].MeanWaitSeconds is { IsReal: true, High: < 0 }, $"{result.Overall.MeanWaitSeconds}");
        Assert.True(result.Overall.OccupancyPercent is { Difference: < 0, AsIs: > 50 and <= 100 }, $"{result.Overall.OccupancyPercent}");
        Assert.Null(result.Queues["repair"].OccupancyPercent);
    }

    [Fact]
    public void What_changes_nothing_makes_no_difference_at_all()
    {
        var result = new WhatIfLab().Compare(Case(agents: 2, inVariant: 2, replications: 2), (_, _) => { }, () => false, CancellationToken.None);
        Assert.Equal((0, 0, 0, false), (result.Overall.MeanWaitSeconds.Difference, result.Overall.MeanWaitSeconds.Low, result.Overall.MeanWaitSeconds.High, result.Overall.MeanWaitSeconds.IsReal));
        Assert.True(result.Overall.MeanWaitSeconds.AsIs > 0);
    }

    [Fact]
    public void When_the_time_is_over_the_pairs_that_are_done_are_told()
    {
        var result = new WhatIfLab().Compare(Case(agents: 2, inVariant: 3, replications: 50), (_, _) => { }, () => true, CancellationToken.None);
        Assert.Contains("The time was over after 2 of 50 pairs of runs.", result.Notes);
        Assert.Contains(new WhatIfNote(WhatIfAssumption.TimeWasOver, Count: 2, Of: 50), result.Assumed);
        Assert.Equal(result.Notes, result.Assumed.Select(note => note.Sentence));
    }

    [Fact]
    public void Where_nobody_comes_it_says_what_to_choose()
    {
        var asked = Case(agents: 2, inVariant: 3, replications: 2);
        var empty = Assert.Throws<WhatIfException>(() => new WhatIfLab().Compare(asked with { Demand = asked.Demand.Times(0) }, (_, _) => { }, () => false, CancellationToken.None));
        Assert.Contains("more load", empty.Message, StringComparison.Ordinal);
    }

    private static WhatIfCase Case(int agents, int inVariant, int replications)
    {
        var to = From.AddHours(4);
        var like = new ContactLike(new ContactRequest { Id = "like", CustomerId = "u-1", Channel = Channel.Voice, Queue = "repair", Intent = "repair" }, "standard", 2, 250, 0, true);
        return new WhatIfCase
        {
            Group = Defaults.Group,
            From = From,
            To = to,
            AsIs = Setup(agents),
            Variant = Setup(inVariant),
            Demand = new WhatIfDemand(TimeSpan.FromHours(1), ImmutableSortedDictionary<string, QueueDemand>.Empty.Add("repair", new QueueDemand([25, 25, 25, 25], [like], 600))),
            Presences = [.. Ids(Math.Max(agents, inVariant)).Select(agent => new AgentComes(From, agent, PresenceKind.Ready, null))],
            Replications = replications,
        };
    }

    private static GroupSetup Setup(int agents) => new(
        new GroupRules(),
        ImmutableSortedDictionary<string, QueueConfig>.Empty.Add("repair", new QueueConfig { Name = "Repair", WrapUpSeconds = 0, Selection = "longest-idle" }),
        Ids(agents).ToImmutableSortedDictionary(id => id, id => new AgentProfile { Name = id, Queues = ["repair"] }));

    private static IEnumerable<string> Ids(int count) => Enumerable.Range(1, count).Select(n => $"a-{n}");
}
