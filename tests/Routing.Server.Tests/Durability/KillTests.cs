using Routing.Client;
using Routing.Simulation;
using Xunit.Abstractions;

namespace Routing.Server.Tests;

/// <summary>The server is killed in the midst of its work, again and again. What it acknowledged stands; what it did not may be repeated.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Seed = 20_260;
    private const int Creators = 5;
    private static readonly string[] Agents = ["ada", "bo", "cleo", "dan", "eve", "fay"];
    private static int Kills => Environment.GetEnvironmentVariable("ROUTING_TESTS") == "full" ? 100 : 20;

    [Fact]
    public async Task Killed_twenty_times_under_load_it_loses_nothing_and_does_nothing_twice()
    {
        using var data = new DataFolder();
        var server = await RunningServer.Start(data);
        try
        {
            // Patient enough for a server that is away for a while; the calls of this test wait for it themselves.
            using var client = new RoutingClient(server.Address, new RoutingClientOptions { MaxAttempts = 2, FirstPause = TimeSpan.FromMilliseconds(50), MaxPause = TimeSpan.FromSeconds(1), MaxReconnects = 1_000 });
            using var http = new HttpClient { BaseAddress = server.Address };
            var (uptime, ledger, story) = (new Uptime(), new Ledger(), new Story(client));
            var gateways = new Gateways(client, http, uptime, ledger, Seed);
            var desks = new Desks(client, uptime, ledger, Seed);
            var keepsakes = new Keepsakes(client, uptime);
            uptime.Up();
            using var heard = new CancellationTokenSource();
            var listening = story.Listen(seen =>
            {
                desks.See(seen);
                if (EventTypes.IsFinal(seen.Type)) gateways.Ended(seen.Contact!);
            }, heard.Token);
            await SetUp(client);
            await keepsakes.SetUp(story);

            using var enough = new CancellationTokenSource();
            var creating = Enumerable.Range(1, Creators).Select(number => gateways.Run(number, enough.Token)).ToList();
            var random = new Random(Seed);
            for (var round = 1; round <= Kills; round++)
            {
                await keepsakes.Add();
                // By what was done rather than by the clock: then other calls are half done. Sometimes at once after the start.
                await ledger.Grows(by: random.Next(5) == 0 ? 0 : random.Next(1, 80));
                uptime.Down();
                await server.Process.Kill();
                await server.DisposeAsync();
                if (random.Next(4) == 0) await KillWhileStarting(data, random);
                server = await RunningServer.Start(data, server.Address.Port);
                uptime.Up();
                await keepsakes.AreUnchanged(round);
            }

            await enough.CancelAsync();
            await Task.WhenAll(creating).WaitAsync(ServerProcess.Bound);
            await keepsakes.Finish(ledger);
            await story.Until(s => s.Open.Count == 0, () => $"Not ended: {string.Join(", ", story.Open)}. {string.Join('\n', ledger.Surprises)}");
            await desks.Done().WaitAsync(ServerProcess.Bound);
            var events = story.Events;
            Assert.Equal(events, await story.ReadAgain(events.Count));
            await heard.CancelAsync();
            await listening;
            await new Account(client, ledger, events).Holds(keepsakes);
            output.WriteLine($"{Kills} kills, {ledger.Created.Count} contacts, {ledger.Accepted.Count} accepts, {ledger.Acknowledged} calls acknowledged, {uptime.Repeats} repeated, {events.Count} events");

            Assert.Equal(0, await server.Process.Stop(ServerProcess.Bound));
        }
        finally
        {
            await server.DisposeAsync();
        }
        var verified = await ServerProcess.Run("verify", "--data", data.Path);
        Assert.True(verified.Code == 0 && verified.Output.Contains("is sound", StringComparison.Ordinal), $"{verified}");
    }

    /// <summary>At any moment of a start: before the data file is opened, while it is taken over or its log is read, or when it just serves.</summary>
    private static async Task KillWhileStarting(DataFolder data, Random random)
    {
        await using var server = ServerProcess.Start("--data", data.Path, "--urls", $"http://127.0.0.1:{FreePort.Find()}");
        // By the clock, as nothing tells how far a start has come.
        using var moment = new PeriodicTimer(TimeSpan.FromMilliseconds(random.Next(50, 900)));
        await moment.WaitForNextTickAsync();
        await server.Kill();
    }

    private static async Task SetUp(RoutingClient client)
    {
        await client.Queues.Put("vip", new QueueConfig { Name = "VIP", Priority = 10, OfferTimeoutSeconds = 6, WrapUpSeconds = 20 });
        await client.Queues.Put("general", new QueueConfig { Name = "General", OfferTimeoutSeconds = 6, WrapUpSeconds = 1 });
        foreach (var agent in Agents)
        {
            await client.Agents.Put(agent, new AgentProfile { Name = agent, Queues = ["vip", "general"] });
            await client.Agents.SetPresence(agent, PresenceKind.Ready);
        }
    }
}
