namespace Routing.Client;

/// <summary>Agents: <c>/v1/agents</c>, their presence, heart-beats and open offers.</summary>
public sealed class AgentCalls : ConfigurationCalls<AgentProfile, AgentView>
{
    internal AgentCalls(ApiConnection connection)
        : base(connection, "agents", ApiJson.Default.AgentProfile, ApiJson.Default.AgentView, ApiJson.Default.AgentPage)
    {
    }

    /// <param name="ifVersion">Refused with 412 unless this is the present version; null for any.</param>
    public Task Delete(string id, long? ifVersion = null, CancellationToken ct = default) => Remove(id, ifVersion, ct);

    public Task SetPresence(string id, PresenceKind presence, string? reason = null, CancellationToken ct = default) =>
        Connection.Send(ApiCall.Post($"{Path(id)}:setPresence", new SetPresence(presence, reason), ApiJson.Default.SetPresence).As(id), ct);

    /// <summary>Ready for these of its queues only.</summary>
    public Task SetReady(string id, IEnumerable<string> queues, CancellationToken ct = default) =>
        Connection.Send(ApiCall.Post($"{Path(id)}:setPresence", new SetPresence(PresenceKind.Ready) { Queues = [.. queues] }, ApiJson.Default.SetPresence).As(id), ct);

    /// <summary>How far it was, over the last day, where it was planned to be.</summary>
    public Task<Adherence> Adherence(string id, CancellationToken ct = default) => Connection.Send(ApiCall.Get($"{Path(id)}/adherence").As(id), ApiJson.Default.Adherence, ct);

    /// <summary>Tells that the agent's desktop is there; when these stop, its contacts are given up after a grace.</summary>
    public Task Heartbeat(string id, TimeSpan lease, CancellationToken ct = default) =>
        Connection.Send(ApiCall.Post($"{Path(id)}:heartbeat", new Heartbeat((int)Math.Ceiling(lease.TotalSeconds)), ApiJson.Default.Heartbeat).KnownById().As(id), ct);

    public async Task<IReadOnlyList<OfferView>> Offers(string id, CancellationToken ct = default) =>
        (await Connection.Send(ApiCall.Get($"{Path(id)}/offers").As(id), ApiJson.Default.OfferPage, ct)).Items;
}
