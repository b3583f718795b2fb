namespace Routing.Core;

/// <summary>What becomes of a subscription as events are delivered or not.</summary>
public sealed record WebhookBook(WebhookProgress Progress, WebhookDead Dead)
{
    /// <summary>Subjects that may still begin to fail before the log is read no further.</summary>
    public int Room => WebhookLimits.MaxLanes - Progress.Lanes.Length;

    public WebhookBook Delivered(DateTimeOffset now) =>
        this with { Progress = Progress with { Delivered = Progress.Delivered + 1, DeliveredAt = now, FailingSince = null } };

    /// <summary>An event whose subject does not wait yet was not taken.</summary>
    public WebhookBook Failed(string subject, HeldEvent happened, string failure, DateTimeOffset now, double chance) => this with
    {
        Progress = Failing(now).With(new WebhookLane(subject, [happened], 1, now, now + WebhookLimits.WaitAfter(1, chance), failure)),
    };

    /// <summary>An event waits behind earlier ones of its subject; one that does already, as a stop came between this and the position, is not held twice.</summary>
    public WebhookBook Behind(string subject, HeldEvent happened, DateTimeOffset now)
    {
        var lane = Progress.Lane(subject)!;
        if (happened.Position <= lane.Held[^1].Position) return this;
        var longer = lane with { Held = lane.Held.Add(happened) };
        if (longer.Held.Length <= WebhookLimits.MaxHeld) return this with { Progress = Progress.With(longer) };
        // The next one waits as long as the first would have: an overflow is no reason to try sooner.
        return new WebhookBook(Progress.With(longer with { Held = longer.Held.RemoveAt(0) }), Dead.Add(Letter(longer, now)));
    }

    /// <summary>The first event of a lane was tried again.</summary>
    /// <param name="failure">Null where it was taken.</param>
    public WebhookBook Retried(string subject, long position, string? failure, DateTimeOffset now, double chance)
    {
        // It may have been given up in the meantime, for want of room.
        if (Progress.Lane(subject) is not { } lane || lane.Held[0].Position != position) return this;
        if (failure is null) return (this with { Progress = Progress.With(Next(lane, now, now, 0)) }).Delivered(now);
        var again = lane with { Failures = lane.Failures + 1, Failure = failure, RetryAt = now + WebhookLimits.WaitAfter(lane.Failures + 1, chance) };
        var book = this with { Progress = Failing(now).With(again) };
        return now < book.GivenUpAt(again) ? book : new WebhookBook(book.Progress.With(Next(again, now, again.Since, 0)), book.Dead.Add(Letter(again, now)));
    }

    /// <summary>What is no longer in the log is passed over.</summary>
    public WebhookBook Gone(string subject, long position, DateTimeOffset now) =>
        Progress.Lane(subject) is { } lane && lane.Held[0].Position == position
            ? this with { Progress = Progress.With(Next(lane, now, lane.Since, lane.Failures)) with { Gaps = Progress.Gaps + 1 } }
            : this;

    /// <summary>Puts dead letters back to be sent, each before the later ones of its subject, as many as there is room for.</summary>
    public (WebhookBook Book, int Count) Replay(Func<DeadLetter, bool> which, DateTimeOffset now)
    {
        var (book, count) = (this, 0);
        foreach (var letter in Dead.Letters.Where(which))
        {
            var lane = book.Progress.Lane(letter.Subject);
            if (lane is null ? book.Room == 0 : lane.Held.Length == WebhookLimits.MaxHeld) continue;
            var held = lane is null ? [letter.Event] : lane.Held.Add(letter.Event).Sort((a, b) => a.Position.CompareTo(b.Position));
            book = new WebhookBook(
                book.Progress.With(new WebhookLane(letter.Subject, held, 0, now, now, letter.Failure)), book.Dead with { Letters = book.Dead.Letters.Remove(letter) });
            count++;
        }
        return (book, count);
    }

    /// <summary>While nothing comes through at all the day of what waited unread runs too; else a receiver that is gone would hold the log for a day per lane.</summary>
    private DateTimeOffset GivenUpAt(WebhookLane lane)
    {
        var since = lane.Since;
        if (Progress.FailingSince is { } whole && whole < since) since = whole > lane.Held[0].At ? whole : Earlier(lane.Held[0].At, since);
        return since + WebhookLimits.TriedFor;
    }

    private static DeadLetter Letter(WebhookLane lane, DateTimeOffset now) => new(lane.Held[0], lane.Subject, lane.Failures, now, lane.Failure);

    private WebhookProgress Failing(DateTimeOffset now) => Progress.FailingSince is null ? Progress with { FailingSince = now } : Progress;

    private static WebhookLane Next(WebhookLane lane, DateTimeOffset now, DateTimeOffset since, int failures) =>
        lane with { Held = lane.Held.RemoveAt(0), Since = since, Failures = failures, RetryAt = now };

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
