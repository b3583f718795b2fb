using System.Collections.Immutable;

namespace Routing.Actors;

/// <summary>What wakes a queue by itself: deadlines, a restart, and the sweep that repairs what got lost.</summary>
public partial class QueueActor
{
    private long _headsVersion;
    private long _headsSwept;
    private long _presentVersion;
    private int _quietSweeps;

    protected override void Restore(IReadOnlyList<StoredPart> parts)
    {
        _queue.Changes = Epoch << 32;
        if (parts.Value<QueueKept>("config") is { } kept) (_queue.Config, _queue.Version, _isEnlisting) = (kept.Config, kept.Version, kept.IsEnlisting);
        _queue.LookAtHours(Now, anew: true);
        _queue.LookAtTeams(Now);
        _queue.Today = parts.Value<QueueTally>("tally");
        _queue.Calibration = parts.Value<WaitCalibration>("calibration") ?? WaitCalibration.None;
        foreach (var place in parts.Under<LeftPlace>("left/").OrderBy(place => place.LeftAt)) _queue.Left.Add(place, LeftPlaces.LongestSeconds);
        foreach (var contact in parts.Under<WaitingContact>("row/"))
        {
            var row = new QueueRow(contact);
            _queue.Add(row);
            if (contact.Phase == WaitingPhase.Waiting && _queue.Config is not null) _queue.Place(row, Now);
            QueueDeadlines.Arm(_queue, row);
        }
        // They are stored as they are: nothing of this is a change.
        _queue.TakeChanges((_, _) => { });
    }

    protected override ValueTask Resume(CancellationToken ct)
    {
        foreach (var row in _queue.Rows.Where(row => row.Contact.Phase is not (WaitingPhase.Waiting or WaitingPhase.Deferred)).ToList())
        {
            if (row.Contact.Phase is WaitingPhase.Arriving or WaitingPhase.Offered) _ = TakeUp(row);
            else Continue(row, row.Contact);
        }
        TellConfig();
        TellAllHeads();
        Arm();
        return ValueTask.CompletedTask;
    }

    public override async ValueTask Ring()
    {
        while (_queue.TryPeekDue(out var row, out var due) && due <= Now)
        {
            _queue.DequeueDue();
            if (row.Contact.Phase == WaitingPhase.Offered) _ = Expire(row);
            else PassTime(row);
        }
        var sweeps = _sweepAt <= Now;
        var toRepair = sweeps ? Sweep().ConvertAll(row => (Row: row, Stored: row.Contact)) : [];
        await Save();
        if (sweeps && _isEnlisting) TellConfig();
        // Not before: of a departure that is not yet durable nobody may hear.
        foreach (var (row, stored) in toRepair) Repair(row, stored);
        TellHeads();
    }

    /// <summary>Takes up what an earlier activation left half done: an arrival not yet let in, an offer perhaps not yet made.</summary>
    private Task TakeUp(QueueRow row) => InTurn(row, async () =>
    {
        if (!_queue.Has(row)) return;
        if (row.Contact.Phase == WaitingPhase.Arriving) await Confirm(row, null);
        else if (row.Contact.Phase == WaitingPhase.Offered && row.Unsettled is { } how) await SettleOffer(row, how, "its answer was lost");
        else if (row.Contact.Phase == WaitingPhase.Offered && row.Contact.Offer!.ExpiresAt <= Now) await SettleOffer(row, OfferEnd.Expired, null);
        else if (row.Contact.Phase == WaitingPhase.Offered) await Reserve(row, row.Contact.Offer!, Renewal(row), again: true);
        LookAgain(row);
        await Save();
        TellHeads();
    });

    private Task Expire(QueueRow row) => InTurn(row, async () =>
    {
        if (_queue.Has(row) && row.Contact.Phase == WaitingPhase.Offered && row.Contact.Offer!.ExpiresAt <= Now)
            await SettleOffer(row, row.Unsettled ?? OfferEnd.Expired, null);
    });

    /// <summary>A step for whose end nobody waits: what it leaves undone, the sweep takes up.</summary>
    private async Task InTurn(QueueRow row, Func<ValueTask> step)
    {
        var contactId = row.Contact.ContactId;
        try
        {
            await Turn(contactId);
            try
            {
                await step();
            }
            finally
            {
                _turnstile.Leave(contactId);
            }
        }
        catch (Exception failure) when (failure is StoreUnavailableException or TimeoutException)
        {
            // An expiry that gave up waiting for its turn has begun nothing that the sweep would see, and its deadline is used up.
            if (_queue.Has(row) && row.Contact.Phase == WaitingPhase.Offered && row.Due is null) _queue.Schedule(row, Now + Defaults.Sweep);
            SweepLater();
        }
    }

