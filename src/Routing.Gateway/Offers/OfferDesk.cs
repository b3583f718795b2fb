namespace Routing.Gateway;

/// <summary>Accepts and declines offers. The queue that made an offer judges it; its id names the contact, and the contact knows its queue.</summary>
internal sealed class OfferDesk(IActorDirectory actors, ContactFinder finder, ContactViews views, TimeProvider clock)
{
    private const int MaxTries = 4;

    public async ValueTask<Reply> Accept(Call call)
    {
        if (call.Read(ActionShape.Nothing, out var problem) is null) return problem!;
        for (var tries = 1; ; tries++)
        {
            var (record, queue, early) = await Locate(call);
            if (early is not null) return early;
            if (record!.Answer?.OfferId == call.Id) return await AcceptedBefore(call, record);
            if (queue is not null)
            {
                if (await Acting(call, queue, record) is not { } agent) return Outcomes.Gone(call.Id);
                var (outcome, contact) = await actors.Queue(queue).Accept(call.Id, agent, call.Ct);
                if (outcome == AcceptOutcome.Accepted && contact is not null) return await Accepted(call, contact, record);
                if (outcome == AcceptOutcome.NotYours) return Outcomes.NotYours($"offer {call.Id}");
                if (outcome == AcceptOutcome.Gone && !await IsAccepted(call, record)) return Outcomes.Gone(call.Id);
            }
            if (tries == MaxTries || record.Closed is not null) return Outcomes.Gone(call.Id);
            await Pause(tries, call.Ct);
        }
    }

    public async ValueTask<Reply> Decline(Call call)
    {
        if (call.Read(ActionShape.Reason, out var problem) is not { } why) return problem!;
        for (var tries = 1; ; tries++)
        {
            var (record, queue, early) = await Locate(call);
            if (early is not null) return early;
            if (record!.Answer?.OfferId == call.Id) return AlreadyAccepted(call, await finder.Find(record.Request.Id, call.Ct));
            if (queue is not null)
            {
                if (await Acting(call, queue, record) is not { } agent) return Outcomes.Gone(call.Id);
                switch (await actors.Queue(queue).Decline(call.Id, agent, why.Reason, call.Ct))
                {
                    case DeclineOutcome.Declined: return Reply.Of(await views.Of(await finder.Find(record.Request.Id, call.Ct), call.Ct), ApiJson.Default.ContactView);
                    case DeclineOutcome.NotYours: return Outcomes.NotYours($"offer {call.Id}");
                    case DeclineOutcome.AlreadyAccepted: return AlreadyAccepted(call, await finder.Find(record.Request.Id, call.Ct));
                    case DeclineOutcome.Gone: return Outcomes.Gone(call.Id);
                }
            }
            if (tries == MaxTries || record.Closed is not null) return Outcomes.Gone(call.Id);
            await Pause(tries, call.Ct);
        }
    }

    private async ValueTask<(ContactRecord? Record, string? Queue, Reply? Early)> Locate(Call call)
    {
        var missing = Outcomes.Missing($"offer {call.Id}");
        if (OfferId.ContactOf(call.Id) is not { } contact || !Id.IsValid(contact)) return (null, null, missing);
        if (await actors.Contact(contact).Get(call.Ct) is not { } record) return (null, null, missing);
        return (record, record.Owner is { Kind: ActorKind.Queue } queue ? queue.Id : null, null);
    }

    /// <summary>The agent who acts; a caller bound to nobody acts as the one who was made the offer.</summary>
    private async ValueTask<string?> Acting(Call call, string queue, ContactRecord record)
    {
        if (call.Caller.Agent is { } agent) return agent;
        var offer = (await actors.Queue(queue).Find(record.Request.Id, call.Ct))?.Offer;
        return offer?.OfferId == call.Id ? offer.AgentId : null;
    }

    private async ValueTask<Reply> AcceptedBefore(Call call, ContactRecord record)
    {
        if (call.Caller.Agent is { } agent && agent != record.Answer!.Agent) return Outcomes.NotYours($"offer {call.Id}");
        return Reply.Of(await views.Of(await finder.Find(record.Request.Id, call.Ct), call.Ct), ApiJson.Default.ContactView);
    }

    private async ValueTask<Reply> Accepted(Call call, LiveContact contact, ContactRecord record)
    {
        Tracing.Note("offer.accept", contact.Card, call.BeganAt);
        return Reply.Of(await views.Of(contact, record, call.Ct), ApiJson.Default.ContactView);
    }

    /// <summary>A repeat may cross the first accept, which has just taken the contact out of the queue.</summary>
    private async ValueTask<bool> IsAccepted(Call call, ContactRecord record) =>
        (await actors.Contact(record.Request.Id).Get(call.Ct))?.Answer?.OfferId == call.Id;

    private static Problem AlreadyAccepted(Call call, Located at) =>
        Outcomes.Conflict(at.StateName, $"The offer {call.Id} was accepted. Transfer or complete the contact instead.");

    private Task Pause(int tries, CancellationToken ct) => Task.Delay(TimeSpan.FromMilliseconds(1 << tries), clock, ct);
}
