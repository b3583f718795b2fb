namespace Routing.Gateway;

/// <summary>What the agent who has a contact does with it.</summary>
internal sealed class ContactActions(IActorDirectory actors, ContactFinder finder, ContactViews views)
{
    private const int MaxTries = 3;

    private readonly Consults _consults = new(actors);

    public ValueTask<Reply> Hold(Call call) => Plain(call, (agent, id, ct) => agent.Hold(id, ct));

    public ValueTask<Reply> Resume(Call call) => Plain(call, (agent, id, ct) => agent.Resume(id, ct));

    public ValueTask<Reply> Pending(Call call) => Plain(call, (agent, id, ct) => agent.SetPending(id, ct));

    public ValueTask<Reply> EndConsult(Call call) => Plain(call, (agent, id, ct) => agent.EndConsult(id, ct));

    public ValueTask<Reply> Close(Call call) => Plain(call, (agent, id, ct) => agent.Close(id, ct), ends: true);

    public ValueTask<Reply> Complete(Call call)
    {
        if (call.Read(ActionShape.Completion, out var problem) is not { } completion) return new(problem!);
        return Do(call, (agent, id, ct) => agent.Complete(id, completion, ct), ends: true);
    }

    public async ValueTask<Reply> Consult(Call call)
    {
        if (call.Read(ActionShape.ToAgent, out var problem) is not { } to) return problem!;
        if (await actors.Agent(to.Agent).Describe(call.Ct) is null) return Outcomes.NoAgent(to.Agent);
        return await Do(call, (agent, id, ct) => _consults.Begin(agent, id, to.Agent, ct), ends: false);
    }

    /// <param name="ends">A repeat after the contact is closed is answered with the closed contact.</param>
    public async ValueTask<Reply> Do(Call call, Func<IAgent, string, CancellationToken, ValueTask<CommandAnswer>> command, bool ends, string targetField = "agent")
    {
        var acting = call.Caller.Agent;
        for (var tries = 1; ; tries++)
        {
            var agent = acting;
            if (agent is null)
            {
                var record = await actors.Contact(call.Id).Get(call.Ct);
                if (record is null) return Outcomes.Missing($"contact {call.Id}");
                if (record.Owner is not { Kind: ActorKind.Agent } owner) return await NotWithAgent(call, acting, ends);
                agent = owner.Id;
            }
            var answer = await command(actors.Agent(agent), call.Id, call.Ct);
            if (answer.Contact is { } contact)
            {
                Tracing.Note(call.Operation.Name, contact.Card, call.BeganAt);
                var state = Names<ContactState>.Of(contact.State);
                return (Reply?)Outcomes.Of(answer.Outcome, $"The contact {call.Id}", state, targetField)
                    ?? Reply.Of(await views.Of(contact, null, call.Ct), ApiJson.Default.ContactView);
            }
            if (answer.Outcome != ContactCommandOutcome.NotHere)
            {
                var at = await finder.Find(call.Id, call.Ct);
                return (Reply?)Outcomes.Of(answer.Outcome, $"The contact {call.Id}", at.StateName, targetField)
                    ?? Reply.Of(await views.Of(at, call.Ct), ApiJson.Default.ContactView);
            }
            // It may just have been handed to another agent; an agent acting for itself has lost it for good.
            if (acting is not null || tries == MaxTries) return await NotWithAgent(call, acting, ends);
        }
    }

    private ValueTask<Reply> Plain(Call call, Func<IAgent, string, CancellationToken, ValueTask<CommandAnswer>> command, bool ends = false) =>
        call.Read(ActionShape.Nothing, out var problem) is null ? new(problem!) : Do(call, command, ends);

    private async ValueTask<Reply> NotWithAgent(Call call, string? acting, bool ends)
    {
        var at = await finder.Find(call.Id, call.Ct);
        if (at.Record is null) return Outcomes.Missing($"contact {call.Id}");
        if (acting is not null && (at.Live?.Agent is { } other ? other != acting : !at.Concerns(acting))) return Outcomes.NotYours($"contact {call.Id}");
        // An abandoned contact was never completed: only the repeat of an end that happened is no conflict.
        if (ends && at.Record.Closed is { State: ContactState.Closed }) return Reply.Of(await views.Of(at, call.Ct), ApiJson.Default.ContactView);
        return Outcomes.Conflict(at.StateName, $"The contact {call.Id} is with no agent, so this cannot be done now.");
    }
}
