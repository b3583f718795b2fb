namespace Routing.Actors;

/// <summary>Makes the answer about a contact from its record, its owner's view, and the outlook of its queue.</summary>
public sealed class ContactViews(QueueLookup lookup, IActorDirectory actors, TimeProvider clock)
{
    public async ValueTask<ContactView> Of(Located at, CancellationToken ct)
    {
        if (at.Live is { } live) return await Of(live, at.Record, ct);
        var record = at.Record ?? throw new ArgumentException("Nothing is known of this contact.", nameof(at));
        return record.Closed is { } closed ? Ended(record, closed) : BetweenOwners(record);
    }

    /// <param name="record">What the contact actor has; null where the caller did without, and what only it knows is left out.</param>
    public async ValueTask<ContactView> Of(LiveContact live, ContactRecord? record, CancellationToken ct)
    {
        var waits = live.State is ContactState.Queued && live.Position is not null;
        var (pace, isAnybodyThere) = waits ? await Pace(live, ct) : default;
        var wait = pace is null ? null : WaitView.Of(WaitEstimate.Of(live.Position!.Value, pace, live.Calibration));
        var language = record?.Request.Language ?? live.Card.Own.Language;
        return new ContactView
        {
            Id = live.Card.ContactId,
            State = live.State,
            Queue = live.Queue,
            Position = live.Position,
            Priority = live.Priority,
            Intent = live.Card.Intent,
            CustomerId = live.Card.CustomerId,
            Channel = live.Card.Channel,
            EstimatedWait = wait,
            WaitMessage = await Message(live, wait, isAnybodyThere, language, ct),
            Treatment = TreatmentView.Of(live.Card),
            OfferCallback = live.IsOfferedCallback,
            DueAt = live.DueAt,
            Callback = live.Card.Callback is { } callback ? new CallbackView(callback.RequestedAt, callback.From, callback.At, callback.Unanswered) : null,
            Agent = live.Agent,
            Translation = live.Translation ?? live.Offer?.Translation,
            Pending = live.Pending,
            Targets = live.ClosedAt is null ? TargetsView.Of(live.Card.Targets) : null,
            Offer = live.State == ContactState.Offered && live.Offer is { } offer ? new ContactOfferView(offer.OfferId, offer.AgentId, offer.ExpiresAt) : null,
            CreatedAt = live.Card.CreatedAt,
            AnsweredAt = live.AnsweredAt ?? record?.AnsweredAt,
            CompletedAt = live.CompletedAt,
            ClosedAt = live.ClosedAt,
            Outcome = live.Completion?.Outcome,
            // Of one that was handled to its end nobody keeps it: the answer that ends it is that of a repeat.
            WaitingSince = live.State == ContactState.Closed ? null : live.WaitingSince,
            Resolved = live.Completion?.Resolved,
            Satisfaction = live.Completion?.Satisfaction,
            Rating = record?.Rating?.Score,
            IntentFound = Found(record),
            MissingQueue = record?.Plan.MissingQueue,
            Reopens = record?.Request.Reopens,
            RecordingUrl = record?.Recording?.RecordingUrl,
            TranscriptUrl = record?.Recording?.TranscriptUrl,
        };
    }

    /// <summary>
    /// Null when nobody who is ready can take it, or a person decides when somebody does: a figure would be a lie. Who is free, and
    /// cannot, does not shorten the wait.
    /// </summary>
    private async ValueTask<(ServicePace? Pace, bool IsAnybodyThere)> Pace(LiveContact live, CancellationToken ct)
    {
        if ((await lookup.Outlook(live.Queue, ct))?.PaceOn(live.Card.Channel) is not { } pace) return (null, false);
        if (await lookup.Config(live.Queue, ct) is { } config && SelectionPolicies.Find(config.Selection).IsPickedByPeople) return (null, true);
        if (live.Need is not { } need || await lookup.WhoCould(live.Queue, need, live.RefusedBy, ct) is not { } could) return (pace, true);
        return (could.Able == 0 ? null : pace with { Free = Math.Min(pace.Free, could.Free) }, true);
    }

