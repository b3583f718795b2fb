namespace Routing.Gateway;

/// <summary>
/// Delivers the events of one subscription. It reads the log at its own pace and holds but the events it is sending;
/// what was not taken is kept by its position, and read again when it is tried again.
/// </summary>
internal sealed class WebhookRunner(WebhookStanding standing, IEventLog log, WebhookSender sender, TimeProvider clock, Func<double> chance, WebhookRunner.Keeper keep)
{
    /// <summary>Keeps how far it is; false when that is no longer its business.</summary>
    public delegate ValueTask<bool> Keeper(WebhookKept kept, WebhookProgress progress, WebhookDead? dead, CancellationToken ct);

    private const int Batch = 128;

    /// <summary>What may be sent a second time after a crash: so many events, of so long.</summary>
    private const int KeptEvery = 1000;
    private static readonly TimeSpan KeptAfter = TimeSpan.FromSeconds(5);

    /// <summary>Stopped, it ends the events it has in hand, for so long: what is cut off is sent again.</summary>
    private static readonly TimeSpan EndedWithin = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly Webhook _hook = standing.Kept.Webhook;
    private readonly EventFilter _filter = FilterOf(standing.Kept.Webhook);
    private WebhookBook _book = new(standing.Progress, standing.Dead);
    private WebhookBook _kept = new(standing.Progress, standing.Dead);
    private readonly List<Tried> _tried = [];
    private Task? _retries;
    private long _keptAt = clock.GetTimestamp();
    private int _sinceKept;

    public static EventFilter FilterOf(Webhook hook)
    {
        new EventFilter { Types = hook.Types, Queue = hook.Queue, Agent = hook.Agent }.Check(out var filter);
        return filter;
    }

    /// <summary>Contacts keep their order; what is about none keeps that of the actor who tells it.</summary>
    public static string SubjectOf(LoggedEvent happened) => happened.Contact ?? happened.Actor.ToString();

