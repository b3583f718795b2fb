namespace Routing.Core.Tests;

/// <summary>Agents needed: as few as meet every target, and shrinkage on top.</summary>
public sealed class StaffingNeedTests
{
    private static readonly StaffingTargets Plain = new(0.8, 20, null, 1, 0);

    [Theory]
    [InlineData(200, 180, null)]
    [InlineData(200, 180, 120.0)]
    [InlineData(3000, 420, 300.0)]
    [InlineData(0.5, 300, null)]
    public void Are_as_few_as_meet_the_target(double perHour, double handle, double? patience)
    {
        var need = StaffingNeed.Of(new StaffingLoad(perHour, handle, patience), Plain);

        Assert.InRange(need.Enough.InTime, Plain.InTime, 1);
        Assert.True(need.OneLess.InTime < Plain.InTime);
        Assert.True(need.OneMore.InTime > need.Enough.InTime);
    }

    [Fact]
    public void Are_more_where_agents_would_be_too_busy_or_too_many_leave()
    {
        var load = new StaffingLoad(3000, 300, 60);
        var usual = StaffingNeed.Of(load, Plain);

        Assert.True(usual.Enough.Occupancy > .85);
        Assert.InRange(StaffingNeed.Of(load, Plain with { MaxOccupancy = .85 }).Enough.Occupancy, .8, .85);
        Assert.InRange(StaffingNeed.Of(load, Plain with { MaxAbandoned = .001 }).Enough.Abandoned, 0, .001);
    }

    [Fact]
    public void Shrinkage_puts_more_on_the_roster_and_takes_them_off_again()
    {
        var targets = Plain with { Shrinkage = .3 };
        var need = StaffingNeed.Of(new StaffingLoad(200, 180), targets);

        Assert.Equal((int)Math.Ceiling(need.OnContacts / .7), need.Scheduled);
        Assert.InRange(StaffingNeed.Present(need.Scheduled, targets), need.OnContacts, need.OnContacts + 1);
        Assert.Equal(0, StaffingNeed.Of(new StaffingLoad(0, 180), targets).Scheduled);
    }

    [Fact]
    public void Shrinkage_of_a_small_team_leaves_a_part_of_a_person()
    {
        var (load, targets) = (new StaffingLoad(4, 300, 240), Plain with { Shrinkage = .1 });
        var slot = Assert.Single(StaffingPlan.Of("small", [load], targets, [1]).Slots);
        var (nobody, one) = (Erlang.Figures(load, 0, 20), Erlang.Figures(load, 1, 20));

        Assert.Equal(.9 * one.InTime, slot.Expected!.InTime, 9);
        Assert.Equal(.1 + (.9 * one.Abandoned), slot.Expected.Abandoned, 9);
        Assert.Equal((1.0, 1), (nobody.Abandoned, slot.Expected.Agents));
        // Nobody is answered while nobody is there: the mean is of those who are.
        Assert.Equal(one.MeanWaitSeconds, slot.Expected.MeanWaitSeconds, 9);
        // And two less a tenth are between one and two.
        var two = Assert.Single(StaffingPlan.Of("small", [load], targets, [2]).Slots).Expected!;
        Assert.InRange(two.InTime, one.InTime, Erlang.Figures(load, 2, 20).InTime);
    }

    [Theory]
    [InlineData(1.0, 20, .9, .3)]
    [InlineData(.8, -1, .9, .3)]
    [InlineData(.8, 20, 0, .3)]
    [InlineData(.8, 20, .9, 1)]
    public void Targets_that_nothing_could_meet_are_refused(double inTime, double threshold, double occupancy, double shrinkage) =>
        Assert.Throws<ArgumentException>(() => new StaffingTargets(inTime, threshold, null, occupancy, shrinkage).Checked());
}
