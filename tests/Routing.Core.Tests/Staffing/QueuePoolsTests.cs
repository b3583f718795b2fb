using System.Collections.Immutable;

namespace Routing.Core.Tests;

/// <summary>Queues that the same agents serve are planned as one.</summary>
public sealed class QueuePoolsTests
{
    private static readonly StaffingTargets Targets = new(0.8, 20, null, 1, 0);

    [Fact]
    public void Queues_of_the_same_people_are_a_pool_and_no_others()
    {
        ImmutableSortedSet<string> team = ["li-na", "tom"];
        var pools = QueuePools.Of(new Dictionary<string, ImmutableSortedSet<string>> { ["c"] = team, ["a"] = team, ["part"] = ["tom"], ["other"] = ["ann"], ["nobody"] = [], ["nothing"] = [] });

        Assert.Equal(["a", "c"], Assert.Single(pools).AsEnumerable());
    }

    [Fact]
    public void A_pool_needs_fewer_than_its_queues_and_takes_the_strictest_target()
    {
        var one = StaffingPlan.Of("a", [new StaffingLoad(10, 300, 240), new StaffingLoad(0, 300)], Targets);
        var two = StaffingPlan.Of("b", [new StaffingLoad(20, 330, 300), new StaffingLoad(0, 300)], Targets with { InTime = .9, ThresholdSeconds = 30, MaxAbandoned = .05 });

        var pool = QueuePools.Plan([one, two]);

        Assert.Equal(("a", Targets with { InTime = .9, MaxAbandoned = .05 }), (pool.Queue, pool.Targets));
        Assert.Equal(new StaffingLoad(30, 320, 280), pool.Slots[0].Load);
        Assert.True(QueuePools.Plan([one, one, one]).Slots[0].Need.Scheduled < 3 * one.Slots[0].Need.Scheduled);
        Assert.Equal(0, pool.Slots[1].Need.Scheduled);
        // Where one never leaves, nobody is taken to.
        Assert.Null(QueuePools.Plan([one, StaffingPlan.Of("b", [new StaffingLoad(20, 330), new StaffingLoad(0, 300)], Targets)]).Slots[0].Load.PatienceSeconds);
    }
}
