namespace Routing.Cluster.Client;

/// <summary>Finds actors anywhere in the cluster, from a silo or from a gateway outside it, and posts notices to them.</summary>
public sealed class ClusterDirectory(IGrainFactory grains) : IActorDirectory, INoticePost
{
    private readonly GrainAddresses<IQueueGrain> _queues = new(grains);
    private readonly GrainAddresses<IAgentGrain> _agents = new(grains);
    private readonly GrainAddresses<ICustomerGrain> _customers = new(grains);
    private readonly GrainAddresses<IContactGrain> _contacts = new(grains);
    private readonly GrainAddresses<IDispatcherGrain> _dispatchers = new(grains);

    public IQueue Queue(string id) => _queues.Of(id);
    public IAgent Agent(string id) => _agents.Of(id);
    public ICustomer Customer(string id) => _customers.Of(id);
    public IContact Contact(string id) => _contacts.Of(id);
    public IDispatcher Dispatcher(string group) => _dispatchers.Of(group);

    public void Post(ActorKey to, Notice notice)
    {
        var sent = Grain(to).Hear(notice);
        // A notice may be lost: what could not even be sent is the sweep's to repair.
        if (!sent.IsCompletedSuccessfully) sent.AsTask().Ignore();
    }

    private IActorGrain Grain(ActorKey key) => key.Kind switch
    {
        ActorKind.Dispatcher => _dispatchers.Of(key.Id),
        ActorKind.Queue => _queues.Of(key.Id),
        ActorKind.Agent => _agents.Of(key.Id),
        ActorKind.Customer => _customers.Of(key.Id),
        ActorKind.Contact => _contacts.Of(key.Id),
        _ => throw new ArgumentOutOfRangeException(nameof(key), key, "No such kind of actor."),
    };
}