    /// <summary>Runs until it is stopped, or somebody else has changed the subscription or delivers it.</summary>
    public async Task Run(CancellationToken ct)
    {
        using var late = new CancellationTokenSource();
        await using var bound = clock.CreateTimer(_ => late.Cancel(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        using var own = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await using var stopping = own.Token.Register(() => bound.Change(EndedWithin, Timeout.InfiniteTimeSpan));
        try
        {
            while (!ct.IsCancellationRequested)
            {
                var moved = await Retry(own.Token, late.Token) | await Fill(late.Token) | await Read(late.Token);
                if (IsDue() && !await Keep(ct)) return;
                if (!moved) await Wait(ct);
            }
        }
        finally
        {
            // It may end by itself, when another delivers: then what is in hand ends, too.
            await own.CancelAsync();
            if (_retries is { } retries) await retries.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            TakeTried();
        }
    }

    /// <summary>Keeps what is not kept yet, before another goes on from there.</summary>
    public async ValueTask<bool> Keep(CancellationToken ct)
    {
        var (book, kept) = (_book, _kept);
        if (book == kept) return true;
        var since = _sinceKept;
        var isMine = await keep(standing.Kept, book.Progress, book.Dead == kept.Dead ? null : book.Dead, ct);
        // Only now: what could not be kept is still to be.
        (_kept, _keptAt, _sinceKept) = (book, clock.GetTimestamp(), _sinceKept - since);
        return isMine;
    }

    private bool IsDue() =>
        _book != _kept && (!_book.Progress.HoldsAs(_kept.Progress) || _book.Dead != _kept.Dead || _sinceKept >= KeptEvery || clock.GetElapsedTime(_keptAt) >= KeptAfter);

    private async ValueTask<bool> Read(CancellationToken ct)
    {
        if (_book.Room == 0) return false;
        var from = _book.Progress.Position;
        var events = await log.Read(from, Batch, ct);
        if (events.Count == 0) return false;
        var isGap = from < log.Oldest - 1;
        var subjects = new Dictionary<string, List<LoggedEvent>>(StringComparer.Ordinal);
        foreach (var happened in events)
        {
            var subject = SubjectOf(happened);
            if (_filter.Takes(happened))
            {
                if (_book.Progress.Lane(subject) is not null) _book = _book.Behind(subject, Held(happened));
                else if (subjects.TryGetValue(subject, out var before)) before.Add(happened);
                // Each of them may fail, and then has to wait somewhere.
                else if (subjects.Count == _book.Room) break;
                else subjects.Add(subject, [happened]);
            }
            from = happened.Position;
            _sinceKept++;
        }
        await Parallel.ForEachAsync(subjects, Few(ct), async (one, stop) => Take(one.Key, one.Value, await Send(one.Value, stop)));
        _book = _book with { Progress = _book.Progress with { Position = from, Gaps = _book.Progress.Gaps + (isGap ? 1 : 0) } };
        return true;
    }

    /// <summary>Reads on in the log for those subjects of which all that was held is through: a batch of each, so that none holds up the others.</summary>
    private async ValueTask<bool> Fill(CancellationToken ct)
    {
        var isNews = false;
        foreach (var lane in _book.Progress.Lanes)
        {
            if (lane is not { Held.IsEmpty: true, Left: { } left }) continue;
            var events = await log.Read(left.After, Batch, ct);
            var (found, to) = (new List<HeldEvent>(), events.Count == 0 ? left.Last : left.After);
            foreach (var happened in events)
            {
                if (happened.Position <= left.Last && SubjectOf(happened) == lane.Subject && _filter.Takes(happened))
                {
                    if (found.Count == WebhookLimits.MaxHeld) break;
                    found.Add(Held(happened));
                }
                to = happened.Position;
            }
            _book = _book.Filled(lane.Subject, found, to);
            isNews = true;
        }
        return isNews;
    }

    /// <summary>Tries again what is due, beside the reading: a receiver that answers late for one contact holds up no other.</summary>
    private async ValueTask<bool> Retry(CancellationToken ct, CancellationToken late)
    {
        if (_retries is { IsCompleted: false }) return false;
        if (_retries is { } retries) await retries;
        _retries = null;
        var isNews = TakeTried();
        var due = _book.Progress.Lanes.Where(lane => !lane.Held.IsEmpty && lane.RetryAt <= clock.GetUtcNow()).ToList();
        if (due.Count > 0) _retries = RetryAll(due, ct, late);
        return isNews;
    }

    private bool TakeTried()
    {
        var isNews = _tried.Count > 0;
        foreach (var (subject, position, isThere, failure) in _tried)
        {
            var now = clock.GetUtcNow();
            _book = isThere ? _book.Retried(subject, position, failure, now, chance()) : _book.Gone(subject, position, now);
        }
        _tried.Clear();
        return isNews;
    }

    private async Task RetryAll(List<WebhookLane> lanes, CancellationToken ct, CancellationToken late)
    {
        await Parallel.ForEachAsync(lanes, Few(late), async (lane, stop) =>
        {
            foreach (var held in lane.Held)
            {
                if (ct.IsCancellationRequested) break;
                var found = await log.Read(held.Position - 1, 1, stop);
                var isThere = found is [var happened] && happened.Position == held.Position;
                var failure = isThere ? await sender.Send(_hook, EventWriter.Alone(found[0]), stop) : null;
                lock (_gate) _tried.Add(new Tried(lane.Subject, held.Position, isThere, failure));
                if (failure is not null) break;
            }
        });
    }

    /// <summary>In their order, up to the first that is not taken.</summary>
    private async ValueTask<(int Taken, string? Failure)> Send(List<LoggedEvent> events, CancellationToken ct)
    {
        for (var i = 0; i < events.Count; i++)
        {
            if (await sender.Send(_hook, EventWriter.Alone(events[i]), ct) is { } failure) return (i, failure);
        }
        return (events.Count, null);
    }

    private void Take(string subject, List<LoggedEvent> events, (int Taken, string? Failure) outcome)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            for (var i = 0; i < events.Count; i++)
            {
                _book = i < outcome.Taken ? _book.Delivered(now)
                    : i == outcome.Taken ? _book.Failed(subject, Held(events[i]), outcome.Failure!, now, chance())
                    : _book.Behind(subject, Held(events[i]));
            }
        }
    }

    /// <summary>For an event, an answer to what is tried again, the next try, or the time to keep what is not kept.</summary>
    private async ValueTask Wait(CancellationToken ct)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var waits = new List<Task>(3);
        if (_retries is { } retries) waits.Add(retries);
        if (_book.Room > 0) waits.Add(log.WaitAfter(_book.Progress.Position, done.Token).AsTask());
        var until = _book != _kept ? clock.GetUtcNow() + KeptAfter : DateTimeOffset.MaxValue;
        if (_retries is null && _book.Progress.Lanes is { IsEmpty: false } lanes && lanes.Min(lane => lane.RetryAt) is var next && next < until) until = next;
        if (until < DateTimeOffset.MaxValue) waits.Add(Timer(until, done.Token));
        try
        {
            await await Task.WhenAny(waits);
        }
        finally
        {
            await done.CancelAsync();
        }
    }

    private async Task Timer(DateTimeOffset until, CancellationToken ct)
    {
        // A timer knows no less than a millisecond.
        var span = until - clock.GetUtcNow() + TimeSpan.FromMilliseconds(1);
        if (span <= TimeSpan.FromMilliseconds(1)) return;
        using var timer = new PeriodicTimer(span, clock);
        // Set forward in between, the clock would let it wait once more.
        if (clock.GetUtcNow() < until) await timer.WaitForNextTickAsync(ct);
    }

    private static ParallelOptions Few(CancellationToken ct) => new() { MaxDegreeOfParallelism = WebhookSender.AtATime, CancellationToken = ct };

    private static HeldEvent Held(LoggedEvent happened) => new(happened.Position, happened.Type, happened.At);

    private readonly record struct Tried(string Subject, long Position, bool IsThere, string? Failure);
}