    private void SweepLater()
    {
        _quietSweeps = 0;
        var soon = Now + Defaults.Sweep;
        if (_sweepAt is null || _sweepAt > soon) _sweepAt = soon;
        Arm();
    }

    /// <summary>Says again what may have got lost; answers what was left half done, to be taken up once all that is durable.</summary>
    private List<QueueRow> Sweep()
    {
        _sweepAt = null;
        // The last word may have been lost, with no later one to show the gap; and this one too, so it is said, ever more
        // seldom, while anybody waits.
        if (_queue.Waiting > 0) _sweepAt = Now + Defaults.Sweep * (1 << Math.Min(_quietSweeps++, QueueLimits.SweepDoublings));
        if (_queue.Config is not null && (_headsSwept != _headsVersion || _queue.Waiting > 0))
            Host.Notices.Post(ActorKey.Dispatcher(Group), new HeadsChanged(Key.Id, (Epoch << 32) + _headsVersion, false, [], Sweep: true));
        _headsSwept = _headsVersion;
        _turnstile.GiveUp(Now - QueueLimits.TurnBound);
        if (_turnstile.Waiting > 0) SweepLater();
        var halfDone = _queue.Rows.Where(row => (row.Unsettled is not null || row.Contact.Phase is not (WaitingPhase.Waiting or WaitingPhase.Offered or WaitingPhase.Deferred)) && !_turnstile.IsHeld(row.Contact.ContactId)).ToList();
        if (halfDone.Count > 0) SweepLater();
        return halfDone;
    }

    private void Repair(QueueRow row, WaitingContact stored)
    {
        if (!_queue.Has(row) || _turnstile.IsHeld(row.Contact.ContactId)) return;
        Repairs++;
        if (row.Contact.Phase is WaitingPhase.Arriving or WaitingPhase.Offered) _ = TakeUp(row);
        else Continue(row, stored);
    }

    private void Arm()
    {
        DateTimeOffset? due = _queue.TryPeekDue(out _, out var next) ? next : null;
        if (_sweepAt is { } sweep && (due is null || sweep < due)) due = sweep;
        Host.SetAlarm(due);
    }

    private DecisionRecord Renewal(QueueRow row) => new()
    {
        ContactId = row.Contact.ContactId,
        Queue = Key.Id,
        At = Now,
        OfferId = row.Contact.Offer!.OfferId,
        Winner = row.Contact.Offer.AgentId,
        Reason = row.Contact.Offer.Reason,
        Translation = row.Contact.Offer.Translation,
        Policy = _queue.Config?.Selection ?? Defaults.Selection,
        Need = EffectiveRequirement.At(row.Contact.Own, _queue.Config!, _queue.StepOf(row.Contact, Now)).For(row.Contact.OnlyAgent),
    };

    /// <summary>Tells the dispatcher of changed heads, at most <see cref="QueueLimits.MaxHeads"/> in one notice.</summary>
    private void TellHeads()
    {
        if (TakeHeads() is { } heads) Host.Notices.Post(ActorKey.Dispatcher(Group), heads);
    }

    /// <param name="answers">The dispatcher's activation that asked; 0 for none.</param>
    private void TellAllHeads(long answers = 0)
    {
        _queue.TakeTouched();
        Tell(QueueViews.Heads(_queue).Select(_queue.TakePassed).ToImmutableArray(), replaces: true, answers);
    }

    private void Tell(ImmutableArray<QueueHead> heads, bool replaces, long answers = 0)
    {
        if (_queue.Config is null) return;
        for (var from = 0; from == 0 || from < heads.Length; from += QueueLimits.MaxHeads)
        {
            var some = heads.AsSpan(from, Math.Min(QueueLimits.MaxHeads, heads.Length - from)).ToImmutableArray();
            Host.Notices.Post(ActorKey.Dispatcher(Group), new HeadsChanged(Key.Id, NextHeads(), replaces && from == 0, some, Answers: answers));
        }
    }

    /// <summary>What changed since the last word, or null; more than fits one notice goes out at once.</summary>
    private HeadsChanged? TakeHeads()
    {
        var touched = _queue.TakeTouched();
        if (_queue.Config is null || touched.IsEmpty) return null;
        var heads = ImmutableArray.CreateRange(touched, signature => _queue.TakePassed(QueueViews.Head(_queue, signature)));
        if (heads.Length <= QueueLimits.MaxHeads) return new HeadsChanged(Key.Id, NextHeads(), false, heads);
        Tell(heads, replaces: false);
        return null;
    }

    private long NextHeads()
    {
        SweepLater();
        return (Epoch << 32) + ++_headsVersion;
    }
}
