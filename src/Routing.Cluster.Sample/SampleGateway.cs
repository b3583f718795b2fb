using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Routing.Actors;
using Routing.Client;
using Routing.Cluster.Client;

namespace Routing.Cluster.Sample;

/// <summary>
/// A gateway that plays both ends of its calls: customers ring, agents take what they are offered and complete it, and what the cluster
/// says of it is printed. Silos may come and go meanwhile.
/// </summary>
internal sealed class SampleGateway(IRoutingCluster cluster, IConfiguration settings, IHostApplicationLifetime host) : BackgroundService
{
    private const string Queue = "sample-calls";
    private static readonly string[] Agents = ["sample-amy", "sample-ben"];
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HashSet<string> _open = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        try
        {
            await SetUp(ends.Token);
            // Each run has ids of its own; within a run, a call made twice is one contact.
            var run = DateTime.UtcNow.ToString("HHmmss");
            var calls = settings.GetValue("calls", 10);
            for (var n = 1; n <= calls; n++) _open.Add($"sample-{run}-{n}");
            var listening = Listen(settings["after"] ?? EventCursor.First, ends.Token);
            var serving = Task.WhenAll(Agents.Select(agent => Serve(agent, ends.Token)));
            var ringing = Ring([.. _open], ends.Token);
            // Whichever fails ends the others: they have no end of their own.
            await await Task.WhenAny(listening, serving, Task.WhenAll(ringing, _done.Task));
            Console.WriteLine($"All {calls} calls have ended.");
            foreach (var agent in Agents) await cluster.SetPresence(agent, PresenceKind.Offline, ct: ends.Token);
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            Console.Error.WriteLine(failure.Message);
            Environment.ExitCode = 1;
        }
        finally
        {
            await ends.CancelAsync();
            host.StopApplication();
        }
    }

    /// <summary>Queues and agents are configured through the API: that is for admins, not for gateways.</summary>
    private async Task SetUp(CancellationToken ct)
    {
        using var api = new RoutingClient(new Uri(settings["api"] ?? "http://127.0.0.1:5080"), new() { Key = settings["key"] });
        await api.Queues.Put(Queue, new QueueConfig { Name = "Sample calls", WrapUpSeconds = 1 }, ct: ct);
        foreach (var agent in Agents)
        {
            await api.Agents.Put(agent, new AgentProfile { Name = agent, Queues = [Queue] }, ct: ct);
            await cluster.SetPresence(agent, PresenceKind.Ready, ct: ct);
        }
    }

    private async Task Ring(string[] contacts, CancellationToken ct)
    {
        foreach (var id in contacts)
        {
            var contact = await cluster.Route(new CreateContact { Id = id, CustomerAddress = $"+49 30 {Random.Shared.Next(1000, 9999)}", Channel = Channel.Voice, Queue = Queue }, ct);
            Console.WriteLine($"{id} rings: {contact.State}. {contact.WaitMessage}");
            await Task.Delay(Random.Shared.Next(100, 600), ct);
        }
    }

    /// <summary>The stream of an agent begins with what is open already, so that nothing is missed; each talk goes on beside the next offer.</summary>
    private async Task Serve(string agent, CancellationToken ct)
    {
        await foreach (var offer in cluster.Offers(agent, ct)) _ = Talk(offer, ct);
    }

    private async Task Talk(OfferView offer, CancellationToken ct)
    {
        try
        {
            Console.WriteLine($"{offer.ContactId} offered to {offer.Agent}: {offer.Reason}");
            await cluster.Accept(offer.Id, offer.Agent, ct);
            await Task.Delay(Random.Shared.Next(200, 1500), ct);
            await cluster.Complete(offer.ContactId, new Completion(Resolved: true, Satisfaction: 5, Outcome: "said hello"), offer.Agent, ct);
        }
        catch (RoutingRefusedException refused)
        {
            Console.WriteLine($"{offer.ContactId}: {refused.Message}");
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            _done.TrySetException(failure);
        }
        catch (OperationCanceledException)
        {
            // The gateway stops.
        }
    }

    /// <summary>From the cursor kept of a former run, a gateway would go on without gap or repeat.</summary>
    private async Task Listen(string after, CancellationToken ct)
    {
        await foreach (var (_, happened) in cluster.Events(new() { Types = ["contact.*"], Queue = Queue }, after, ct))
        {
            if (happened.Contact is not { } contact || !_open.Contains(contact)) continue;
            Console.WriteLine($"    {happened.At:HH:mm:ss.fff} {happened.Type} {contact} {happened.Agent}");
            if (happened.Type is "contact.closed" or "contact.abandoned" && _open.Remove(contact) && _open.Count == 0) _done.TrySetResult();
        }
    }
}
