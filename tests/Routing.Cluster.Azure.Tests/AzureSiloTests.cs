using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

namespace Routing.Cluster.Azure.Tests;

/// <summary>Silos that know nothing of each other but the account find each other there, and what they kept outlives them.</summary>
public sealed class AzureSiloTests(Azurite azurite) : IClassFixture<Azurite>
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(120);

    [AzuriteFact]
    public async Task What_two_silos_kept_a_third_goes_on_with()
    {
        using var patience = new CancellationTokenSource(Bound);
        await AzureAccount.Prepare(azurite.Account, patience.Token);
        await AzureAccount.Prepare(azurite.Account, patience.Token);
        using (var first = Silo())
        using (var second = Silo())
        {
            await first.StartAsync(patience.Token);
            await second.StartAsync(patience.Token);
            await Members(second, 2, patience.Token);
            foreach (var (silo, queue) in (IEnumerable<(IHost, string)>)[(first, "q-1"), (second, "q-2"), (first, "q-3")])
            {
                var actors = silo.Services.GetRequiredService<IActorDirectory>();
                Assert.Equal(ConfigureOutcome.Created, (await actors.Queue(queue).Configure(new QueueConfig { Name = queue }, null, patience.Token)).Outcome);
                await actors.Dispatcher(Defaults.Group).EnlistQueue(queue, new QueueConfig { Name = queue }, 1, patience.Token);
            }
            await Reminded(patience.Token);
            using (var gateway = Outside())
            {
                await gateway.StartAsync(patience.Token);
                Assert.Equal("q-1", (await gateway.Services.GetRequiredService<IActorDirectory>().Queue("q-1").Describe(patience.Token))!.Config.Name);
                await gateway.StopAsync(patience.Token);
            }
            await first.StopAsync(patience.Token);
            await Members(second, 1, patience.Token);
            await second.StopAsync(patience.Token);
        }

        using var third = Silo();
        await third.StartAsync(patience.Token);
        var log = third.Services.GetRequiredService<IEventLog>();
        Assert.Equal("q-2", (await third.Services.GetRequiredService<IActorDirectory>().Queue("q-2").Describe(patience.Token))!.Config.Name);
        Assert.Equal(["q-1", "q-2", "q-3"], await third.Services.GetRequiredService<ICatalog>().List(ActorKind.Queue, null, 10, patience.Token));
        var events = (await log.Read(0, 1000, patience.Token)).Where(happened => happened.Actor.Kind == ActorKind.Queue).ToList();
        Assert.Equal(["q-1 1", "q-2 1", "q-3 1"], events.Select(happened => $"{happened.Actor.Id} {happened.Number}").Order());
        await third.StopAsync(patience.Token);
    }

    private IHost Silo()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.UseOrleans(silo => silo
            .ConfigureEndpoints(IPAddress.Loopback, FreePort(), FreePort())
            .Configure<ClusterOptions>(options => options.ClusterId = options.ServiceId = "routing-test")
            .AddRoutingActors()
            .UseAzureMembership(azurite.Account)
            .AddRoutingAzure(azurite.Account));
        return builder.Build();
    }

    private IHost Outside()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.UseOrleansClient(gateway => gateway
            .Configure<ClusterOptions>(options => options.ClusterId = options.ServiceId = "routing-test")
            .UseAzureGateways(azurite.Account)
            .AddRoutingClient());
        return builder.Build();
    }

    /// <summary>The dispatcher sets its reminder beside its work.</summary>
    private async Task Reminded(CancellationToken ct)
    {
        var reminders = azurite.Client(AzureAccount.Reminders);
        while (true)
        {
            await foreach (var reminder in reminders.QueryAsync<global::Azure.Data.Tables.TableEntity>(cancellationToken: ct))
            {
                if (reminder.GetString("ReminderName") == DispatcherReminder.Name) return;
            }
        }
    }

    private static async Task Members(IHost silo, int count, CancellationToken ct)
    {
        await foreach (var snapshot in silo.Services.GetRequiredService<IClusterMembershipService>().MembershipUpdates.WithCancellation(ct))
        {
            if (snapshot.Members.Values.Count(member => member.Status == SiloStatus.Active) == count) return;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
