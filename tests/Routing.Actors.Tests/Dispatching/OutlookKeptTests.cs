namespace Routing.Actors.Tests;

/// <summary>What planning goes by, gaps told of and suggestions outlive a restart; one gateway at a time looks ahead.</summary>
public sealed class OutlookKeptTests
{
    private static readonly TimeSpan Held = TimeSpan.FromMinutes(5);

    [Fact]
    public void A_restart_tells_of_no_gap_a_second_time_and_keeps_what_was_decided()
    {
        using var center = new Center();
        center.Queue("general");
        var planning = new PlanningConfig { TimeZone = "Asia/Shanghai", Calendar = [new PlannedDays { Name = "new year", First = new DateOnly(2027, 2, 6), Last = new DateOnly(2027, 2, 12), Factor = 0.4 }] };
        Assert.Equal(ConfigureOutcome.Created, center.Run(() => Dispatcher().SetPlanning(planning, null)).Outcome);
        Assert.Equal(ConfigureOutcome.VersionConflict, center.Run(() => Dispatcher().SetPlanning(planning, 7)).Outcome);
        var now = center.Now;
        var gaps = new ExpectedGaps([new("general", now.AddHours(2), now.AddHours(4), -3, 8)]);
        var suggestion = new StaffSuggestion
        {
            Id = "s-1", Group = Defaults.Group, Kind = SuggestionKind.Training, Text = "train tom", CreatedAt = now, ExpiresAt = now.AddDays(14), Agents = ["tom"], Intent = "repair",
        };
        Assert.False(center.Run(() => Dispatcher().Foresee("one", gaps)));
        Assert.True(center.Run(() => Dispatcher().ClaimOutlook("one", Held)));
        Assert.False(center.Run(() => Dispatcher().ClaimOutlook("two", Held)));
        Assert.True(center.Run(() => Dispatcher().Foresee("one", gaps)));
        Assert.True(center.Run(() => Dispatcher().Suggest("one", new SuggestionsFound([suggestion]))));
        Assert.False(center.Run(() => Dispatcher().Suggest("two", new SuggestionsFound([suggestion with { Id = "s-2" }]))));
        Assert.Equal(SuggestionOutcome.Decided, Decide(true).Outcome);
        // Cut off before it was carried out: a repeat finds it accepted, and not done yet.
        Assert.Equal((SuggestionOutcome.Repeated, null), (Decide(true).Outcome, Decide(true).Suggestion!.Did));

        center.Restart();

        Assert.Equal(("Asia/Shanghai", 0.4), (center.Run(() => Dispatcher().ReadPlanning()).Config.TimeZone, center.Run(() => Dispatcher().ReadPlanning()).Config.Calendar[0].Factor));
        Assert.True(center.Run(() => Dispatcher().ClaimOutlook("two", Held)));
        Assert.True(center.Run(() => Dispatcher().Foresee("two", gaps)));
        Assert.Equal("noted", center.Run(() => Dispatcher().FinishSuggestion("s-1", "noted", "amy"))!.Did);
        Assert.Equal(SuggestionOutcome.DecidedOtherwise, Decide(false).Outcome);
        Assert.Equal(SuggestionOutcome.Absent, center.Run(() => Dispatcher().DecideSuggestion("s-9", true, "mei", null)).Outcome);
        Assert.Equal(1, center.Run(() => center.Log.Read(0, 1000)).Count(logged => logged.Type == "staffing.gapExpected"));
        Assert.Equal(1, center.Run(() => center.Log.Read(0, 1000)).Count(logged => logged.Type == "suggestion.made"));
        Assert.Equal(1, center.Run(() => center.Log.Read(0, 1000)).Count(logged => logged.Type == "suggestion.decided"));

        IDispatcher Dispatcher() => center.Actors.Dispatcher(Defaults.Group);
        SuggestionAnswer Decide(bool accepted) => center.Run(() => Dispatcher().DecideSuggestion("s-1", accepted, "mei", null));
    }
}
