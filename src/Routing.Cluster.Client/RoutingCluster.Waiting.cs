namespace Routing.Cluster.Client;

/// <summary>What a gateway does with contacts that wait: gives them up, has their customers called back, puts them off.</summary>
internal sealed partial class RoutingCluster
{
    public Task<ContactView> Abandon(string contactId, string? reason = null, CancellationToken ct = default)
    {
        Given.IdOf(nameof(contactId), contactId);
        Given.Text(nameof(reason), reason);
        return Act($"abandon the contact {contactId}", (_, stop) => _moving.Abandon(contactId, reason, stop), ct);
    }

    public Task<ContactView> RequestCallback(string contactId, DateTimeOffset? at = null, CancellationToken ct = default)
    {
        Given.IdOf(nameof(contactId), contactId);
        return Act($"have the customer of {contactId} called back", (_, stop) => _moving.RequestCallback(contactId, at, stop), ct);
    }

    public Task<ContactView> NotAnswered(string contactId, string? agent = null, CancellationToken ct = default)
    {
        int? arrivals = null;
        return ByAgent("take that nobody answered", contactId, agent, Put, ct);

        // Once more is one arrival more: what a try did whose answer was lost is not done again.
        async ValueTask<ContactResult> Put(int tries, CancellationToken stop)
        {
            var at = await _finder.Find(contactId, stop);
            arrivals ??= at.Record?.Hops.Length;
            return at.Record?.Hops.Length > arrivals ? new ContactResult(at, IsRepeat: true) : await _moving.NotAnswered(contactId, agent, stop);
        }
    }

    public Task<ContactView> Schedule(string contactId, DateTimeOffset at, CancellationToken ct = default)
    {
        Given.IdOf(nameof(contactId), contactId);
        return Act($"put the contact {contactId} off", (_, stop) => _moving.Schedule(contactId, at, stop), ct);
    }
}
