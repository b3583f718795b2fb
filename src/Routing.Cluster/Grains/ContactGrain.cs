using Orleans.Concurrency;
using Orleans.Placement;

namespace Routing.Cluster;

/// <summary>The contact as a grain; it only adapts.</summary>
[Reentrant, PreferLocalPlacement, GrainType("contact")]
internal sealed class ContactGrain : ContactActor, IContact, IContactGrain, IGrainBase
{
    private readonly GrainHost _host;

    public ContactGrain(IGrainContext context, GrainHosts silo) : this(context, silo.For(context, ActorKind.Contact))
    {
    }

    private ContactGrain(IGrainContext context, GrainHost host) : base(host.Key, host) => (GrainContext, _host) = (context, host);

    public IGrainContext GrainContext { get; }

    public Task OnActivateAsync(CancellationToken token) => _host.Begin(this, token);

    public Task OnDeactivateAsync(DeactivationReason reason, CancellationToken token) => _host.Finish(Claim);

    public ValueTask Hear(Notice notice) => _host.Hear(notice);

    /// <summary>Hardly anybody calls it after that: it need not stay in memory until Orleans thinks so too.</summary>
    async ValueTask<Rating?> IContact.Close(ContactSnapshot snapshot, CancellationToken ct)
    {
        var rating = await Close(snapshot, ct);
        if (IsFinished) _host.Leave();
        return rating;
    }
}
