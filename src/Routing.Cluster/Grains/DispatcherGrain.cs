using Orleans.Concurrency;

namespace Routing.Cluster;

/// <summary>The dispatcher as a grain; it only adapts.</summary>
[Reentrant, KeepAlive, GrainType("dispatcher")]
internal sealed class DispatcherGrain : DispatcherActor, IDispatcherGrain, IGrainBase
{
    private readonly GrainHost _host;

    public DispatcherGrain(IGrainContext context, GrainHosts silo) : this(context, silo.For(context, ActorKind.Dispatcher))
    {
    }

    private DispatcherGrain(IGrainContext context, GrainHost host) : base(host.Key, host) => (GrainContext, _host) = (context, host);

    public IGrainContext GrainContext { get; }

    public Task OnActivateAsync(CancellationToken token) => _host.Begin(this, token);

    public Task OnDeactivateAsync(DeactivationReason reason, CancellationToken token) => _host.Finish(Claim);

    public ValueTask Hear(Notice notice) => _host.Hear(notice);
}
