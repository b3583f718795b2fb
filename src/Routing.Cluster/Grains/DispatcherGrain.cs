using Orleans.Concurrency;
using Orleans.Placement;

namespace Routing.Cluster;

/// <summary>The dispatcher as a grain; it only adapts.</summary>
[Reentrant, KeepAlive, HashBasedPlacement, GrainType("dispatcher")]
internal sealed class DispatcherGrain : DispatcherActor, IDispatcherGrain, IGrainBase, IRemindable
{
    private readonly GrainHost _host;
    private readonly DispatcherReminder _reminder;

    public DispatcherGrain(IGrainContext context, GrainHosts silo, DispatcherReminder reminder) : this(context, silo.For(context, ActorKind.Dispatcher), reminder)
    {
    }

    private DispatcherGrain(IGrainContext context, GrainHost host, DispatcherReminder reminder) : base(host.Key, host) => (GrainContext, _host, _reminder) = (context, host, reminder);

    public IGrainContext GrainContext { get; }

    public async Task OnActivateAsync(CancellationToken token)
    {
        await _host.Begin(this, token);
        _ = _reminder.Set(GrainContext.GrainId);
    }

    /// <summary>The backstop of the waker: it rings where this dispatcher lives, or brings it to life.</summary>
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        // One of a group that nobody is in any more rings for nobody.
        if (!AskSome(ClusterLimits.AskedPerReminder)) await _reminder.Remove(GrainContext.GrainId);
    }

    public Task OnDeactivateAsync(DeactivationReason reason, CancellationToken token) => _host.Finish(Claim);

    public ValueTask Hear(Notice notice) => _host.Hear(notice);
}
