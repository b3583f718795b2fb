using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Routing.Cluster.Bench;

/// <summary>A silo in this process, with memory storage as <c>Routing.Silo</c> composes it, and without the gateway.</summary>
internal sealed class BenchSilo : IAsyncDisposable
{
    public const string Cluster = "routing-bench";
    private readonly IHost _host;

    private BenchSilo(IHost host, int port, int gatewayPort) => (_host, Port, GatewayPort) = (host, port, gatewayPort);

    public int Port { get; }
    public int GatewayPort { get; }
    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();
    public IActorDirectory Actors => _host.Services.GetRequiredService<IActorDirectory>();
    public IEventLog Log => _host.Services.GetRequiredService<IEventLog>();
    public SiloAddress Address => _host.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress;

    /// <summary>The silos of the cluster that are active, this one among them.</summary>
    public IReadOnlyList<SiloAddress> Members =>
        [.. _host.Services.GetRequiredService<IClusterMembershipService>().CurrentSnapshot.Members.Values.Where(member => member.Status == SiloStatus.Active).Select(member => member.SiloAddress)];

    /// <param name="first">Port of the cluster's first silo; null to be that one.</param>
    /// <param name="placement">Where actors come to live.</param>
    /// <param name="calls">Counts calls of actors, which takes time; null to count none.</param>
    public static async Task<BenchSilo> Start(int? first, CallCount? calls, PlacementKind placement, int groups, CancellationToken ct)
    {
        var (port, gatewayPort) = (FreePort(), FreePort());
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.SetMinimumLevel(LogLevel.Critical).AddSimpleConsole();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(5));
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(port, gatewayPort, first is { } known ? new IPEndPoint(IPAddress.Loopback, known) : null, Cluster, Cluster);
            silo.AddRoutingActors().AddRoutingMemory();
            if (placement != PlacementKind.Product)
            {
                silo.Services.AddSingleton<PlacementStrategy, BenchPlacement>();
                silo.AddPlacementDirector<BenchPlacement>(_ => new BenchPlacementDirector(placement, groups));
            }
            if (calls is not null) silo.Services.AddSingleton<IOutgoingGrainCallFilter>(calls).AddSingleton<IIncomingGrainCallFilter>(calls);
        });
        var host = builder.Build();
        await host.StartAsync(ct);
        return new BenchSilo(host, port, gatewayPort);
    }

    /// <summary>How many queues and agents live on another silo than this one, of all that live.</summary>
    public async Task<double> ShareElsewhere()
    {
        var live = await Grains.GetGrain<IManagementGrain>(0).GetSimpleGrainStatistics();
        var counted = live.Where(grains => grains.GrainType.Contains("QueueGrain", StringComparison.Ordinal) || grains.GrainType.Contains("AgentGrain", StringComparison.Ordinal)).ToList();
        return counted.Where(grains => !grains.SiloAddress.Equals(Address)).Sum(grains => grains.ActivationCount) / (double)Math.Max(1, counted.Sum(grains => grains.ActivationCount));
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
