using Orleans.Concurrency;
using Orleans.Placement;

namespace Routing.Cluster;

/// <summary>The customer as a grain; it only adapts.</summary>
[Reentrant, PreferLocalPlacement, GrainType("customer")]
internal sealed class CustomerGrain : CustomerActor, ICustomerGrain, IGrainBase
{
    private readonly GrainHost _host;

    public CustomerGrain(IGrainContext context, GrainHosts silo) : this(context, silo.For(context, ActorKind.Customer))
    {
    }

    private CustomerGrain(IGrainContext context, GrainHost host) : base(host.Key, host) => (GrainContext, _host) = (context, host);

    public IGrainContext GrainContext { get; }

    public Task OnActivateAsync(CancellationToken token) => _host.Begin(this, token);

    public Task OnDeactivateAsync(DeactivationReason reason, CancellationToken token) => _host.Finish(Claim);

    public ValueTask Hear(Notice notice) => _host.Hear(notice);
}
