namespace Routing.Actors;

/// <summary>A customer: profile, tier, affinity, recent contacts. Key: the customer id. Awaits nobody.</summary>
public interface ICustomer
{
    /// <summary>What is known; an unknown customer is <see cref="CustomerRecord.Unknown"/>.</summary>
    ValueTask<CustomerRecord> Get(CancellationToken ct = default);
    ValueTask<ConfigureAnswer> Configure(CustomerProfile profile, long? expectedVersion, CancellationToken ct = default);
    ValueTask<ConfigureAnswer> Delete(long? expectedVersion, CancellationToken ct = default);

    /// <summary>Remembers how a contact ended; a repeat changes nothing.</summary>
    ValueTask Remember(PastContact contact, CancellationToken ct = default);

    /// <summary>The customer's own score of a contact that is remembered; the last one counts.</summary>
    ValueTask Rate(string contactId, int score, CancellationToken ct = default);

    /// <summary>Takes over the history of another customer who is the same person.</summary>
    ValueTask<ConfigureAnswer> Absorb(string otherId, CustomerRecord other, CancellationToken ct = default);

    /// <summary>Records that the contacts that have ended by now were erased; the customer itself stays.</summary>
    ValueTask EraseHistory(CancellationToken ct = default);
    ValueTask MarkMerged(string into, CancellationToken ct = default);
}
