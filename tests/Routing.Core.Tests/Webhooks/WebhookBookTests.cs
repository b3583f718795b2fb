namespace Routing.Core.Tests;

/// <summary>What becomes of a subscription's events: each subject in its order, others going on, for a day, within bounds.</summary>
public sealed class WebhookBookTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly WebhookBook Begun = new(new WebhookProgress(0), new WebhookDead([]));

    [Theory]
    [InlineData(1, 0, 5)]
    [InlineData(1, 1, 2.5)]
    [InlineData(2, 0, 10)]
    [InlineData(5, 0.5, 60)]
    [InlineData(9, 0, 900)]
    [InlineData(1000, 0, 900)]
    [InlineData(1000, 1, 450)]
    public void It_waits_twice_as_long_each_time_up_to_a_bound_and_less_by_chance(int failures, double chance, double seconds) =>
        Assert.Equal(seconds, WebhookLimits.WaitAfter(failures, chance).TotalSeconds);

    [Fact]
    public void Later_events_of_a_subject_wait_behind_the_first_and_follow_it_in_order()
    {
        var book = Begun.Failed("c-1", At(1), "it answered 500", Noon, 0).Behind("c-1", At(2)).Behind("c-1", At(5));
        Assert.Equal([1, 2, 5], Positions(book, "c-1"));
        Assert.Equal(Noon.AddSeconds(5), book.Progress.Lane("c-1")!.RetryAt);
        book = book.Retried("c-1", 1, null, Noon.AddSeconds(5), 0);
        Assert.Equal([2, 5], Positions(book, "c-1"));
        book = book.Retried("c-1", 2, "it answered 500", Noon.AddSeconds(5), 0);
        Assert.Equal((1, Noon.AddSeconds(10)), (book.Progress.Lane("c-1")!.Failures, book.Progress.Lane("c-1")!.RetryAt));
        book = book.Retried("c-1", 2, null, Noon.AddSeconds(10), 0).Retried("c-1", 5, null, Noon.AddSeconds(10), 0);
        Assert.Empty(book.Progress.Lanes);
        Assert.Equal((3, null, Noon.AddSeconds(10)), (book.Progress.Delivered, book.Progress.FailingSince, book.Progress.DeliveredAt));
    }

    [Fact]
    public void After_a_day_it_is_given_up_and_what_waits_behind_it_is_tried_at_once()
    {
        var book = Begun.Failed("c-1", At(1), "no answer in time", Noon, 0).Behind("c-1", At(2));
        book = book.Retried("c-1", 1, "no answer in time", Noon.AddHours(23), 0);
        Assert.Empty(book.Dead.Letters);
        book = book.Retried("c-1", 1, "it answered 503", Noon.AddDays(1), 0);
        var dead = Assert.Single(book.Dead.Letters);
        Assert.Equal((1, 3, "it answered 503"), (dead.Event.Position, dead.Failures, dead.Failure));
        Assert.Equal((2, Noon.AddDays(1)), (Positions(book, "c-1").Single(), book.Progress.Lane("c-1")!.RetryAt));
        // It has waited as long: it is tried, but not for a day of its own.
        book = book.Retried("c-1", 2, "it answered 503", Noon.AddDays(1), 0);
        Assert.Equal(2, book.Dead.Letters.Length);
        Assert.Empty(book.Progress.Lanes);
    }

    [Fact]
    public void While_nothing_comes_through_the_day_of_what_is_still_unread_runs_too_else_each_has_its_own()
    {
        var late = Noon.AddHours(20);
        var book = Begun.Failed("c-1", At(1), "no", Noon, 0).Failed("c-2", At(2), "no", late, 0);
        Assert.Single(book.Retried("c-2", 2, "no", Noon.AddDays(1), 0).Dead.Letters);
        var other = book.Delivered(Noon.AddHours(21));
        Assert.Empty(other.Retried("c-2", 2, "no", Noon.AddDays(1), 0).Dead.Letters);
        Assert.Single(other.Retried("c-2", 2, "no", late.AddDays(1), 0).Dead.Letters);
    }

    [Theory]
    [InlineData(-30, 24)]
    [InlineData(0, 24)]
    [InlineData(9, 33)]
    [InlineData(23.5, 47.5)]
    public void What_waits_behind_has_a_day_of_its_own_from_when_it_happened_if_its_subject_failed_before(double happenedHours, double givenUpHours)
    {
        var book = Begun.Failed("c-1", At(1), "no", Noon, 0).Behind("c-1", At(2) with { At = Noon.AddHours(happenedHours) });
        book = book.Retried("c-1", 1, "no", Noon.AddDays(1), 0);
        book = book.Retried("c-1", 2, "no", Noon.AddHours(givenUpHours).AddSeconds(-1), 0);
        Assert.Single(book.Dead.Letters);
        Assert.Equal(2, book.Retried("c-1", 2, "no", Noon.AddHours(givenUpHours), 0).Dead.Letters.Length);
    }

    [Fact]
    public void A_subject_holds_so_many_and_more_are_left_in_the_log_and_read_from_there_in_order()
    {
        var book = Begun.Failed("c-1", At(1), "no", Noon, 0);
        for (var n = 2; n <= WebhookLimits.MaxHeld + 500; n++) book = book.Behind("c-1", At(n));
        Assert.Equal((WebhookLimits.MaxHeld, WebhookLimits.MaxHeld + 500, 0), (Positions(book, "c-1").Length, book.Progress.Lane("c-1")!.Waiting(), book.Dead.Letters.Length));
        Assert.Equal(new LeftEvents(8, 508, 500), book.Progress.Lane("c-1")!.Left);
        Assert.Same(book, book.Behind("c-1", At(508)));
        for (var n = 1; n <= WebhookLimits.MaxHeld; n++) book = book.Retried("c-1", n, null, Noon.AddSeconds(5), 0);
        Assert.Empty(Positions(book, "c-1"));
        // It is still to be asked for, and what comes now stays behind it.
        book = book.Behind("c-1", At(600)).Filled("c-1", [At(9), At(10)], 10);
        Assert.Equal((2, new LeftEvents(10, 600, 499)), (Positions(book, "c-1").Length, book.Progress.Lane("c-1")!.Left));
        Assert.Equal((9, Noon.AddSeconds(5)), (Positions(book, "c-1")[0], book.Progress.Lane("c-1")!.RetryAt));
        // The log has no more of them: that is told.
        book = book.Filled("c-1", [At(600)], 600);
        Assert.Equal((null, 1), (book.Progress.Lane("c-1")!.Left, book.Progress.Gaps));
    }

    [Fact]
    public void A_subject_of_which_the_log_has_nothing_left_is_through()
    {
        var book = Begun.Failed("c-1", At(1), "no", Noon, 0);
        for (var n = 2; n <= WebhookLimits.MaxHeld + 1; n++) book = book.Behind("c-1", At(n));
        for (var n = 1; n <= WebhookLimits.MaxHeld; n++) book = book.Retried("c-1", n, null, Noon, 0);
        book = book.Filled("c-1", [], 9);
        Assert.Equal((0, 1), (book.Progress.Lanes.Length, book.Progress.Gaps));
        Assert.Same(book, book.Filled("c-1", [At(9)], 9));
        Assert.Same(book, book.Retried("c-1", 9, null, Noon, 0));
    }

    [Fact]
    public void Dead_letters_are_so_many()
    {
        var dead = new WebhookDead([]);
        for (var n = 1; n <= WebhookLimits.MaxDead + 3; n++) dead = dead.Add(Letter(n, "c-1"));
        Assert.Equal((WebhookLimits.MaxDead, 3, 4), (dead.Letters.Length, dead.Dropped, dead.Letters[0].Event.Position));
    }

    [Fact]
    public void Answers_to_what_no_longer_waits_change_nothing_and_what_left_the_log_is_passed_over()
    {
        var book = Begun.Failed("c-1", At(1), "no", Noon, 0).Behind("c-1", At(2));
        Assert.Same(book, book.Retried("c-9", 1, null, Noon, 0));
        Assert.Same(book, book.Retried("c-1", 2, null, Noon, 0));
        book = book.Gone("c-1", 1, Noon);
        Assert.Equal((2, 1), (Positions(book, "c-1").Single(), book.Progress.Gaps));
    }

    [Fact]
    public void Dead_letters_go_back_before_the_later_events_of_their_subject_as_many_as_there_is_room_for()
    {
        var dead = new WebhookDead([Letter(1, "c-1"), Letter(2, "c-2"), .. Enumerable.Range(10, WebhookLimits.MaxLanes).Select(n => Letter(n, $"d-{n}"))]);
        var book = (Begun with { Dead = dead }).Failed("c-1", At(7), "no", Noon, 0);
        var (one, count) = book.Replay(letter => letter.Event.Position == 1, Noon.AddSeconds(1));
        Assert.Equal((1, "1,7", Noon.AddSeconds(1)), (count, string.Join(',', Positions(one, "c-1")), one.Progress.Lane("c-1")!.RetryAt));
        var (all, most) = book.Replay(_ => true, Noon);
        Assert.Equal((WebhookLimits.MaxLanes, 0, 2), (most, all.Room, all.Dead.Letters.Length));
    }

    [Fact]
    public void Dead_letters_go_back_before_a_subject_that_is_full_up_to_so_many_in_all()
    {
        var book = Begun.Failed("c-1", At(500), "no", Noon, 0);
        for (var n = 501; n <= 520; n++) book = book.Behind("c-1", At(n));
        book = book with { Dead = new WebhookDead([.. Enumerable.Range(1, 90).Select(n => Letter(n, "c-1"))]) };
        var (all, count) = book.Replay(_ => true, Noon);
        Assert.Equal((90, 90 + WebhookLimits.MaxHeld, 111), (count, Positions(all, "c-1").Length, all.Progress.Lane("c-1")!.Waiting()));
        Assert.Equal(book.Progress.Lane("c-1")!.Left, all.Progress.Lane("c-1")!.Left);
        for (var more = 0; more < 20; more++) (all, count) = (all with { Dead = new WebhookDead([.. Enumerable.Range(100 + (90 * more), 90).Select(n => Letter(n, "c-1"))]) }).Replay(_ => true, Noon);
        Assert.Equal((0, WebhookLimits.MaxHeldInAll), (count, Positions(all, "c-1").Length));
    }

    [Fact]
    public void What_is_read_again_after_a_stop_waits_but_once()
    {
        var book = Begun.Failed("c-1", At(1), "no", Noon, 0).Behind("c-1", At(2));
        Assert.Equal([1, 2, 3], Positions(book.Behind("c-1", At(1)).Behind("c-1", At(2)).Behind("c-1", At(3)), "c-1"));
    }

    [Fact]
    public void Its_secret_is_in_no_text() => Assert.DoesNotContain("hush", $"{new WebhookKept("crm", new Webhook("https://crm.example") { Secret = "hush" }, 1, 1, Noon)}");

    private static HeldEvent At(long position) => new(position, "contact.queued", Noon);

    private static DeadLetter Letter(long position, string subject) => new(At(position), subject, 9, Noon, "no");

    private static long[] Positions(WebhookBook book, string subject) => [.. book.Progress.Lane(subject)!.Held.Select(held => held.Position)];
}
