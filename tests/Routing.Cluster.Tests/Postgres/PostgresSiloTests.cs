using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

namespace Routing.Cluster.Tests;

/// <summary>Silos that know nothing of each other but the database, and a gateway outside that finds them there.</summary>
public sealed class PostgresSiloTests(PostgresContractTests.Database database) : IClassFixture<PostgresContractTests.Database>
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    [PostgresTheory]
    [InlineData("routing-test")]
    public async Task Silos_find_each_other_and_a_gateway_finds_those_that_are_there(string cluster)
    {
        using var patience = new CancellationTokenSource(Bound);
        using var first = Silo(cluster);
        await first.StartAsync(patience.Token);
        using var gateway = Outside(cluster);
        await gateway.StartAsync(patience.Token);
        var actors = gateway.Services.GetRequiredService<IActorDirectory>();
        Assert.Equal(ConfigureOutcome.Created, (await actors.Queue("q").Configure(new QueueConfig { Name = "q" }, null, patience.Token)).Outcome);

        await actors.Dispatcher(Defaults.Group).EnlistQueue("q", new QueueConfig { Name = "q" }, 1, patience.Token);
        await Reminded(patience.Token);

        using var second = Silo(cluster);
        await second.StartAsync(patience.Token);
        await Members(second, 2, patience.Token);
        await first.StopAsync(patience.Token);
        await Members(second, 1, patience.Token);

        Assert.Equal("q", (await Asked(actors, patience.Token)).Config.Name);
        await gateway.StopAsync(patience.Token);
        await second.StopAsync(patience.Token);
    }

    private IHost Silo(string cluster)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.UseOrleans(silo => silo
            .ConfigureEndpoints(IPAddress.Loopback, FreePort(), FreePort())
            .Configure<ClusterOptions>(options => options.ClusterId = options.ServiceId = cluster)
            .AddRoutingActors()
            .UsePostgresMembership()
            .AddRoutingPostgres(database.Connection));
        return builder.Build();
    }

    private IHost Outside(string cluster)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddRoutingClient(options => (options.Cluster, options.Connection) = (cluster, database.Connection));
        return builder.Build();
    }

    /// <summary>The dispatcher sets its reminder beside its work.</summary>
    private async Task Reminded(CancellationToken ct)
    {
        await using var source = PostgresSchema.Open(database.Connection);
        while (await source.CreateCommand("select count(*) from routing_reminder where grain like 'dispatcher/%'").ExecuteScalarAsync(ct) is not 1L) await Task.Yield();
    }

    private static async Task Members(IHost silo, int count, CancellationToken ct)
    {
        await foreach (var snapshot in silo.Services.GetRequiredService<IClusterMembershipService>().MembershipUpdates.WithCancellation(ct))
        {
            if (snapshot.Members.Values.Count(member => member.Status == SiloStatus.Active) == count) return;
        }
    }

    /// <summary>
    /// A call that was under way to the silo that stopped fails, or is lost and ends by its time-out, and is made again: silos hear
    /// that another is gone, and break off what they asked of it, but Orleans tells no gateway outside.
    /// </summary>
    private static async Task<QueueDescription> Asked(IActorDirectory actors, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                return (await actors.Queue("q").Describe(ct))!;
            }
            catch (Exception failure) when (failure is StoreUnavailableException or TimeoutException && !ct.IsCancellationRequested)
            {
                await Task.Yield();
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
