namespace Routing.Embedded;

/// <summary>Sends the calls of <see cref="IQueue"/> through the mailbox of one queue.</summary>
internal sealed class QueueProxy(EmbeddedEngine engine, ActorKey key) : IQueue
{
    public ValueTask<ConfigureAnswer> Configure(QueueConfig config, long? expectedVersion, CancellationToken ct = default) =>
        engine.Call(key, nameof(Configure), static (actor, a) => ((IQueue)actor).Configure(a.config, a.expectedVersion, a.ct), (config, expectedVersion, ct));

    public ValueTask<ConfigureAnswer> Delete(long? expectedVersion, CancellationToken ct = default) =>
        engine.Call(key, nameof(Delete), static (actor, a) => ((IQueue)actor).Delete(a.expectedVersion, a.ct), (expectedVersion, ct));

    public ValueTask<QueueDescription?> Describe(CancellationToken ct = default) =>
        engine.Call(key, nameof(Describe), static (actor, ct) => ((IQueue)actor).Describe(ct), ct);

    public ValueTask<EnqueueAnswer> Enqueue(Arrival arrival, ServeOrder? serve, CancellationToken ct = default) =>
        engine.Call(key, nameof(Enqueue), static (actor, a) => ((IQueue)actor).Enqueue(a.arrival, a.serve, a.ct), (arrival, serve, ct));

    public ValueTask<AcceptAnswer> Accept(string offerId, string? agentId, CancellationToken ct = default) =>
        engine.Call(key, nameof(Accept), static (actor, a) => ((IQueue)actor).Accept(a.offerId, a.agentId, a.ct), (offerId, agentId, ct));

    public ValueTask<DeclineOutcome> Decline(string offerId, string? agentId, string? reason, CancellationToken ct = default) =>
        engine.Call(key, nameof(Decline), static (actor, a) => ((IQueue)actor).Decline(a.offerId, a.agentId, a.reason, a.ct), (offerId, agentId, reason, ct));

    public ValueTask<ContactCommandOutcome> Abandon(string contactId, string? reason, CancellationToken ct = default) =>
        engine.Call(key, nameof(Abandon), static (actor, a) => ((IQueue)actor).Abandon(a.contactId, a.reason, a.ct), (contactId, reason, ct));

    public ValueTask<ContactCommandOutcome> Move(string contactId, MoveOrder order, CancellationToken ct = default) =>
        engine.Call(key, nameof(Move), static (actor, a) => ((IQueue)actor).Move(a.contactId, a.order, a.ct), (contactId, order, ct));

    public ValueTask<ContactCommandOutcome> Assign(string contactId, string agentId, CancellationToken ct = default) =>
        engine.Call(key, nameof(Assign), static (actor, a) => ((IQueue)actor).Assign(a.contactId, a.agentId, a.ct), (contactId, agentId, ct));

    public ValueTask<ContactCommandOutcome> RequestCallback(string contactId, DateTimeOffset? at, CancellationToken ct = default) =>
        engine.Call(key, nameof(RequestCallback), static (actor, a) => ((IQueue)actor).RequestCallback(a.contactId, a.at, a.ct), (contactId, at, ct));

    public ValueTask<ContactCommandOutcome> Schedule(string contactId, DateTimeOffset at, CancellationToken ct = default) =>
        engine.Call(key, nameof(Schedule), static (actor, a) => ((IQueue)actor).Schedule(a.contactId, a.at, a.ct), (contactId, at, ct));

    public ValueTask<ContactCommandOutcome> Replan(string contactId, ReplanOrder order, CancellationToken ct = default) =>
        engine.Call(key, nameof(Replan), static (actor, a) => ((IQueue)actor).Replan(a.contactId, a.order, a.ct), (contactId, order, ct));

    public ValueTask<ContactCommandOutcome> Merge(string contactId, string into, CancellationToken ct = default) =>
        engine.Call(key, nameof(Merge), static (actor, a) => ((IQueue)actor).Merge(a.contactId, a.into, a.ct), (contactId, into, ct));

    public ValueTask<ContactCommandOutcome> Absorb(string contactId, string other, DateTimeOffset since, ContactTargets? clock, CancellationToken ct = default) =>
        engine.Call(key, nameof(Absorb), static (actor, a) => ((IQueue)actor).Absorb(a.contactId, a.other, a.since, a.clock, a.ct), (contactId, other, since, clock, ct));

    public ValueTask<LiveContact?> Find(string contactId, CancellationToken ct = default) =>
        engine.Call(key, nameof(Find), static (actor, a) => ((IQueue)actor).Find(a.contactId, a.ct), (contactId, ct));

    public ValueTask<IReadOnlyList<LiveContact>> List(int offset, int limit, CancellationToken ct = default) =>
        engine.Call(key, nameof(List), static (actor, a) => ((IQueue)actor).List(a.offset, a.limit, a.ct), (offset, limit, ct));

    public ValueTask<IReadOnlyList<string>> ContactsOf(string customerId, CancellationToken ct = default) =>
        engine.Call(key, nameof(ContactsOf), static (actor, a) => ((IQueue)actor).ContactsOf(a.customerId, a.ct), (customerId, ct));
}
