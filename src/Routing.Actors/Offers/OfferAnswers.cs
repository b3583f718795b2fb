namespace Routing.Actors;

/// <summary>Accepts and declines offers, for any gateway. The queue that made an offer judges it; its id names the contact, and the contact knows its queue.</summary>
public sealed class OfferAnswers(IActorDirectory actors, ContactFinder finder, TimeProvider clock)
{
    private const int MaxTries = 6;

    /// <param name="acting">The agent who acts; null acts as the one who was made the offer.</param>
    public async ValueTask<ContactResult> Accept(string offerId, string? acting, CancellationToken ct = default)
    {
        for (var tries = 1; ; tries++)
        {
            if (await Located(offerId, ct) is not { } record) return Refusals.Missing($"offer {offerId}");
            if (record.Answer?.OfferId == offerId) return await AcceptedBefore(offerId, record, acting, ct);
            if (WasNeverMade(offerId, record)) return Refusals.Missing($"offer {offerId}");
            // Where nobody is offered it any more, it may just have been accepted, and the contact be about to hear of it.
            if (record.Owner is { Kind: ActorKind.Queue, Id: var queue })
            {
                var (outcome, contact) = await actors.Queue(queue).Accept(offerId, acting, ct);
                if (outcome == AcceptOutcome.Accepted && contact is not null) return new Located(record, contact);
                if (outcome == AcceptOutcome.NotYours) return Refusals.NotYours($"offer {offerId}");
                if (outcome == AcceptOutcome.NeverMade) return Refusals.Missing($"offer {offerId}");
                if (outcome == AcceptOutcome.Gone && !await IsAccepted(offerId, record, ct)) return Refusals.Gone(offerId);
            }
            if (tries == MaxTries || record.Closed is not null) return Refusals.Gone(offerId);
            await Pause(tries, ct);
        }
    }

    /// <param name="acting">The agent who acts; null acts as the one who was made the offer.</param>
    public async ValueTask<ContactResult> Decline(string offerId, string? acting, string? reason, CancellationToken ct = default)
    {
        for (var tries = 1; ; tries++)
        {
            if (await Located(offerId, ct) is not { } record) return Refusals.Missing($"offer {offerId}");
            if (record.Answer?.OfferId == offerId) return await AlreadyAccepted(offerId, record, ct);
            if (WasNeverMade(offerId, record)) return Refusals.Missing($"offer {offerId}");
            if (record.Owner is { Kind: ActorKind.Queue, Id: var queue })
            {
                switch (await actors.Queue(queue).Decline(offerId, acting, reason, ct))
                {
                    case DeclineOutcome.Declined: return await finder.Find(record.Request.Id, ct);
                    case DeclineOutcome.NotYours: return Refusals.NotYours($"offer {offerId}");
                    case DeclineOutcome.AlreadyAccepted: return await AlreadyAccepted(offerId, record, ct);
                    case DeclineOutcome.NeverMade: return Refusals.Missing($"offer {offerId}");
                    case DeclineOutcome.Gone: return Refusals.Gone(offerId);
                }
            }
            if (tries == MaxTries || record.Closed is not null) return Refusals.Gone(offerId);
            await Pause(tries, ct);
        }
    }

    private async ValueTask<ContactRecord?> Located(string offerId, CancellationToken ct) =>
        OfferId.ContactOf(offerId) is { } contact && Id.IsValid(contact) ? await actors.Contact(contact).Get(ct) : null;

    /// <summary>
    /// Whether its number is past the last. Of a contact in a queue only that queue knows; with an agent, or ended, it is as many as
    /// the contact was told: no further offer is made before a queue has it again.
    /// </summary>
    private static bool WasNeverMade(string offerId, ContactRecord record) =>
        record is { Closed: not null } or { Owner.Kind: ActorKind.Agent }
        && OfferId.NumberOf(offerId) > Math.Max(NumberOf(record.Answer?.OfferId), NumberOf(record.Closed?.OfferId));

    private static int NumberOf(string? offerId) => offerId is null ? 0 : OfferId.NumberOf(offerId);

    private async ValueTask<ContactResult> AcceptedBefore(string offerId, ContactRecord record, string? acting, CancellationToken ct)
    {
        if (acting is not null && acting != record.Answer!.Agent) return Refusals.NotYours($"offer {offerId}");
        return new ContactResult(await finder.Find(record.Request.Id, ct), IsRepeat: true);
    }

    /// <summary>A repeat may cross the first accept, which has just taken the contact out of the queue.</summary>
    private async ValueTask<bool> IsAccepted(string offerId, ContactRecord record, CancellationToken ct) => (await actors.Contact(record.Request.Id).Get(ct))?.Answer?.OfferId == offerId;

    private async ValueTask<ContactResult> AlreadyAccepted(string offerId, ContactRecord record, CancellationToken ct) =>
        Refusals.Conflict((await finder.Find(record.Request.Id, ct)).State, $"The offer {offerId} was accepted. Transfer or complete the contact instead.");

    private Task Pause(int tries, CancellationToken ct) => Task.Delay(TimeSpan.FromMilliseconds(1 << tries), clock, ct);
}
