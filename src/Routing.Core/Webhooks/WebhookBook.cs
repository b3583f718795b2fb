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

    /// <summary>
    /// An event waits behind earlier ones of its subject: by its position, or for want of room in the log alone.
    /// One that does already, as a stop came between this and the position, does not wait twice.
    /// </summary>
    public WebhookBook Behind(string subject, HeldEvent happened)
    {
        var lane = Progress.Lane(subject)!;
        if (happened.Position <= lane.Last()) return this;
        var longer = lane.Left is { } left ? lane with { Left = left with { Last = happened.Position, Count = left.Count + 1 } }
            : lane.Held.Length < WebhookLimits.MaxHeld ? lane with { Held = lane.Held.Add(happened) }
            : lane with { Left = new LeftEvents(lane.Held[^1].Position, happened.Position, 1) };
        return this with { Progress = Progress.With(longer) };
    }

    /// <summary>What was left in the log of a subject has been read on: its next events are held, to be tried at once.</summary>
    /// <param name="to">All up to there was looked at. Where that is all there is, and it is less than was seen, the log has lost some.</param>
    public WebhookBook Filled(string subject, IReadOnlyList<HeldEvent> found, long to)
    {
        if (Progress.Lane(subject) is not { Left: { } left } lane) return this;
        var isAll = to >= left.Last;
        var rest = left.Count - found.Count;
        var progress = Progress.With(lane with { Held = lane.Held.AddRange(found), Left = isAll ? null : new LeftEvents(to, left.Last, rest) });
        return this with { Progress = isAll && rest > 0 ? progress with { Gaps = progress.Gaps + 1 } : progress };
    }

    /// <summary>The first event of a lane was tried again.</summary>
    /// <param name="failure">Null where it was taken.</param>
    public WebhookBook Retried(string subject, long position, string? failure, DateTimeOffset now, double chance)
    {
        if (Progress.Lane(subject) is not { Held: [{ } first, ..] } lane || first.Position != position) return this;
        if (failure is null) return (this with { Progress = Progress.With(Next(lane, now, now, 0)) }).Delivered(now);
        var again = lane with { Failures = lane.Failures + 1, Failure = failure, RetryAt = now + WebhookLimits.WaitAfter(lane.Failures + 1, chance) };
        var book = this with { Progress = Failing(now).With(again) };
        return now < book.GivenUpAt(again) ? book : new WebhookBook(book.Progress.With(Next(again, now, again.Since, 0)), book.Dead.Add(Letter(again, now)));
    }

    /// <summary>What is no longer in the log is passed over.</summary>
    public WebhookBook Gone(string subject, long position, DateTimeOffset now) =>
        Progress.Lane(subject) is { Held: [{ } first, ..] } lane && first.Position == position
            ? this with { Progress = Progress.With(Next(lane, now, lane.Since, lane.Failures)) with { Gaps = Progress.Gaps + 1 } }
            : this;

    /// <summary>Puts dead letters back to be sent, each before the later ones of its subject, as many as there is room for.</summary>
    public (WebhookBook Book, int Count) Replay(Func<DeadLetter, bool> which, DateTimeOffset now)
    {
        var (book, count) = (this, 0);
        foreach (var letter in Dead.Letters.Where(which))
        {
            var lane = book.Progress.Lane(letter.Subject);
            if (lane is null ? book.Room == 0 : book.Progress.Lanes.Sum(one => one.Held.Length) >= WebhookLimits.MaxHeldInAll) continue;
            var held = lane is null ? [letter.Event] : lane.Held.Add(letter.Event).Sort((a, b) => a.Position.CompareTo(b.Position));
            var put = new WebhookLane(letter.Subject, held, 0, now, now, letter.Failure) { Left = lane?.Left };
            book = new WebhookBook(book.Progress.With(put), book.Dead with { Letters = book.Dead.Letters.Remove(letter) });
            count++;
        }
        return (book, count);
    }

    /// <summary>
    /// What happened after its subject was refused first has a day of its own. While nothing comes through at all the day of
    /// what waited unread runs too; else a receiver that is gone would hold the log for a day per lane.
    /// </summary>
    private DateTimeOffset GivenUpAt(WebhookLane lane)
    {
        var refused = Progress.FailingSince is { } whole && whole < lane.Since ? whole : lane.Since;
        var happened = lane.Held[0].At;
        return (happened > refused ? happened : refused) + WebhookLimits.TriedFor;
    }

    private static DeadLetter Letter(WebhookLane lane, DateTimeOffset now) => new(lane.Held[0], lane.Subject, lane.Failures, now, lane.Failure);

    private WebhookProgress Failing(DateTimeOffset now) => Progress.FailingSince is null ? Progress with { FailingSince = now } : Progress;

    private static WebhookLane Next(WebhookLane lane, DateTimeOffset now, DateTimeOffset since, int failures) =>
        lane with { Held = lane.Held.RemoveAt(0), Since = since, Failures = failures, RetryAt = now };
}
