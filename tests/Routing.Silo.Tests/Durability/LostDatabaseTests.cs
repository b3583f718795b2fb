using System.Net;
using System.Text;
using Routing.Cluster;
using Xunit.Abstractions;

namespace Routing.Silo.Tests;

/// <summary>The database goes away under load, as if its machine had lost its power, and comes back.</summary>
[Collection(SiloCluster.Name)]
public sealed class LostDatabaseTests(SiloCluster cluster, ITestOutputHelper output)
{
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(Environment.GetEnvironmentVariable("ROUTING_TESTS") == "full" ? 60 : 20);

    /// <summary>From the moment the database answers again.</summary>
    private static readonly TimeSpan Resumption = TimeSpan.FromSeconds(15);

    [PostgresFact(takesLong: true)]
    public async Task Gone_for_a_while_every_call_is_told_to_come_back_and_nothing_acknowledged_is_lost()
    {
        await using var trial = await Trial.Begin(cluster, "database", output, outage: Away + Resumption);
        var late = (Code: 0, Said: "");
        var outage = TimeSpan.Zero;
        var without = await trial.Course(async () =>
        {
            cluster.Database.Crash();
            var at = TimeProvider.System.GetTimestamp();
            var starting = Late();
            await Task.WhenAll(cluster.Silos.Select(silo => Refuses(silo, trial.Center)));
            late = await starting;
            cluster.Database.Start();
            outage = TimeProvider.System.GetElapsedTime(at);
        });

        await trial.End();

        var pause = trial.Pause($"The database is away for {outage.TotalSeconds:F1} s, all groups", trial.Center.Queues, without);
        trial.Within(pause, outage + Resumption, "All groups decided again");
        // As the operating page says.
        Assert.All(cluster.Silos, silo => Assert.Contains("Not ready: The storage of the cluster", silo.Process.Errors, StringComparison.Ordinal));
        Assert.Equal(1, late.Code);
        Assert.Contains("The database named by --connection does not serve", late.Said);
        Assert.DoesNotContain("   at ", late.Said);
    }

    [PostgresFact(takesLong: true)]
    public async Task One_that_is_told_to_stop_meanwhile_ends_in_its_time()
    {
        await cluster.Are(1);
        var silo = cluster.Silos[0];
        cluster.Database.Crash();
        try
        {
            var at = TimeProvider.System.GetTimestamp();
            await silo.Process.Stop(SiloCluster.Patience);
            // What the machine needs to end a process, besides.
            Assert.True(TimeProvider.System.GetElapsedTime(at) < ClusterLimits.DrainBound + TimeSpan.FromSeconds(5), silo.Process.Everything);
        }
        finally
        {
            cluster.Leaves(silo);
            cluster.Database.Start();
            await cluster.ForgetAll();
        }
    }

    /// <summary>One that is started meanwhile says why it does not, and leaves it to whoever started it to try again.</summary>
    private async Task<(int Code, string Said)> Late()
    {
        var late = cluster.Begin();
        cluster.Leaves(late);
        return (await late.Process.Exit(SiloCluster.Patience), late.Process.Everything);
    }

    private static async Task Refuses(RunningSilo silo, Center center)
    {
        using var http = new HttpClient { BaseAddress = silo.Address };
        using var rounds = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        var began = TimeProvider.System.GetTimestamp();
        for (var n = 1; TimeProvider.System.GetElapsedTime(began) < Away; n++)
        {
            using var body = new StringContent($$"""{"id":"{{center.Name}}-{{silo.Port}}-{{n}}","customerId":"nobody-{{n}}","channel":"voice","queue":"{{center.Queues[n % center.Queues.Length]}}"}""", Encoding.UTF8, "application/json");
            using var answer = await http.PostAsync("v1/contacts", body);
            Assert.True(answer.StatusCode == HttpStatusCode.ServiceUnavailable && answer.Headers.RetryAfter?.Delta > TimeSpan.Zero, $"{silo.Name}: {answer} {await answer.Content.ReadAsStringAsync()}");
            using var ready = await http.GetAsync("readyz");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
            using var alive = await http.GetAsync("healthz");
            Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
            await rounds.WaitForNextTickAsync();
        }
    }
}
