namespace Routing.Gateway;

/// <summary>Moves contacts: transfer by their agent, move and assign by a supervisor, abandon by the gateway.</summary>
internal sealed class ContactMoves(IActorDirectory actors, QueueLookup queues, CustomerLookup customers, ContactFinder finder, ContactActions actions, ContactViews views)
{
    private const int MaxTries = 3;

    public async ValueTask<Reply> Transfer(Call call)
    {
        if (call.Read(ActionShape.Transfer, out var problem) is not { } to) return problem!;
        if ((to.Queue is null) == (to.Agent is null)) return ProblemKinds.InvalidValue.At("queue", "Send queue or agent: one of the two.");
        var keepAge = true;
        if (to.Queue is { } queue)
        {
            if (await queues.Config(queue, call.Ct) is not { } config) return ProblemKinds.RuleBroken.At("queue", $"There is no queue {queue}. Name one that exists.");
            keepAge = config.KeepAgeOnTransfer;
        }
        if (to.Agent is { } agent && await actors.Agent(agent).Describe(call.Ct) is null) return Outcomes.NoAgent(agent);
        var supervises = call.Caller.Has(Role.Supervisor);
        return await AtOwner(
            call,
            mayMoveWaiting: supervises,
            (owner, at) => owner.Move(call.Id, Order(to, at, MoveCause.Supervisor, keepAge), call.Ct),
            at => Order(to, at, supervises && call.Caller.Agent is null ? MoveCause.Supervisor : MoveCause.Transfer, keepAge));
    }

    public async ValueTask<Reply> Assign(Call call)
    {
        if (call.Read(ActionShape.ToAgent, out var problem) is not { } to) return problem!;
        if (await actors.Agent(to.Agent).Describe(call.Ct) is null) return Outcomes.NoAgent(to.Agent);
        return await AtOwner(
            call,
            mayMoveWaiting: true,
            (owner, _) => owner.Assign(call.Id, to.Agent, call.Ct),
            at => Order(new Transfer(Agent: to.Agent), at, MoveCause.Supervisor, keepAge: true));
    }

    public async ValueTask<Reply> Abandon(Call call)
    {
        if (call.Read(ActionShape.Reason, out var problem) is not { } why) return problem!;
        return await InQueue(call, (owner, _) => owner.Abandon(call.Id, why.Reason, call.Ct), isEnd: s => s == ContactState.Abandoned);
    }

    public async ValueTask<Reply> Rate(Call call)
    {
        if (call.Read(ActionShape.Rating, out var problem) is not { } rating) return problem!;
        var outcome = await actors.Contact(call.Id).Rate(rating.Score, rating.Comment, call.Ct);
        if (outcome == ContactCommandOutcome.NotHere) return Outcomes.Missing($"contact {call.Id}");
        var at = await finder.Find(call.Id, call.Ct);
        if (Outcomes.Of(outcome, $"The contact {call.Id}", at.StateName) is { } refused) return refused;
        if (at.Record?.Answer is { } answer)
        {
            // Learning prefers the customer's word to the agent's figure; the contact awaits nobody, so agent and customer hear it from here.
            var figure = (at.Live?.Completion ?? at.Record.Closed?.Completion)?.Satisfaction;
            await actors.Agent(answer.Agent).Rate(call.Id, at.Record.Plan.Card.Intent, figure, rating.Score, call.Ct);
            await actors.Customer(await customers.Living(at.Record.Plan.Card.CustomerId, call.Ct)).Rate(call.Id, rating.Score, call.Ct);
        }
        return Reply.Of(await views.Of(at, call.Ct), ApiJson.Default.ContactView);
    }

    private async ValueTask<Reply> AtOwner(
        Call call, bool mayMoveWaiting, Func<IQueue, Located, ValueTask<ContactCommandOutcome>> waiting, Func<Located, MoveOrder> handled)
    {
        var at = await finder.Find(call.Id, call.Ct);
        if (at.Record is null) return Outcomes.Missing($"contact {call.Id}");
        if (at.Record.Owner is { Kind: ActorKind.Agent }) return await actions.Do(call, (agent, id, ct) => agent.Transfer(id, handled(at), ct), ends: false);
        if (mayMoveWaiting) return await InQueue(call, waiting);
        return call.Caller.Agent is { } acting && !at.Concerns(acting)
            ? Outcomes.NotYours($"contact {call.Id}")
            : Outcomes.Conflict(at.StateName, $"The contact {call.Id} is with no agent, so it cannot be transferred.");
    }

    private async ValueTask<Reply> InQueue(Call call, Func<IQueue, Located, ValueTask<ContactCommandOutcome>> command, Func<ContactState, bool>? isEnd = null)
    {
        for (var tries = 1; ; tries++)
        {
            var at = await finder.Find(call.Id, call.Ct);
            if (at.Record is null) return Outcomes.Missing($"contact {call.Id}");
            if (at.Record.Closed is { } closed)
            {
                return isEnd?.Invoke(closed.State) == true
                    ? Reply.Of(await views.Of(at, call.Ct), ApiJson.Default.ContactView)
                    : Outcomes.Conflict(at.StateName, $"The contact {call.Id} has ended.");
            }
            if (at.Record.Owner is not { Kind: ActorKind.Queue } owner)
                return Outcomes.Conflict(at.StateName, $"The contact {call.Id} does not wait in a queue any more.");
            var outcome = await command(actors.Queue(owner.Id), at);
            if (outcome == ContactCommandOutcome.NotHere && tries < MaxTries) continue;
            at = await finder.Find(call.Id, call.Ct);
            if (Outcomes.Of(outcome, $"The contact {call.Id}", at.StateName) is { } refused) return refused;
            Tracing.Note(call.Operation.Name, at.Record!.Plan.Card, call.BeganAt);
            return Reply.Of(await views.Of(at, call.Ct), ApiJson.Default.ContactView);
        }
    }

    private static MoveOrder Order(Transfer to, Located at, MoveCause cause, bool keepAge) =>
        new(to.Queue ?? at.Live?.Queue ?? QueueOf(at.Record!), cause, to.Agent) { KeepAge = keepAge };

    // A contact begun and not let in yet has no hop: it goes where it was planned.
    private static string QueueOf(ContactRecord record) => record.Hops is [.., var last] ? last.Queue : record.Plan.Queue;
}
