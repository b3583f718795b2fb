using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Orleans.TestingHost;

namespace Routing.Cluster.Tests;

/// <summary>A silo dies, and nobody calls: what it held goes on elsewhere.</summary>
public sealed class WakerTests : IAsyncLifetime
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(90);
    private readonly SteppedClock _clock = new(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
    private readonly SharedStorage _storage = new();
    private readonly SharedLog _log = new();
    private InProcessTestCluster _cluster = null!;

    public async Task InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(3);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddRoutingActors();
            silo.Services.AddSingleton(new ClusterClock(_clock));
            silo.Services.AddKeyedSingleton<IGrainStorage>(RoutingSilo.StorageName, _storage);
            silo.Services.AddSingleton<IEventLog>(_log).AddSingleton<IEventAppender>(_log);
            silo.Services.AddSingleton<ICatalog>(_storage).AddSingleton<IActorListing>(_storage);
        });
        builder.ConfigureClient(gateway => gateway.AddRoutingClient());
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public Task DisposeAsync() => Meanwhile("the end of the cluster", _cluster.DisposeAsync().AsTask());

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_silo_of_a_queue_is_killed_or_stopped_and_its_offer_expires_all_the_same(bool isKilled)
    {
        IActorDirectory actors = new ClusterDirectory(_cluster.Client);
        var config = new QueueConfig { Name = "q", OfferTimeoutSeconds = 20, OnNoAnswer = NoAnswerAction.StayReady };
        await actors.Queue("q").Configure(config, null);
        await actors.Dispatcher(Defaults.Group).EnlistQueue("q", config, 1);
        await actors.Agent("a").Configure(new AgentProfile { Name = "a", Queues = ["q"] }, Defaults.Group, null);
        await actors.Dispatcher(Defaults.Group).EnlistAgent("a");
        await actors.Agent("a").SetPresence(PresenceKind.Ready, null);
        await new ContactRouter(actors).Route(new ContactRequest { Id = "c-1", CustomerId = "u-1", Channel = Channel.Chat, Queue = "q" }, CustomerRecord.Unknown, Defaults.Group);
        await Seen("contact.offered");

        var silo = _cluster.Silos.Single(silo => Hosts(silo).Live.Any(host => host.Key == ActorKey.Queue("q")));
        await Meanwhile("the end of the silo", isKilled ? _cluster.KillSiloAsync(silo) : _cluster.StopSiloAsync(silo));

        // Where the answer to the reservation was lost with the silo, it is taken back.
        await Seen("offer.expired", "offer.withdrawn");
    }

    /// <summary>Lets time pass, a second of the actors' for a look at the log, until there is an event of such a type.</summary>
    private async Task Seen(params string[] types)
    {
        using var patience = new CancellationTokenSource(Bound);
        while ((await _log.Read(0, 1000)).All(happened => !types.Contains(happened.Type)))
        {
            if (patience.IsCancellationRequested) Assert.Fail(await Told($"an event {string.Join(" or ", types)}"));
            await Pass();
        }
    }

    /// <summary>Lets time pass while something ends: what a silo still waits for as it stops is bounded by the actors' clock.</summary>
    private async Task Meanwhile(string what, Task ending)
    {
        using var patience = new CancellationTokenSource(Bound);
        while (!ending.IsCompleted)
        {
            if (patience.IsCancellationRequested) Assert.Fail(await Told(what));
            await Pass();
        }
        await ending;
    }

    /// <summary>What came of it all, for whoever reads that it was in vain.</summary>
    private async Task<string> Told(string awaited)
    {
        var events = (await _log.Read(0, 1000)).Select(happened => $"{happened.At:HH:mm:ss.fff} {happened.Type}");
        var live = _cluster.Silos.Where(silo => silo.IsActive).Select(silo => $"{silo.SiloAddress} {string.Join(' ', Hosts(silo).Live.Select(host => host.Key))}");
        return $"{awaited} did not come within {Bound.TotalSeconds:0} s; it is {_clock.GetUtcNow():HH:mm:ss} of the actors' day.\nLive: {string.Join("; ", live)}\nEvents: {string.Join(", ", events)}";
    }

    private async Task Pass()
    {
        using var moment = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        try
        {
            await _log.WaitAfter(_log.Newest, moment.Token);
        }
        catch (OperationCanceledException)
        {
            var until = _clock.GetUtcNow().AddSeconds(1);
            while (_clock.RingNext(until))
            {
            }
            _clock.MoveTo(until);
        }
    }

    private GrainHosts Hosts(InProcessSiloHandle silo) => _cluster.GetSiloServiceProvider(silo.SiloAddress).GetRequiredService<GrainHosts>();
}
