namespace Routing.Actors;

/// <summary>Lists which actors exist, for paging through resources and for start-up.</summary>
public interface ICatalog
{
    /// <summary>Ids of one kind in ordinal order, after an id (exclusive); null starts at the first.</summary>
    ValueTask<IReadOnlyList<string>> List(ActorKind kind, string? after, int limit, CancellationToken ct = default);

    /// <summary>The customer known by a phone number or e-mail address, or null.</summary>
    ValueTask<string?> CustomerByAddress(string address, CancellationToken ct = default);

    /// <summary>Binds an address to a customer unless it is bound already; answers whose it is.</summary>
    ValueTask<string> BindAddress(string address, string customerId, CancellationToken ct = default);

    /// <summary>Makes an address nobody's again, if it is this customer's; otherwise changes nothing.</summary>
    ValueTask ReleaseAddress(string address, string customerId, CancellationToken ct = default);
}
