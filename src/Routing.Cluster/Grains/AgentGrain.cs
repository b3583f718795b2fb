using Orleans.Concurrency;

namespace Routing.Cluster;

/// <summary>The agent as a grain; it only adapts.</summary>
[Reentrant, GrainType("agent")]
internal sealed class AgentGrain : AgentActor, IAgentGrain, IGrainBase
{
    private readonly GrainHost _host;

    public AgentGrain(IGrainContext context, GrainHosts silo) : this(context, silo.For(context, ActorKind.Agent))
    {
    }

    private AgentGrain(IGrainContext context, GrainHost host) : base(host.Key, host) => (GrainContext, _host) = (context, host);

    public IGrainContext GrainContext { get; }

    public Task OnActivateAsync(CancellationToken token) => _host.Begin(this, token);

    public Task OnDeactivateAsync(DeactivationReason reason, CancellationToken token) => _host.Finish(Claim);

    public ValueTask Hear(Notice notice) => _host.Hear(notice);
}
