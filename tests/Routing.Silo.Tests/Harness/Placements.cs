using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Runtime.Placement;
using Routing.Actors;
using Routing.Cluster.Client;

namespace Routing.Silo.Tests;

/// <summary>Where actors live: asked and said by a gateway outside, in the words of Orleans.</summary>
internal sealed class Placements : IAsyncDisposable
{
    private readonly IHost _host;

    private Placements(IHost host) => _host = host;

    private IManagementGrain Management => _host.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0);

    public static async Task<Placements> Open(string connection)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.UseOrleansClient(gateway => gateway
            .Configure<ClusterOptions>(options => options.ClusterId = options.ServiceId = SiloCluster.Name)
            .UsePostgresGateways(connection)
            .AddRoutingClient());
        var host = builder.Build();
        await host.StartAsync().WaitAsync(SiloCluster.Patience);
        return new Placements(host);
    }

    /// <summary>Brings a group that is not there yet to life on one silo: its dispatcher and its queue.</summary>
    public async Task Put(string queue, RunningSilo silo)
    {
        var place = (await Management.GetHosts(onlyActive: true)).Keys.Single(address => address.Endpoint.Port == silo.Port);
        var actors = _host.Services.GetRequiredService<IActorDirectory>();
        RequestContext.Set(IPlacementDirector.PlacementHintKey, place);
        try
        {
            await actors.Dispatcher(Center.GroupOf(queue)).Describe();
            await actors.Queue(queue).Describe();
        }
        finally
        {
            RequestContext.Clear();
        }
    }

    /// <summary>Those of these queues that live on a silo with their dispatcher.</summary>
    public async Task<IReadOnlyList<string>> On(RunningSilo silo, IEnumerable<string> queues)
    {
        var there = (await Management.GetDetailedGrainStatistics())
            .Where(actor => actor.SiloAddress.Endpoint.Port == silo.Port)
            .Select(actor => actor.GrainId.ToString()).ToHashSet();
        return [.. queues.Where(queue => there.Contains($"queue/{queue}") && there.Contains($"dispatcher/{Center.GroupOf(queue)}"))];
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
