namespace Routing.Actors;

/// <summary>What the agent who has a contact does with it, for any gateway: finds that agent, and asks.</summary>
public sealed class ContactWork(IActorDirectory actors, ContactFinder finder)
{
    private const int MaxTries = 3;

    public ValueTask<ContactResult> Hold(string id, string? acting, CancellationToken ct = default) => Do(id, acting, (agent, contact, stop) => agent.Hold(contact, stop), ct: ct);

    public ValueTask<ContactResult> Resume(string id, string? acting, CancellationToken ct = default) => Do(id, acting, (agent, contact, stop) => agent.Resume(contact, stop), ct: ct);

    public ValueTask<ContactResult> SetPending(string id, string? acting, SetPending aside, CancellationToken ct = default) =>
        Do(id, acting, (agent, contact, stop) => agent.SetPending(contact, aside.On, aside.Until, stop), ct: ct);

    /// <summary>Whom it waited for has answered.</summary>
    public ValueTask<ContactResult> Answered(string id, CancellationToken ct = default) => Do(id, null, (agent, contact, stop) => agent.TakeUp(contact, stop), ct: ct);

    public ValueTask<ContactResult> Complete(string id, string? acting, Completion completion, CancellationToken ct = default) =>
        Do(id, acting, (agent, contact, stop) => agent.Complete(contact, completion, stop), ends: true, ct: ct);

    public ValueTask<ContactResult> Close(string id, string? acting, CancellationToken ct = default) => Do(id, acting, (agent, contact, stop) => agent.Close(contact, stop), ends: true, ct: ct);

    /// <param name="acting">The agent who acts; null acts as whoever has the contact.</param>
    /// <param name="ends">A repeat after the contact is closed is answered with the closed contact.</param>
    /// <param name="targetField">What names the agent it is to go to.</param>
    public async ValueTask<ContactResult> Do(
        string id, string? acting, Func<IAgent, string, CancellationToken, ValueTask<CommandAnswer>> command, bool ends = false, string targetField = "agent", CancellationToken ct = default)
    {
        for (var tries = 1; ; tries++)
        {
            var agent = acting;
            if (agent is null)
            {
                var record = await actors.Contact(id).Get(ct);
                if (record is null) return Refusals.Missing($"contact {id}");
                if (record.Owner is not { Kind: ActorKind.Agent } owner) return await NotWithAgent(id, acting, ends, ct);
                agent = owner.Id;
            }
            var (outcome, contact) = await command(actors.Agent(agent), id, ct);
            if (contact is not null || outcome != ContactCommandOutcome.NotHere)
            {
                // One that this agent has passed on is told as it is elsewhere by now.
                var at = contact is null || (ends && contact.State == ContactState.Moving) ? await finder.Find(id, ct) : new Located(null, contact);
                return new ContactResult(at, Refusals.Of(outcome, $"The contact {id}", at.State, targetField), outcome == ContactCommandOutcome.Repeated);
            }
            // It may just have been handed to another agent; an agent acting for itself has lost it for good.
            if (acting is not null || tries == MaxTries) return await NotWithAgent(id, acting, ends, ct);
        }
    }

    private async ValueTask<ContactResult> NotWithAgent(string id, string? acting, bool ends, CancellationToken ct)
    {
        var at = await finder.Find(id, ct);
        if (at.Record is null) return Refusals.Missing($"contact {id}");
        if (acting is not null && (at.Live?.Agent is { } other ? other != acting : !at.Concerns(acting))) return Refusals.NotYours($"contact {id}");
        // An abandoned contact was never completed: only the repeat of an end that happened is no conflict.
        if (ends && at.Record.Closed is { State: ContactState.Closed }) return new ContactResult(at, IsRepeat: true);
        return Refusals.Conflict(at.State, $"The contact {id} is with no agent, so this cannot be done now.");
    }
}
