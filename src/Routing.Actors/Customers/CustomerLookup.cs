namespace Routing.Actors;

/// <summary>Finds the customer a contact is from: by id or by address, and after merges the one who stands for them today.</summary>
/// <param name="newId">Makes the id of a customer who comes by an address not known yet.</param>
public sealed class CustomerLookup(IActorDirectory actors, ICatalog catalog, Func<string> newId)
{
    private const int MaxMerges = 8;

    /// <summary>Stands for a customer not looked up yet, while the rest of the request is checked.</summary>
    public const string Unresolved = "unresolved";

    public static Refusal? Check(CreateContact sent)
    {
        if (sent.CustomerId is null && sent.CustomerAddress is null)
            return Refusals.At(RefusalKind.MissingField, "customerId", "Add it, or customerAddress with a phone number or e-mail address.");
        if (sent.CustomerId is not null && sent.CustomerAddress is not null)
            return Refusals.At(RefusalKind.InvalidValue, "customerAddress", "Send customerId or customerAddress, not both.");
        return sent.CustomerAddress is { } address && CustomerAddress.Normalise(address) is null
            ? Refusals.At(RefusalKind.InvalidValue, "customerAddress", CustomerAddress.Rule)
            : null;
    }

    public async ValueTask<(string Id, CustomerRecord Record)> Resolve(CreateContact sent, CancellationToken ct)
    {
        if (sent.CustomerId is { } id) return await Follow(id, ct);
        var address = CustomerAddress.Normalise(sent.CustomerAddress!)!;
        var known = await catalog.CustomerByAddress(address, ct)
            // Two first contacts may race: the binding decides whose new id counts.
            ?? await catalog.BindAddress(address, $"u-{newId()}", ct);
        var found = await Follow(known, ct);
        if (found.Record.Version > 0) return found;
        // Bound just now, or before a crash: from here on a customer like any other. Whoever was put meanwhile stays as they are.
        await actors.Customer(found.Id).Configure(new CustomerProfile { Addresses = [address] }, 0, ct);
        return await Follow(found.Id, ct);
    }

    /// <summary>The customer who stands for this one today, after merges.</summary>
    public async ValueTask<string> Living(string id, CancellationToken ct) => (await Follow(id, ct)).Id;

    private async ValueTask<(string Id, CustomerRecord Record)> Follow(string id, CancellationToken ct)
    {
        var record = await actors.Customer(id).Get(ct);
        for (var merges = 0; record.MergedInto is { } into && merges < MaxMerges; merges++) (id, record) = (into, await actors.Customer(into).Get(ct));
        return (id, record);
    }
}
