namespace Routing.Embedded;

/// <summary>Sends the calls of <see cref="IAgent"/> through the mailbox of one agent.</summary>
internal sealed class AgentProxy(EmbeddedEngine engine, ActorKey key) : IAgent
{
    public ValueTask<ConfigureAnswer> Configure(AgentProfile profile, string group, long? expectedVersion, CancellationToken ct = default) =>
        engine.Call(key, nameof(Configure), static (actor, a) => ((IAgent)actor).Configure(a.profile, a.group, a.expectedVersion, a.ct), (profile, group, expectedVersion, ct));

    public ValueTask<ConfigureAnswer> Delete(long? expectedVersion, CancellationToken ct = default) =>
        engine.Call(key, nameof(Delete), static (actor, a) => ((IAgent)actor).Delete(a.expectedVersion, a.ct), (expectedVersion, ct));

    public ValueTask<AgentDescription?> Describe(CancellationToken ct = default) =>
        engine.Call(key, nameof(Describe), static (actor, ct) => ((IAgent)actor).Describe(ct), ct);

    public ValueTask<ContactCommandOutcome> SetPresence(PresenceKind presence, string? reason, CancellationToken ct = default) =>
        engine.Call(key, nameof(SetPresence), static (actor, a) => ((IAgent)actor).SetPresence(a.presence, a.reason, a.ct), (presence, reason, ct));

    public ValueTask<ContactCommandOutcome> SetReady(string[] queues, CancellationToken ct = default) =>
        engine.Call(key, nameof(SetReady), static (actor, a) => ((IAgent)actor).SetReady(a.queues, a.ct), (queues, ct));

    public ValueTask<Adherence?> Adherence(DateTimeOffset from, DateTimeOffset to, CancellationToken ct = default) =>
        engine.Call(key, nameof(Adherence), static (actor, a) => ((IAgent)actor).Adherence(a.from, a.to, a.ct), (from, to, ct));

    public ValueTask<ContactCommandOutcome> Heartbeat(TimeSpan lease, CancellationToken ct = default) =>
        engine.Call(key, nameof(Heartbeat), static (actor, a) => ((IAgent)actor).Heartbeat(a.lease, a.ct), (lease, ct));

    public ValueTask<Bid> Bid(BidRequest request, CancellationToken ct = default) =>
        engine.Call(key, nameof(Bid), static (actor, a) => ((IAgent)actor).Bid(a.request, a.ct), (request, ct));

    public ValueTask<ReserveOutcome> Reserve(OfferTerms terms, DecisionRecord decision, bool again, CancellationToken ct = default) =>
        engine.Call(key, nameof(Reserve), static (actor, a) => ((IAgent)actor).Reserve(a.terms, a.decision, a.again, a.ct), (terms, decision, again, ct));

    public ValueTask<SettleOutcome> Settle(OfferTerms terms, OfferEnd how, NoAnswerAction onNoAnswer, CancellationToken ct = default) =>
        engine.Call(key, nameof(Settle), static (actor, a) => ((IAgent)actor).Settle(a.terms, a.how, a.onNoAnswer, a.ct), (terms, how, onNoAnswer, ct));

    public ValueTask<HandleAnswer> Handle(OfferTerms terms, CancellationToken ct = default) =>
        engine.Call(key, nameof(Handle), static (actor, a) => ((IAgent)actor).Handle(a.terms, a.ct), (terms, ct));

    public ValueTask<CommandAnswer> Hold(string contactId, CancellationToken ct = default) =>
        engine.Call(key, nameof(Hold), static (actor, a) => ((IAgent)actor).Hold(a.contactId, a.ct), (contactId, ct));

    public ValueTask<CommandAnswer> Resume(string contactId, CancellationToken ct = default) =>
        engine.Call(key, nameof(Resume), static (actor, a) => ((IAgent)actor).Resume(a.contactId, a.ct), (contactId, ct));

    public ValueTask<CommandAnswer> SetPending(string contactId, PendingOn on, DateTimeOffset? until, CancellationToken ct = default) =>
        engine.Call(key, nameof(SetPending), static (actor, a) => ((IAgent)actor).SetPending(a.contactId, a.on, a.until, a.ct), (contactId, on, until, ct));

    public ValueTask<CommandAnswer> TakeUp(string contactId, CancellationToken ct = default) =>
        engine.Call(key, nameof(TakeUp), static (actor, a) => ((IAgent)actor).TakeUp(a.contactId, a.ct), (contactId, ct));

    public ValueTask<CommandAnswer> Complete(string contactId, Completion completion, CancellationToken ct = default) =>
        engine.Call(key, nameof(Complete), static (actor, a) => ((IAgent)actor).Complete(a.contactId, a.completion, a.ct), (contactId, completion, ct));

    public ValueTask<CommandAnswer> Close(string contactId, CancellationToken ct = default) =>
        engine.Call(key, nameof(Close), static (actor, a) => ((IAgent)actor).Close(a.contactId, a.ct), (contactId, ct));

    public ValueTask<CommandAnswer> Transfer(string contactId, MoveOrder order, CancellationToken ct = default) =>
        engine.Call(key, nameof(Transfer), static (actor, a) => ((IAgent)actor).Transfer(a.contactId, a.order, a.ct), (contactId, order, ct));

    public ValueTask<CommandAnswer> Consult(string contactId, string colleague, CancellationToken ct = default) =>
        engine.Call(key, nameof(Consult), static (actor, a) => ((IAgent)actor).Consult(a.contactId, a.colleague, a.ct), (contactId, colleague, ct));

    public ValueTask<CommandAnswer> EndConsult(string contactId, CancellationToken ct = default) =>
        engine.Call(key, nameof(EndConsult), static (actor, a) => ((IAgent)actor).EndConsult(a.contactId, a.ct), (contactId, ct));

    public ValueTask Rate(string contactId, string intent, int? figure, int score, CancellationToken ct = default) =>
        engine.Call(key, nameof(Rate), static (actor, a) => ((IAgent)actor).Rate(a.contactId, a.intent, a.figure, a.score, a.ct), (contactId, intent, figure, score, ct));

    public ValueTask<LearningOutcome> ChangeLearning(LearningChange change, string? intent, CancellationToken ct = default) =>
        engine.Call(key, nameof(ChangeLearning), static (actor, a) => ((IAgent)actor).ChangeLearning(a.change, a.intent, a.ct), (change, intent, ct));

    public ValueTask<AgentLearning?> Learning(CancellationToken ct = default) =>
        engine.Call(key, nameof(Learning), static (actor, ct) => ((IAgent)actor).Learning(ct), ct);

    public ValueTask<ContactCommandOutcome> JoinConsult(OfferTerms terms, CancellationToken ct = default) =>
        engine.Call(key, nameof(JoinConsult), static (actor, a) => ((IAgent)actor).JoinConsult(a.terms, a.ct), (terms, ct));

    public ValueTask LeaveConsult(string contactId, CancellationToken ct = default) =>
        engine.Call(key, nameof(LeaveConsult), static (actor, a) => ((IAgent)actor).LeaveConsult(a.contactId, a.ct), (contactId, ct));

    public ValueTask<LiveContact?> Find(string contactId, CancellationToken ct = default) =>
        engine.Call(key, nameof(Find), static (actor, a) => ((IAgent)actor).Find(a.contactId, a.ct), (contactId, ct));
}
