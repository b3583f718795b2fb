namespace Routing.Core.Tests;

/// <summary>When a guard rail stops a pilot, and what is said of its measure.</summary>
public sealed class PilotVerdictTests
{
    [Theory]
    [InlineData(.70, .70, 0, false, PilotFinding.NoDifferenceYet)]
    [InlineData(.80, .60, 0, false, PilotFinding.Better)]
    [InlineData(.60, .80, 0, true, PilotFinding.Worse)]
    [InlineData(.60, .80, .3, false, PilotFinding.Worse)]
    public void It_stops_once_worse_by_more_than_allowed_beyond_chance(double tried, double inForce, double worseBy, bool stops, PilotFinding finding)
    {
        var pilot = new Pilot { Name = "trial", UsesDraft = true, Share = .5, GuardRails = [new GuardRail(PilotMeasure.Resolved, worseBy)] };
        var (draw, progress) = (Draw.For(3, "verdict"), new PilotProgress(0));
        for (var n = 0; n < 4000; n++)
        {
            var side = n % 2 == 0;
            progress = progress.With(PilotMeasure.Resolved, draw.Chance(side ? tried : inForce) ? 1 : 0, side, .5);
        }

        Assert.Equal(stops, PilotVerdict.Stops(pilot, progress) is not null);
        Assert.Equal(finding, PilotVerdict.Of(pilot, progress));
    }

    [Theory]
    [InlineData(10, 0, 0, "tried", PilotCount.Contacts, 10, 30, "tried has 10 of the 30 contacts it takes")]
    [InlineData(10, 0, 60, "tried", PilotCount.Slices, 10, 30, "tried has 10 of the 30 slices it takes")]
    [InlineData(40, 37, 0, "tried", PilotCount.NotResolved, 3, 10, "tried has 3 of the 10 not resolved it takes")]
    [InlineData(40, 4, 0, "tried", PilotCount.Resolved, 4, 10, "tried has 4 of the 10 resolved it takes")]
    public void What_is_missing_for_an_interval_is_told_as_figures_and_in_words(int count, int resolved, int slices, string side, PilotCount of, long has, int needs, string words)
    {
        var pilot = new Pilot { Name = "trial", UsesDraft = true, Share = .5, SliceMinutes = slices };
        var progress = new PilotProgress(0);
        for (var n = 0; n < count; n++) progress = progress.With(PilotMeasure.Resolved, n < resolved ? 1 : 0, tried: true, .5);
        var missing = PilotVerdict.Missing(pilot, progress, PilotMeasure.Resolved);
        Assert.Equal((new PilotMissing(side, of, has, needs), words), (missing, missing?.InWords()));
    }

    [Fact]
    public void Less_is_better_of_waits()
    {
        var pilot = new Pilot { Name = "trial", UsesDraft = true, Measure = PilotMeasure.WaitSeconds, Share = .5, GuardRails = [new GuardRail(PilotMeasure.WaitSeconds, 5)] };
        var progress = new PilotProgress(0);
        for (var n = 0; n < 400; n++) progress = progress.With(PilotMeasure.WaitSeconds, (n % 2 == 0 ? 40 : 10) + (n % 7), n % 2 == 0, .5);

        Assert.Equal(PilotFinding.Worse, PilotVerdict.Of(pilot, progress));
        Assert.Contains("waitSeconds is worse by at least", PilotVerdict.Stops(pilot, progress), StringComparison.Ordinal);
        Assert.Equal(PilotFinding.TooEarly, PilotVerdict.Of(pilot, new PilotProgress(0)));
    }

    [Theory]
    [InlineData("", true, null, .1, "name")]
    [InlineData("p", false, null, .1, "usesDraft")]
    [InlineData("p", false, "cleverest", .1, "selection")]
    [InlineData("p", false, "suggest", .1, "selection")]
    [InlineData("p", false, "external", .1, "selection")]
    [InlineData("p", true, null, 1, "share")]
    [InlineData("p", true, null, double.NaN, "share")]
    [InlineData("p", true, "learned", .5, null)]
    public void What_cannot_be_tried_is_refused_by_its_field(string name, bool draft, string? selection, double share, string? field) =>
        Assert.Equal(field, PilotRules.Check(new Pilot { Name = name, UsesDraft = draft, Selection = selection, Share = share }).FirstOrDefault()?.Field);
}
