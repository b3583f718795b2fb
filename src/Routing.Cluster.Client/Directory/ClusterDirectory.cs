namespace Routing.Cluster.Client;

/// <summary>Finds actors anywhere in the cluster, from a silo or from a gateway outside it, and posts notices to them.</summary>
public sealed class ClusterDirectory(IGrainFactory grains) : IActorDirectory, INoticePost
{
    public IQueue Queue(string id) => grains.GetGrain<IQueueGrain>(id);
    public IAgent Agent(string id) => grains.GetGrain<IAgentGrain>(id);
    public ICustomer Customer(string id) => grains.GetGrain<ICustomerGrain>(id);
    public IContact Contact(string id) => grains.GetGrain<IContactGrain>(id);
    public IDispatcher Dispatcher(string group) => grains.GetGrain<IDispatcherGrain>(group);

    public void Post(ActorKey to, Notice notice)
    {
        var sent = Grain(to).Hear(notice);
        // A notice may be lost: what could not even be sent is the sweep's to repair.
        if (!sent.IsCompletedSuccessfully) sent.AsTask().Ignore();
    }

    private IActorGrain Grain(ActorKey key) => key.Kind switch
    {
        ActorKind.Dispatcher => grains.GetGrain<IDispatcherGrain>(key.Id),
        ActorKind.Queue => grains.GetGrain<IQueueGrain>(key.Id),
        ActorKind.Agent => grains.GetGrain<IAgentGrain>(key.Id),
        ActorKind.Customer => grains.GetGrain<ICustomerGrain>(key.Id),
        ActorKind.Contact => grains.GetGrain<IContactGrain>(key.Id),
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "No such kind of actor."),
    };
}
