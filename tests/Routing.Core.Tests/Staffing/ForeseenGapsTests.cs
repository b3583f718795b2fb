using System.Collections.Immutable;

namespace Routing.Core.Tests;

/// <summary>Each gap is told of once, and is over only when it is surely gone.</summary>
public sealed class ForeseenGapsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Midnight = Now.AddHours(-8);
    private static readonly GapBounds Bounds = new(2, 60, 24);

    [Fact]
    public void A_gap_is_told_of_once_though_every_forecast_draws_it_a_little_otherwise()
    {
        var (known, told) = ForeseenGaps.Decide([], [Gap(14, 16, -3)], Bounds, Now);
        Assert.Equal(["staffing.gapExpected"], told.Select(one => one.Type));

        foreach (var seen in new[] { Gap(14, 15.5, -4), Gap(13.5, 16.5, -1), Gap(15, 15.5, -1) })
        {
            (known, told) = ForeseenGaps.Decide(known, [seen], Bounds, Now);
            Assert.Empty(told);
        }
    }

    [Fact]
    public void One_forecast_without_it_is_chance_and_two_are_none()
    {
        var (known, first) = ForeseenGaps.Decide([], [Gap(14, 16, -3)], Bounds, Now);
        (known, var told) = ForeseenGaps.Decide(known, [], Bounds, Now);
        Assert.Empty(told);
        (known, told) = ForeseenGaps.Decide(known, [Gap(14, 15, -1)], Bounds, Now);
        (known, told) = ForeseenGaps.Decide(known, [], Bounds, Now);
        Assert.Empty(told);

        (known, told) = ForeseenGaps.Decide(known, [], Bounds, Now);

        Assert.Equal((first[0].Gap, "staffing.gapCleared"), (told.Single().Gap, told.Single().Type));
        Assert.Empty(known);
    }

    [Fact]
    public void What_is_small_short_or_far_off_is_not_told_of_and_what_is_past_ends_without_a_word()
    {
        Assert.Empty(ForeseenGaps.Decide([], [Gap(14, 16, -1), Gap(10, 10.5, -5), Gap(34, 36, -5)], Bounds, Now).Told);

        var (known, _) = ForeseenGaps.Decide([], [Gap(9, 10, -3)], Bounds, Now);
        var (later, told) = ForeseenGaps.Decide(known, [], Bounds, Now.AddHours(2));
        Assert.Empty(later);
        Assert.Empty(told);
    }

    [Fact]
    public void A_gap_under_way_runs_out_without_a_word_as_no_forecast_shows_the_half_hour_that_runs()
    {
        var (known, _) = ForeseenGaps.Decide([], [Gap(9, 10.5, -3)], Bounds, Now);
        foreach (var (minutes, seen) in new (int, ExpectedGap[])[] { (61, [Gap(9.5, 10.5, -3)]), (91, [Gap(10, 10.5, -3)]), (121, []), (136, []) })
        {
            (known, var told) = ForeseenGaps.Decide(known, seen, Bounds, Now.AddMinutes(minutes));
            Assert.Empty(told);
        }
        Assert.Empty(known);
    }

    [Fact]
    public void A_gap_that_grows_is_no_new_one()
    {
        var (known, _) = ForeseenGaps.Decide([], [Gap(14, 16, -3)], Bounds, Now);
        (known, var told) = ForeseenGaps.Decide(known, [Gap(14, 18, -3)], Bounds, Now);
        Assert.Empty(told);
        (_, told) = ForeseenGaps.Decide(known, [Gap(16.5, 18, -3)], Bounds, Now.AddHours(8));
        Assert.Empty(told);
    }

    [Fact]
    public void Too_many_are_told_of_as_well_and_a_gap_is_not_taken_for_them()
    {
        var (known, told) = ForeseenGaps.Decide([], [Gap(14, 16, -3), Gap(16, 18, 4)], Bounds, Now);
        Assert.Equal(["staffing.gapExpected", "staffing.surplusExpected"], told.Select(one => one.Type));

        // Where agents lacked there are too many now: that is news, and the gap is not yet surely over.
        (known, told) = ForeseenGaps.Decide(known, [Gap(14, 18, 4)], Bounds, Now);
        Assert.Empty(told);
        (_, told) = ForeseenGaps.Decide(known, [Gap(14, 18, 4)], Bounds, Now);
        Assert.Equal(["staffing.gapCleared"], told.Select(one => one.Type));
    }

    [Fact]
    public void So_many_are_told_of_and_no_more()
    {
        var seen = Enumerable.Range(0, 300).Select(n => Gap(14, 16, -3) with { Queue = $"q-{n:000}" }).ToImmutableArray();
        var (known, told) = ForeseenGaps.Decide([], seen, Bounds, Now);
        Assert.Equal((ForeseenGaps.Most, ForeseenGaps.Most), (known.Length, told.Length));
    }

    private static ExpectedGap Gap(double from, double to, int agents) => new("after-sales", Midnight.AddHours(from), Midnight.AddHours(to), agents, 12);
}
