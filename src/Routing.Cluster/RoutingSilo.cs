using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Storage;

namespace Routing.Cluster;

/// <summary>Makes a silo of Orleans run the actors.</summary>
public static class RoutingSilo
{
    /// <summary>Name of the grain storage that the actors' documents lie in.</summary>
    public const string StorageName = "routing";

    private const string SharedStorageName = "routing-shared";

    /// <summary>Adds the actors. What they are stored in is added beside it, by one of the two methods below or by the host itself.</summary>
    public static ISiloBuilder AddRoutingActors(this ISiloBuilder silo)
    {
        var services = silo.Services;
        services.TryAddSingleton(new ClusterClock(TimeProvider.System));
        services.AddRoutingWire();
        silo.AddActivityPropagation();
        services.TryAddSingleton<INoticePost>(provider => provider.GetRequiredService<ClusterDirectory>());
        services.AddSingleton<IActorDirectory>(provider => provider.GetRequiredService<ClusterDirectory>());
        services.AddSingleton<StoreHealth>().AddSingleton<IStoreHealth, StoreProbe>();
        services.AddSingleton(provider => new DocumentStore(
            provider.GetRequiredKeyedService<IGrainStorage>(StorageName), provider.GetRequiredService<ClusterClock>().Time, provider.GetRequiredService<StoreHealth>()));
        services.AddSingleton(provider => new EventPublisher(
            provider.GetRequiredService<IEventAppender>(), provider.GetRequiredService<ClusterClock>().Time, provider.GetRequiredService<ILogger<EventPublisher>>()));
        services.AddSingleton<ClusterStore>().AddSingleton<GrainHosts>().AddSingleton<DispatcherReminder>().AddSingleton<AddressBook>();
        services.AddSingleton<StoredAnswers>().AddSingleton<IIdempotencyStore>(provider => provider.GetRequiredService<StoredAnswers>());
        services.AddHostedService<Waker>();
        silo.AddGrainService<WhatIfHolder>();
        services.AddSingleton<IWhatIfPeers, WhatIfPeers>();
        silo.Configure<SiloMessagingOptions>(messaging =>
        {
            messaging.ResponseTimeout = ClusterLimits.CallBound;
            messaging.SystemResponseTimeout = ClusterLimits.CallBound;
        });
        return silo;
    }

    /// <summary>Keeps documents, events and lists in the memory of the silos, for development.</summary>
    public static ISiloBuilder AddRoutingMemory(this ISiloBuilder silo)
    {
        silo.AddMemoryGrainStorage(SharedStorageName, storage => storage.GrainStorageSerializer = new DocumentSerializer());
        silo.UseInMemoryReminderService();
        silo.AddGrainService<DocumentHolder>();
        var services = silo.Services;
        services.AddSingleton<HeldDocuments>().AddSingleton<IDocumentHolders, DocumentHolders>();
        services.AddKeyedSingleton<IGrainStorage>(StorageName, (provider, _) => new MemoryDocuments(
            provider.GetRequiredService<HeldDocuments>(), provider.GetRequiredService<IDocumentHolders>(), provider.GetRequiredKeyedService<IGrainStorage>(SharedStorageName)));
        services.AddSingleton<GrainEventLog>();
        services.AddSingleton<IEventLog>(provider => provider.GetRequiredService<GrainEventLog>());
        services.AddSingleton<IEventAppender>(provider => provider.GetRequiredService<GrainEventLog>());
        services.AddHostedService(provider => provider.GetRequiredService<GrainEventLog>());
        services.AddSingleton<MemoryCatalog>();
        services.AddSingleton<ICatalog>(provider => provider.GetRequiredService<MemoryCatalog>());
        services.AddSingleton<IActorListing>(provider => provider.GetRequiredService<MemoryCatalog>());
        return silo;
    }
}
