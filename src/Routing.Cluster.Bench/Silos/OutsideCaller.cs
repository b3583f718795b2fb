using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Routing.Cluster.Client;

namespace Routing.Cluster.Bench;

/// <summary>A gateway outside the silo, though in its process: it calls over a connection, as one elsewhere does.</summary>
internal sealed class OutsideCaller : IAsyncDisposable
{
    private readonly IHost _host;

    private OutsideCaller(IHost host) => _host = host;

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();
    public IActorDirectory Actors => _host.Services.GetRequiredService<IActorDirectory>();

    public static async Task<OutsideCaller> Start(int gatewayPort, CancellationToken ct)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.UseOrleansClient(gateway => gateway.UseLocalhostClustering(gatewayPort, BenchSilo.Cluster, BenchSilo.Cluster).AddRoutingClient());
        var host = builder.Build();
        await host.StartAsync(ct);
        return new OutsideCaller(host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
    }
}
