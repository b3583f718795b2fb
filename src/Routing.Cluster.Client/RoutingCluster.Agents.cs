namespace Routing.Cluster.Client;

/// <summary>What agents' desktops say of their agents.</summary>
internal sealed partial class RoutingCluster
{
    public Task SetPresence(string agent, PresenceKind presence, string? reason = null, CancellationToken ct = default)
    {
        Given.Presence(presence);
        Given.Text(nameof(reason), reason);
        return OfAgent($"set the presence of {agent}", agent, stop => AgentPresence.Set(_actors, agent, new SetPresence(presence, reason), stop), ct);
    }

    public Task SetReady(string agent, IEnumerable<string> queues, CancellationToken ct = default)
    {
        var wanted = new SetPresence(PresenceKind.Ready) { Queues = [.. queues] };
        Given.Queues(wanted.Queues);
        return OfAgent($"set the presence of {agent}", agent, stop => AgentPresence.Set(_actors, agent, wanted, stop), ct);
    }

    public Task Heartbeat(string agent, TimeSpan lease, CancellationToken ct = default)
    {
        Given.Lease(lease);
        return OfAgent($"take the heartbeat of {agent}", agent, async stop => AgentPresence.Refused(agent, await _actors.Agent(agent).Heartbeat(lease, stop)), ct);
    }

    private async Task OfAgent(string what, string agent, Func<CancellationToken, ValueTask<Refusal?>> command, CancellationToken ct)
    {
        Given.IdOf(nameof(agent), agent);
        RoutingRefusedException.ThrowIf(await _tries.Run(what, _options.CallBound, (_, stop) => command(stop), ct));
    }
}
