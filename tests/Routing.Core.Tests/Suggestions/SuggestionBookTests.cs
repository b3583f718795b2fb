namespace Routing.Core.Tests;

/// <summary>A suggestion is made once and decided once.</summary>
public sealed class SuggestionBookTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    public static TheoryData<SuggestionState, bool, double, SuggestionOutcome> Words => new()
    {
        { SuggestionState.Open, true, 0, SuggestionOutcome.Decided },
        { SuggestionState.Open, false, 0, SuggestionOutcome.Decided },
        { SuggestionState.Accepted, true, 0, SuggestionOutcome.Repeated },
        { SuggestionState.Accepted, true, 9, SuggestionOutcome.Repeated },
        { SuggestionState.Rejected, false, 0, SuggestionOutcome.Repeated },
        { SuggestionState.Accepted, false, 0, SuggestionOutcome.DecidedOtherwise },
        { SuggestionState.Rejected, true, 0, SuggestionOutcome.DecidedOtherwise },
        { SuggestionState.Open, true, 6, SuggestionOutcome.Expired },
        { SuggestionState.Open, false, 6, SuggestionOutcome.Expired },
    };

    [Theory]
    [MemberData(nameof(Words))]
    public void A_word_counts_once_and_in_time(SuggestionState state, bool accepted, double hoursLater, SuggestionOutcome outcome) =>
        Assert.Equal(outcome, SuggestionBook.Decide(Move() with { State = state, Did = state == SuggestionState.Accepted ? "profile" : null }, accepted, "mei", null, Now.AddHours(hoursLater)).Outcome);

    [Fact]
    public void What_was_accepted_and_not_carried_out_is_so_by_a_repeat_in_time_alone()
    {
        var cutOff = Move() with { State = SuggestionState.Accepted };
        Assert.Equal(SuggestionOutcome.Repeated, SuggestionBook.Decide(cutOff, true, "mei", null, Now.AddHours(5)).Outcome);
        Assert.Equal(SuggestionOutcome.Expired, SuggestionBook.Decide(cutOff, true, "mei", null, Now.AddHours(6)).Outcome);
    }

    [Fact]
    public void What_could_not_be_carried_out_is_open_again_and_what_was_stays()
    {
        var accepted = SuggestionBook.Decide(Move(), true, "mei", null, Now).Suggestion;
        Assert.Equal((SuggestionState.Open, null), (SuggestionBook.Finish(accepted, null, "mei", Now)!.State, SuggestionBook.Finish(accepted, null, "mei", Now)!.DecidedBy));
        var done = SuggestionBook.Finish(accepted, "profile", "tom", Now);
        Assert.Equal(("profile", "mei"), (done!.Did, done.DecidedBy));
        Assert.Null(SuggestionBook.Finish(done, null, "mei", Now));
    }

    [Fact]
    public void Of_two_who_accept_it_at_once_one_may_fail_and_done_is_done()
    {
        var accepted = SuggestionBook.Decide(Move(), true, "mei", null, Now).Suggestion;
        var opened = SuggestionBook.Finish(accepted, null, "mei", Now);
        var done = SuggestionBook.Finish(opened, "profile", "tom", Now);
        Assert.Equal((SuggestionState.Accepted, "profile", "tom", Now), (done!.State, done.Did, done.DecidedBy, done.DecidedAt));
        Assert.Null(SuggestionBook.Finish(opened, null, "mei", Now));
        Assert.Null(SuggestionBook.Finish(opened! with { State = SuggestionState.Rejected }, "profile", "tom", Now));
    }

    [Fact]
    public void A_move_nearly_the_same_is_no_new_one_while_one_is_open_or_was_rejected()
    {
        var longer = Move() with { Id = "s-2", Ends = Now.AddHours(9) };
        var another = Move() with { Id = "s-3", ToQueue = "vip" };
        Assert.Equal(["s-3"], SuggestionBook.Fresh(Known(Move()), [Move(), longer, another, another], Now).Select(one => one.Id));
        Assert.Empty(SuggestionBook.Fresh(Known(Move() with { State = SuggestionState.Rejected }), [longer], Now));
        Assert.Single(SuggestionBook.Fresh(Known(Move() with { State = SuggestionState.Accepted }), [longer], Now));
        Assert.Empty(SuggestionBook.Fresh(Known(), [Move()], Now.AddHours(6)));
    }

    [Fact]
    public void It_is_kept_for_a_month_after_its_end_and_a_move_for_a_day()
    {
        var training = Move() with { Kind = SuggestionKind.Training };
        Assert.Empty(SuggestionBook.Past(Known(training), Now.AddDays(29)));
        Assert.Equal("s-1", Assert.Single(SuggestionBook.Past(Known(training), Now.AddDays(31))));
        Assert.Empty(SuggestionBook.Past(Known(Move()), Now.AddDays(1)));
        Assert.Single(SuggestionBook.Past(Known(Move()), Now.AddDays(2)));
    }

    [Fact]
    public void An_open_move_is_told_as_the_new_plan_has_it_and_withdrawn_where_that_has_it_no_more()
    {
        var (told, other, gone) = (Move() with { Text = "as it is now" }, Move() with { Id = "s-2" }, Move() with { Id = "s-3" });
        StaffSuggestion[] others = [Move() with { Id = "s-4", State = SuggestionState.Accepted }, Move() with { Id = "s-5", State = SuggestionState.Rejected }, Move() with { Id = "s-6", Kind = SuggestionKind.Training }];

        var changed = SuggestionBook.Replanned([Move(), other, gone, .. others], [told, other, others[0]], Now.AddHours(1));

        Assert.Equal([("s-1", "as it is now", SuggestionState.Open, null), ("s-3", gone.Text, SuggestionState.Expired, Now.AddHours(1))], changed.Select(one => (one.Id, one.Text, one.State, one.WithdrawnAt)));
        Assert.Equal(SuggestionOutcome.Expired, SuggestionBook.Decide(changed[1], true, "mei", null, Now.AddHours(1)).Outcome);
        // What comes to be so again is made again, under its id.
        Assert.Equal("s-3", Assert.Single(SuggestionBook.Fresh(Known(changed[1]), [gone], Now.AddHours(2))).Id);
    }

    private static Dictionary<string, StaffSuggestion> Known(params StaffSuggestion[] all) => all.ToDictionary(one => one.Id);

    private static StaffSuggestion Move() => new()
    {
        Id = "s-1",
        Group = "default",
        Kind = SuggestionKind.Move,
        Text = "move 1",
        CreatedAt = Now,
        ExpiresAt = Now.AddHours(6),
        Agents = ["li-na"],
        FromQueue = "advice",
        ToQueue = "after-sales",
        Begins = Now.AddHours(6),
        Ends = Now.AddHours(8),
    };
}