    /// <summary>A message of its treatment, or else of its queue, where one fits; and else the sentence that always does.</summary>
    private async ValueTask<string?> Message(LiveContact live, WaitView? wait, bool isAnybodyThere, string? language, CancellationToken ct)
    {
        var config = live.State is ContactState.Queued or ContactState.CallbackScheduled ? await lookup.Config(live.Queue, ct) : null;
        var dueAt = DueAt(live, config);
        var standard = WaitMessages.For(live.State, live.Position, wait, language, live.Card.Callback is not null, dueAt, isAnybodyThere);
        var isCalledAt = live.State == ContactState.CallbackScheduled;
        if (config is null || !(isCalledAt || live is { Position: not null, Card.Callback: null })) return standard;
        var own = live.Card.Treatment is { } treatment ? (await lookup.Treatment(config.Group, treatment, ct))?.Messages ?? [] : [];
        if (own.IsEmpty && config.Messages.IsEmpty) return standard;
        var name = WaitMessageChoice.NeedsName(own) || WaitMessageChoice.NeedsName(config.Messages) ? (await actors.Customer(live.Card.CustomerId).Get(ct)).Profile.Name : null;
        var waited = (clock.GetUtcNow() - (live.WaitingSince ?? clock.GetUtcNow())).TotalSeconds;
        var subject = new WaitMessageCase(live.Card.Treatment, live.Card.Tier, language, waited, live.Position, wait, name, config.Name) { OpensAt = isCalledAt ? null : dueAt, CallAt = isCalledAt ? dueAt : null };
        return WaitMessageChoice.Of(own, subject) ?? WaitMessageChoice.Of(config.Messages, subject) ?? standard;
    }

    /// <summary>By the clocks of whoever asked for a time, or else of the place that opens.</summary>
    private static DateTimeOffset? DueAt(LiveContact live, QueueConfig? config) => live.DueAt is not { } due
        ? null
        : live.Card.Callback is { At: not null, AheadMinutes: not 0 and var ahead } ? due.ToOffset(TimeSpan.FromMinutes(ahead)) : config?.OpeningHours?.Local(due) ?? due;

    public static ContactState StateBetweenOwners(ContactRecord record) => record.Hops.IsEmpty ? ContactState.Queued : ContactState.Moving;

    private static ContactView Ended(ContactRecord record, ContactSnapshot closed) => Begun(record) with
    {
        State = closed.State,
        Queue = closed.Queue,
        Channel = closed.Channel ?? record.Request.Channel,
        Agent = closed.Agent,
        AnsweredAt = closed.AnsweredAt ?? record.AnsweredAt,
        CompletedAt = closed.CompletedAt,
        ClosedAt = closed.EndedAt,
        Outcome = closed.Completion?.Outcome,
        Resolved = closed.Completion?.Resolved,
        Satisfaction = closed.Completion?.Satisfaction,
        Reason = closed.Reason,
        MergedInto = closed.MergedInto,
    };

    private static ContactView BetweenOwners(ContactRecord record) => Begun(record) with { State = StateBetweenOwners(record) };

    private static ContactView Begun(ContactRecord record) => new()
    {
        Id = record.Request.Id,
        State = ContactState.Queued,
        Queue = record.Hops.IsEmpty ? record.Plan.Queue : record.Hops[^1].Queue,
        Intent = record.Plan.Card.Intent,
        CustomerId = record.Request.CustomerId,
        Channel = record.Request.Channel,
        CreatedAt = record.CreatedAt,
        AnsweredAt = record.AnsweredAt,
        Rating = record.Rating?.Score,
        IntentFound = Found(record),
        Treatment = TreatmentView.Of(record.Plan.Card),
        MissingQueue = record.Plan.MissingQueue,
        Reopens = record.Request.Reopens,
        RecordingUrl = record.Recording?.RecordingUrl,
        TranscriptUrl = record.Recording?.TranscriptUrl,
    };

    private static IntentView? Found(ContactRecord? record) =>
        record?.Plan.Finding is { } found ? new IntentView(found.Source, Math.Round(found.Confidence, 3), found.Also, found.Ask) : null;
}
