namespace Routing.Client;

/// <summary>What an agent answers to an offer: <c>/v1/offers/{id}</c>.</summary>
public sealed class OfferCalls
{
    private readonly ApiConnection _connection;

    internal OfferCalls(ApiConnection connection) => _connection = connection;

    /// <param name="agent">The agent who accepts; needed where the key does not say it.</param>
    public Task<ContactView> Accept(string offerId, string? agent = null, CancellationToken ct = default) =>
        _connection.Send(ApiCall.Post($"v1/offers/{ApiCall.Segment(offerId)}:accept").KnownById().As(agent), ApiJson.Default.ContactView, ct);

    public Task Decline(string offerId, string? reason = null, string? agent = null, CancellationToken ct = default) =>
        _connection.Send(ApiCall.Post($"v1/offers/{ApiCall.Segment(offerId)}:decline", new WithReason(reason), ApiJson.Default.WithReason).As(agent), ct);
}
