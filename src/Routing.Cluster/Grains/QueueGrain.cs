using Orleans.Concurrency;

namespace Routing.Cluster;

/// <summary>The queue as a grain; it only adapts.</summary>
[Reentrant, GrainType("queue")]
internal sealed class QueueGrain : QueueActor, IQueueGrain, IGrainBase
{
    private readonly GrainHost _host;

    public QueueGrain(IGrainContext context, GrainHosts silo) : this(context, silo.For(context, ActorKind.Queue))
    {
    }

    private QueueGrain(IGrainContext context, GrainHost host) : base(host.Key, host) => (GrainContext, _host) = (context, host);

    public IGrainContext GrainContext { get; }

    public Task OnActivateAsync(CancellationToken token) => _host.Begin(this, token);

    public Task OnDeactivateAsync(DeactivationReason reason, CancellationToken token) => _host.Finish(Claim);

    public ValueTask Hear(Notice notice) => _host.Hear(notice);
}
