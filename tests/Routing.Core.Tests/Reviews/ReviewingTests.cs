using System.Collections.Immutable;
using static Routing.Core.Counted;

namespace Routing.Core.Tests;

/// <summary>What a review makes of a week's counts: what stands out is told, with what may be expected; what does not, is not.</summary>
public sealed class ReviewingTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 16, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_queue_off_target_is_first_with_its_worst_hours_and_what_one_agent_more_does_there()
    {
        var review = Reviewing.Of(Facts(Queue("calm", 9, inTime: 95), Queue("care", 9, inTime: 85, alsoAt: (15, 40))));

        Assert.Equal(["care", "calm"], review.Queues.Select(queue => queue.Queue));
        var care = review.Queues[0];
        Assert.Equal((true, 62.5, 14), (care.IsOffTarget, care.Percent, care.WorstFromHour));
        Assert.Null(review.Queues[1].WorstFromHour);
        var suggestion = Assert.Single(review.Suggestions, one => one.Advice == ReviewAdvice.AddAgent);
        Assert.Equal(("care", 40, 14), (suggestion.Subject, suggestion.From, suggestion.Hour));
        // Erlang A with patience as seen: one agent more is a gain, and no miracle.
        Assert.InRange(suggestion.To, 45, 75);
    }

    [Fact]
    public void One_agent_more_is_reckoned_by_the_hours_a_queue_is_open_in_and_closed_ones_are_no_window()
    {
        // Open from Monday to Friday from 8:00: two who came at 7:50 and waited are no work of seven o'clock.
        var opening = new OpeningHours { Open = [new RuleHours { Days = [Weekday.Mon, Weekday.Tue, Weekday.Wed, Weekday.Thu, Weekday.Fri], From = "08:00", To = "18:00" }] };
        var open = ReviewedHours.Open(opening, Monday, Monday.AddDays(7), TimeZoneInfo.Utc);
        Assert.Equal((0, 5, 5, 0), (open[7], open[8], open[17], open[18]));
        var busy = Tally.Of((Created, 200), (Arrived, 200), (Answered, 190), (Abandoned, 10), (AnsweredInTime, 120), (AnswerWaitMs, 4_000_000), (AbandonWaitMs, 600_000), (Handled, 190), (TalkMs, 34_200_000));
        var hours = Enumerable.Repeat(default(Tally), ReviewFacts.HoursPerDay).ToImmutableArray()
            .SetItem(7, Tally.Of((Created, 30), (Arrived, 30), (Answered, 30))).SetItem(8, busy).SetItem(9, busy);
        var queue = new ReviewedQueue("care", "care", new ServiceLevelGoal(), hours, open, default);

        var suggestion = Assert.Single(Reviewing.Of(Facts(queue)).Suggestions);

        Assert.Equal((8, 60), (suggestion.Hour, suggestion.From));
        // Forty an hour of 180 s are two agents' work; spread over seven days it would be 1.4.
        var load = new StaffingLoad(40, 180, 9.2 * 1000 / 20);
        var now = Enumerable.Range(1, 9).MinBy(n => Math.Abs(Erlang.Figures(load, n, 20).InTime - .6));
        Assert.Equal(100 * (Erlang.Figures(load, now + 1, 20).InTime - Erlang.Figures(load, now, 20).InTime), suggestion.To - suggestion.From, 6);
        Assert.Equal(100 * Erlang.Figures(load, now, 20).InTime, suggestion.Model!.Value, 6);
        Assert.Equal(Math.Abs(suggestion.Model.Value - 60) > 5, suggestion.IsModelOff);
    }

    [Theory]
    [InlineData(0, 0, 0, 0)]
    // Twenty an hour: an hour without anybody is a closed one.
    [InlineData(100, 5, 5, 5.01)]
    // One here and one there: hours without anybody are chance.
    [InlineData(3, 3, 7, 7)]
    [InlineData(10, 5, 6, 6.5)]
    public void Without_opening_hours_those_in_which_anybody_came_are_open_and_those_in_which_chance_left_nobody(long arrived, int seen, double least, double most) =>
        Assert.InRange(ReviewedHours.Seen(arrived, seen, 7), least, most);

    [Theory]
    [InlineData(30, 100, true)]
    [InlineData(30, 40, false)]
    [InlineData(12, 100, false)]
    public void Repeats_well_above_the_groups_are_worth_what_they_cost(long repeats, long created, bool isTold)
    {
        var facts = Facts(Queue("care", 9, inTime: 95)) with
        {
            Intents = ImmutableSortedDictionary.CreateRange([KeyValuePair.Create("repair", (Tally.Of((Created, created), (Repeats, created * repeats / 100), (Handled, 100), (TalkMs, 36_000_000)), default(Tally)))]),
        };

        var told = Reviewing.Of(facts).Suggestions.Where(one => one.Advice == ReviewAdvice.ResolveAtFirst).ToList();
        Assert.Equal(isTold, told.Count == 1);
        // Ten in a hundred is the group's: twenty contacts of 360 s are two hours.
        if (isTold) Assert.Equal((30, 10, 20, 2), (told[0].From, told[0].To, told[0].Contacts, told[0].Hours));
    }

    [Fact]
    public void Time_goes_where_it_was_counted_and_a_long_wrap_up_is_told()
    {
        var quick = Queue("quick", 9, inTime: 95);
        var slow = quick with { Queue = "slow", Hours = quick.Hours.SetItem(9, quick.Hours[9] + Tally.Of((WrapUpMs, 12_000_000))) };
        var review = Reviewing.Of(Facts(quick, slow));

        Assert.Equal(1, review.Journey.Sum(step => step.Share), 12);
        Assert.Equal(["waiting", "talk", "hold", "wrapUp"], review.Journey.Select(step => step.Name));
        var told = Assert.Single(review.Suggestions, one => one.Advice == ReviewAdvice.ShortenWrapUp);
        Assert.Equal(("slow", 140, 80), (told.Subject, told.From, told.To));
    }

    [Fact]
    public void Ways_round_are_told_with_what_they_took_and_not_as_nought_where_that_was_not_counted()
    {
        var week = Queue("care", 9, inTime: 85);
        var now = week with { Hours = week.Hours.SetItem(9, week.Hours[9] + Tally.Of((Transferred, 20), (TransferMs, 7_200_000), (Redials, 5))), Before = Tally.Of((Handled, 50), (Transferred, 5)) };

        var ways = Reviewing.Of(Facts(now)).Detours;
        Assert.Equal(new ReviewDetour("transfers", 20, 20, 10, 2), ways[0]);
        // Ten came back, counted before their time was.
        Assert.Equal(new ReviewDetour("repeats", 10, 10, null, null), ways[1]);
        Assert.Equal(new ReviewDetour("redials", 5, 50, null, null), ways[2]);
    }

    [Fact]
    public void Changes_alike_are_one_line_with_what_changed_and_refused_ones_are_none()
    {
        var changes = ReviewChanges.Of(
        [
            Change(3, "putQueue", "care", """{"name":"Care","priority":2}""", """{"name":"Care","priority":3}"""),
            Change(2, "putQueue", "care", """{"name":"Care","priority":1,"autoAccept":true}""", """{"name":"Care","priority":2}"""),
            Change(1, "putQueue", "vip", null, """{"name":"VIP"}"""),
            Change(0, "putQueue", "vip", null, null) with { Outcome = ChangeOutcome.Refused },
        ]);

        Assert.Equal(["care", "vip"], changes.Select(change => change.Id));
        Assert.Equal((2, "autoAccept priority"), (changes[0].Times, string.Join(' ', changes[0].Fields)));
        Assert.Empty(changes[1].Fields);
    }

    private static ChangeEntry Change(long number, string what, string id, string? before, string? after) => new(number, Monday.AddHours(number), "admin", null, what, "queue", id, before, after, ChangeOutcome.Made);

    private static ReviewFacts Facts(params ReviewedQueue[] queues) => new()
    {
        Group = "default",
        From = Monday,
        To = Monday.AddDays(7),
        Queues = [.. queues],
        Intents = ImmutableSortedDictionary<string, (Tally, Tally)>.Empty,
        Changes = [],
    };

    /// <summary>A hundred contacts at an hour of the day, ten of whom leave, all of 200 s; and as many at another.</summary>
    private static ReviewedQueue Queue(string id, int hour, int inTime, (int Hour, int InTime)? alsoAt = null)
    {
        var hours = Enumerable.Repeat(default(Tally), ReviewFacts.HoursPerDay).ToImmutableArray().SetItem(hour, Hour(inTime));
        if (alsoAt is { } other) hours = hours.SetItem(other.Hour, Hour(other.InTime));
        return new ReviewedQueue(id, id, new ServiceLevelGoal(), hours, [.. Enumerable.Repeat(7.0, ReviewFacts.HoursPerDay)], default);
    }

    private static Tally Hour(int inTime) => Tally.Of(
        (Created, 100), (Repeats, 10), (Arrived, 100), (Answered, 90 + (inTime > 90 ? 10 : 0)), (Abandoned, inTime > 90 ? 0 : 10), (AnsweredInTime, inTime), (AnswerWaitMs, 4_000_000), (AbandonWaitMs, 600_000),
        (Handled, 100), (TalkMs, 18_000_000), (WrapUpMs, 2_000_000));
}
