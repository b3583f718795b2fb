using Orleans.Concurrency;

namespace Routing.Cluster.Client;

/// <summary>What every actor is in the cluster: a grain that is addressed by its id and hears notices.</summary>
public interface IActorGrain : IGrainWithStringKey
{
    /// <summary>Takes a one-way notice. Stands here, not on the actor, since contracts carry no attribute of an engine.</summary>
    [OneWay]
    ValueTask Hear(Notice notice);
}

/// <summary>An agent as a grain.</summary>
public interface IAgentGrain : IAgent, IActorGrain;

/// <summary>A queue as a grain.</summary>
public interface IQueueGrain : IQueue, IActorGrain;

/// <summary>A customer as a grain.</summary>
public interface ICustomerGrain : ICustomer, IActorGrain;

/// <summary>A contact as a grain.</summary>
public interface IContactGrain : IContact, IActorGrain;

/// <summary>A dispatcher as a grain.</summary>
public interface IDispatcherGrain : IDispatcher, IActorGrain;
