using System.Collections.Immutable;

namespace Routing.Actors;

/// <summary>The customer as an actor: profile, and the contacts it remembers. It awaits nobody.</summary>
public class CustomerActor(ActorKey key, IActorHost host) : Actor(key, host, ActorCodecs.Customer), ICustomer
{
    private CustomerRecord _customer = CustomerRecord.Unknown;

    public async ValueTask<CustomerRecord> Get(CancellationToken ct = default)
    {
        var customer = _customer;
        await Durable();
        return customer;
    }

    public async ValueTask<ConfigureAnswer> Configure(CustomerProfile profile, long? expectedVersion, CancellationToken ct = default)
    {
        var turn = CustomerDecider.Configure(_customer, Key.Id, profile, expectedVersion);
        Become(turn.State);
        foreach (var happened in turn.Events) Record(happened);
        await Durable();
        return new ConfigureAnswer(turn.Outcome, turn.State.Version);
    }

    public async ValueTask<ConfigureAnswer> Delete(long? expectedVersion, CancellationToken ct = default)
    {
        var turn = CustomerDecider.Delete(_customer, expectedVersion);
        Become(turn.State);
        await Durable();
        return new ConfigureAnswer(turn.Outcome, turn.State.Version);
    }

    public async ValueTask Remember(PastContact contact, CancellationToken ct = default)
    {
        Become(CustomerDecider.Remember(_customer, contact));
        await Durable();
    }

    public async ValueTask Rate(string contactId, int score, CancellationToken ct = default)
    {
        Become(CustomerDecider.Rate(_customer, contactId, score));
        await Durable();
    }

    public async ValueTask<ConfigureAnswer> Absorb(string otherId, CustomerRecord other, CancellationToken ct = default)
    {
        Become(CustomerDecider.Absorb(_customer, other));
        Record(new CustomerConfigured(Key.Id, _customer.Version));
        await Durable();
        return new ConfigureAnswer(ConfigureOutcome.Replaced, _customer.Version);
    }

    public async ValueTask EraseHistory(CancellationToken ct = default)
    {
        Record(new CustomerErased(Key.Id));
        await Durable();
    }

    public async ValueTask MarkMerged(string into, CancellationToken ct = default)
    {
        if (_customer.MergedInto != into) Become(_customer with { MergedInto = into, Version = _customer.Version + 1, Recent = [] });
        await Durable();
    }

    protected override ValueTask Receive(Notice notice) => ValueTask.CompletedTask;

    protected override void Restore(IReadOnlyList<StoredPart> parts)
    {
        var kept = parts.Value<CustomerKept>("customer");
        _customer = new CustomerRecord
        {
            Profile = kept?.Profile ?? CustomerRecord.Unknown.Profile,
            Version = kept?.Version ?? 0,
            MergedInto = kept?.MergedInto,
            Recent = [.. parts.Under<PastContact>("past/").OrderByDescending(past => past.EndedAt)],
        };
    }

    private void Become(CustomerRecord next)
    {
        var before = _customer;
        if (ReferenceEquals(before, next)) return;
        _customer = next;
        if (next.Version == 0 && before.Version != 0) Write("customer", null);
        else if (before.Version != next.Version) Write("customer", new CustomerKept(next.Profile, next.Version, next.MergedInto));
        var near = 0;
        foreach (var past in next.Recent)
        {
            if (!Has(before.Recent, past, ref near)) Write($"past/{past.ContactId}", past);
        }
        near = 0;
        foreach (var past in before.Recent)
        {
            if (!Has(next.Recent, past, ref near) && next.IndexOf(past.ContactId) < 0) Write($"past/{past.ContactId}", null);
        }
    }

    /// <summary>Whether it is the very same, and not a later copy; mostly it is the one behind the last that was found.</summary>
    private static bool Has(ImmutableArray<PastContact> recent, PastContact past, ref int near)
    {
        for (var i = 0; i < recent.Length; i++)
        {
            var at = (near + i) % recent.Length;
            if (!ReferenceEquals(recent[at], past)) continue;
            near = at + 1;
            return true;
        }
        return false;
    }
}
