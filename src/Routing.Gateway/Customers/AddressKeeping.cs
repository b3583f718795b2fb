using System.Collections.Immutable;

namespace Routing.Gateway;

/// <summary>Keeps whose an address is in step with the profiles: bound before a profile names it, released once none does.</summary>
internal sealed class AddressKeeping(IActorDirectory actors, ICatalog catalog, CustomerLookup lookup)
{
    /// <summary>Binds addresses to a customer; the problem when another has one of them.</summary>
    public async ValueTask<Problem?> Bind(string id, ImmutableArray<string> addresses, CancellationToken ct)
    {
        for (var i = 0; i < addresses.Length; i++)
        {
            if (await catalog.BindAddress(addresses[i], id, ct) is var holder && await IsAnothers(holder, id, ct)) return Taken(i);
        }
        return null;
    }

    /// <summary>The problem when another has one of the addresses; binds none.</summary>
    public async ValueTask<Problem?> Check(string id, ImmutableArray<string> addresses, CancellationToken ct)
    {
        for (var i = 0; i < addresses.Length; i++)
        {
            if (await catalog.CustomerByAddress(addresses[i], ct) is { } holder && await IsAnothers(holder, id, ct)) return Taken(i);
        }
        return null;
    }

    /// <summary>Releases those of the addresses that the customer's profile does not name now.</summary>
    /// <param name="living">Whom the customer was merged into, and who may go on being known by them; or the same.</param>
    public async ValueTask Free(string id, string living, ImmutableArray<string> addresses, CancellationToken ct)
    {
        var named = await Named(id, ct);
        foreach (var address in addresses.Except(named))
        {
            if (await catalog.CustomerByAddress(address, ct) is { } holder && !await IsAnothers(holder, id, ct)) await catalog.ReleaseAddress(address, holder, ct);
        }
        if (living != id) await Bind(living, [.. addresses.Intersect(await Named(living, ct))], ct);
    }

    private async ValueTask<ImmutableArray<string>> Named(string id, CancellationToken ct) => (await actors.Customer(id).Get(ct)).Profile.Addresses;

    private async ValueTask<bool> IsAnothers(string holder, string id, CancellationToken ct) => holder != id && await lookup.Living(holder, ct) != id;

    private static Problem Taken(int index) =>
        ProblemKinds.AddressTaken.At($"addresses[{index}]", "Another customer is known by this address. Merge the two, or leave the address out.");
}
