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

    [Theory]
    [InlineData(1.0, 20, .9, .3)]
    [InlineData(.8, -1, .9, .3)]
    [InlineData(.8, 20, 0, .3)]
    [InlineData(.8, 20, .9, 1)]
    public void Targets_that_nothing_could_meet_are_refused(double inTime, double threshold, double occupancy, double shrinkage) =>
        Assert.Throws<ArgumentException>(() => new StaffingTargets(inTime, threshold, null, occupancy, shrinkage).Checked());
}
