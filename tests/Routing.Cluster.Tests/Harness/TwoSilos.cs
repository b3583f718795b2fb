using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Storage;
using Orleans.TestingHost;

namespace Routing.Cluster.Tests;

/// <summary>Two silos in this process for all tests, emptied between them; storage and time are the test's own.</summary>
internal sealed class TwoSilos
{
    /// <summary>On a machine that is busy with something else a call may take its time; the actors' own bounds are of the test's clock.</summary>
    private static readonly TimeSpan CallBound = TimeSpan.FromMinutes(1);
    private static readonly Lazy<TwoSilos> Started = new(() => new TwoSilos());
    private readonly InProcessTestCluster _cluster;

    private TwoSilos()
    {
        // Tests wait on threads of the pool that the silos run on.
        ThreadPool.SetMinThreads(16, 16);
        var builder = new InProcessTestClusterBuilder(2);
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((_, silo) => Configure(silo));
        builder.ConfigureClient(gateway => gateway.AddRoutingClient().Configure<ClientMessagingOptions>(calls => calls.ResponseTimeout = CallBound).Services.AddSingleton<IOutgoingGrainCallFilter>(Stillness));
        _cluster = builder.Build();
        _cluster.DeployAsync().GetAwaiter().GetResult();
        foreach (var hosts in Hosts)
        {
            hosts.Failing = (key, failure) => Failures.Enqueue((key, failure));
            hosts.Rings = isBeginning =>
            {
                if (isBeginning) Stillness.Begin();
                else _ = Stillness.EndLater();
            };
        }
        Actors = new ClusterDirectory(_cluster.Client);
    }

    public static TwoSilos Instance => Started.Value;

    public SteppedClock Clock { get; } = new(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
    public SharedStorage Storage { get; } = new();
    public SharedLog Log { get; } = new();
    public Stillness Stillness { get; } = new();
    public LossyPost Post { get; } = new();
    public ClusterDirectory Actors { get; }
    public System.Collections.Concurrent.ConcurrentQueue<(ActorKey Actor, Exception Failure)> Failures { get; } = new();

    public IReadOnlyList<GrainHosts> Hosts => [.. _cluster.Silos.Select(silo => _cluster.GetSiloServiceProvider(silo.SiloAddress).GetRequiredService<GrainHosts>())];

    public SiloAddress AddressOf(int silo) => _cluster.Silos[silo].SiloAddress;

    /// <summary>The actors as one of the silos calls them.</summary>
    public IActorDirectory From(int silo) => _cluster.GetSiloServiceProvider(AddressOf(silo)).GetRequiredService<IActorDirectory>();

    /// <summary>The activation whose turn it is on this thread.</summary>
    public IGrainContext? Current => _cluster.GetSiloServiceProvider(_cluster.Silos[0].SiloAddress).GetRequiredService<IGrainContextAccessor>().GrainContext;

    /// <summary>Nothing is stored, nobody lives, and it is nine in the morning of another day.</summary>
    public void Empty()
    {
        Settle();
        CrashAll();
        Storage.Clear();
        Log.Clear();
        Failures.Clear();
        Clock.MoveTo(Clock.GetUtcNow().Date.AddDays(1).AddHours(9));
    }

    public void Settle()
    {
        do
        {
            Stillness.Wait();
            Task.WhenAll(Publishers.Select(publisher => publisher.Running)).GetAwaiter().GetResult();
            PoolRest.Wait();
        }
        while (!Stillness.IsStill || Publishers.Any(publisher => !publisher.IsIdle) || Clock.RingNext(Clock.GetUtcNow()));
    }

    public void Advance(TimeSpan by)
    {
        var until = Clock.GetUtcNow() + by;
        Settle();
        while (Clock.RingNext(until)) Settle();
        Clock.MoveTo(until);
        Settle();
    }

    public void CrashAll()
    {
        var ended = Hosts.SelectMany(hosts => hosts.Live).Select(host => host.Crash()).ToList();
        Assert.True(Task.WhenAll(ended).Wait(TimeSpan.FromSeconds(30)), "Actors do not end.");
    }

    public void Crash(ActorKey actor)
    {
        var host = Hosts.SelectMany(hosts => hosts.Live).Single(host => host.Key == actor);
        host.Deactivate(new StoreUnavailableException($"{actor} was stopped; try again."));
        Assert.True(host.Ended.Wait(TimeSpan.FromSeconds(30)), $"{actor} does not end.");
    }

    private IEnumerable<EventPublisher> Publishers => _cluster.Silos.Select(silo => _cluster.GetSiloServiceProvider(silo.SiloAddress).GetRequiredService<EventPublisher>());

    private void Configure(ISiloBuilder silo)
    {
        silo.AddRoutingActors().Configure<SiloMessagingOptions>(calls => calls.ResponseTimeout = calls.SystemResponseTimeout = CallBound);
        silo.Services.AddSingleton(new ClusterClock(Clock));
        silo.Services.AddSingleton<INoticePost>(provider => Post.Over(provider.GetRequiredService<ClusterDirectory>()));
        silo.Services.AddKeyedSingleton<IGrainStorage>(RoutingSilo.StorageName, Storage);
        silo.Services.AddSingleton<IEventLog>(Log).AddSingleton<IEventAppender>(Log);
        silo.Services.AddSingleton<ICatalog>(Storage).AddSingleton<IActorListing>(Storage);
        silo.Services.AddSingleton<IOutgoingGrainCallFilter>(Stillness).AddSingleton<IIncomingGrainCallFilter>(Stillness);
        silo.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        // Nobody wakes anybody here but the test.
        foreach (var waker in silo.Services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType == typeof(Waker)).ToList()) silo.Services.Remove(waker);
    }
}
