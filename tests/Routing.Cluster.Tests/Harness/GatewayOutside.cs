using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Storage;
using Orleans.TestingHost;

namespace Routing.Cluster.Tests;

/// <summary>A gateway outside two silos that may be lost, in real time; storage and log outlive them.</summary>
internal sealed class GatewayOutside : IAsyncDisposable
{
    private readonly InProcessTestCluster _silos;
    private readonly SharedStorage _storage = new();
    private volatile string? _reader;

    private GatewayOutside(RoutingClientOptions options)
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((silo, with) => Configure(silo.SiloName, with));
        builder.ConfigureClient(gateway => gateway.AddRoutingClient(options).Services.AddSingleton<IOutgoingGrainCallFilter>(Lost));
        _silos = builder.Build();
    }

    public SharedLog Log { get; } = new();
    public LostAnswers Lost { get; } = new();
    public IRoutingCluster Cluster => _silos.Client.ServiceProvider.GetRequiredService<IRoutingCluster>();
    public IActorDirectory Actors => _silos.Client.ServiceProvider.GetRequiredService<IActorDirectory>();

    public static async Task<GatewayOutside> Start(RoutingClientOptions? options = null)
    {
        var gateway = new GatewayOutside(options ?? new RoutingClientOptions());
        await gateway._silos.DeployAsync();
        return gateway;
    }

    /// <summary>A queue, and an agent who is ready and has room for so many chats.</summary>
    public async Task Staffed(string queue, string agent, int chats)
    {
        var config = new QueueConfig { Name = queue, OfferTimeoutSeconds = 600, WrapUpSeconds = 600 };
        await Actors.Queue(queue).Configure(config, null);
        await Actors.Dispatcher(Defaults.Group).EnlistQueue(queue, config, 1);
        await Actors.Agent(agent).Configure(
            new AgentProfile { Name = agent, Queues = [queue], Channels = ImmutableDictionary<Channel, int>.Empty.Add(Channel.Chat, chats), MaxOpenOffers = chats }, Defaults.Group, null);
        await Actors.Dispatcher(Defaults.Group).EnlistAgent(agent);
        await Cluster.SetPresence(agent, PresenceKind.Ready);
    }

    /// <summary>Kills the silo by which the gateway reads events.</summary>
    public async Task KillReader()
    {
        var reader = Assert.Single(_silos.Silos, silo => silo.Name == _reader);
        await _silos.KillSiloAsync(reader);
    }

    public async Task StopAll()
    {
        foreach (var silo in _silos.Silos) await _silos.StopSiloAsync(silo);
    }

    public Task StartOne() => _silos.StartAdditionalSiloAsync();

    public ValueTask DisposeAsync() => _silos.DisposeAsync();

    private void Configure(string name, ISiloBuilder silo)
    {
        silo.AddRoutingActors();
        silo.Services.AddKeyedSingleton<IGrainStorage>(RoutingSilo.StorageName, _storage);
        silo.Services.AddSingleton<IEventLog>(new NotedReads(Log, () => _reader = name)).AddSingleton<IEventAppender>(Log);
        silo.Services.AddSingleton<ICatalog>(_storage).AddSingleton<IActorListing>(_storage);
        // As between silos in PostgreSQL: a silo that is lost is given up after some 6 s.
        silo.Configure<ClusterMembershipOptions>(membership => (membership.ProbeTimeout, membership.NumMissedProbesLimit) = (TimeSpan.FromSeconds(2), 3));
    }

    private sealed class NotedReads(SharedLog log, Action reading) : IEventLog
    {
        public long Newest => log.Newest;

        public ValueTask<IReadOnlyList<LoggedEvent>> Read(long after, int limit, CancellationToken ct = default)
        {
            reading();
            return log.Read(after, limit, ct);
        }

        public ValueTask WaitAfter(long position, CancellationToken ct) => log.WaitAfter(position, ct);

        public ValueTask<IReadOnlyList<LoggedEvent>> OfContact(string contactId, int limit, CancellationToken ct = default) => log.OfContact(contactId, limit, ct);
    }
}
