namespace Routing.Embedded;

/// <summary>Sends the calls of <see cref="ICustomer"/> through the mailbox of one customer.</summary>
internal sealed class CustomerProxy(EmbeddedEngine engine, ActorKey key) : ICustomer
{
    public ValueTask<CustomerRecord> Get(CancellationToken ct = default) =>
        engine.Call(key, nameof(Get), static (actor, ct) => ((ICustomer)actor).Get(ct), ct);

    public ValueTask<ConfigureAnswer> Configure(CustomerProfile profile, long? expectedVersion, CancellationToken ct = default) =>
        engine.Call(key, nameof(Configure), static (actor, a) => ((ICustomer)actor).Configure(a.profile, a.expectedVersion, a.ct), (profile, expectedVersion, ct));

    public ValueTask<ConfigureAnswer> Delete(long? expectedVersion, CancellationToken ct = default) =>
        engine.Call(key, nameof(Delete), static (actor, a) => ((ICustomer)actor).Delete(a.expectedVersion, a.ct), (expectedVersion, ct));

    public ValueTask Remember(PastContact contact, CancellationToken ct = default) =>
        engine.Call(key, nameof(Remember), static (actor, a) => ((ICustomer)actor).Remember(a.contact, a.ct), (contact, ct));

    public ValueTask Rate(string contactId, int score, CancellationToken ct = default) =>
        engine.Call(key, nameof(Rate), static (actor, a) => ((ICustomer)actor).Rate(a.contactId, a.score, a.ct), (contactId, score, ct));

    public ValueTask<ConfigureAnswer> Absorb(string otherId, CustomerRecord other, CancellationToken ct = default) =>
        engine.Call(key, nameof(Absorb), static (actor, a) => ((ICustomer)actor).Absorb(a.otherId, a.other, a.ct), (otherId, other, ct));

    public ValueTask EraseHistory(CancellationToken ct = default) =>
        engine.Call(key, nameof(EraseHistory), static (actor, ct) => ((ICustomer)actor).EraseHistory(ct), ct);

    public ValueTask MarkMerged(string into, CancellationToken ct = default) =>
        engine.Call(key, nameof(MarkMerged), static (actor, a) => ((ICustomer)actor).MarkMerged(a.into, a.ct), (into, ct));
}
