using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace Routing.Lab;

/// <summary>
/// Full journeys as fast as the engine takes them: create, offer, accept, complete, wrap-up, close; each step durable
/// before the next. Offers come from the event log, as a desktop gets them.
/// </summary>
/// <param name="inFlight">Journeys under way at a time.</param>
public sealed class JourneyBench(BenchCenter center, int inFlight)
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<(string OfferId, string Agent)>> _offers = new(StringComparer.Ordinal);
    private long _next;
    private long _done;

    /// <summary>Runs for a while after a warm-up and answers journeys per second.</summary>
    /// <param name="perSecond">Paces the creation; null goes as fast as it can.</param>
    public async Task<BenchFigure> Run(TimeSpan warmUp, TimeSpan measured, double? perSecond = null)
    {
        using var stop = new CancellationTokenSource();
        var offers = ListenForOffers(stop.Token);
        var pace = new Pace(perSecond);
        var players = Enumerable.Range(0, inFlight).Select(_ => Play(pace, stop.Token)).ToArray();
        await Task.Delay(warmUp);
        var (from, watch) = (Interlocked.Read(ref _done), Stopwatch.StartNew());
        var (cpu, transactions) = (Process.GetCurrentProcess().TotalProcessorTime, center.Store.Transactions);
        await Task.Delay(measured);
        var journeys = Interlocked.Read(ref _done) - from;
        var elapsed = watch.Elapsed;
        var figure = new BenchFigure(
            journeys / elapsed.TotalSeconds,
            (Process.GetCurrentProcess().TotalProcessorTime - cpu) / elapsed,
            (center.Store.Transactions - transactions) / elapsed.TotalSeconds);
        await stop.CancelAsync();
        await Task.WhenAll(players);
        await offers;
        return figure;
    }

    private async Task Play(Pace pace, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested && await pace.Next(stop))
        {
            var n = Interlocked.Increment(ref _next);
            await Journey($"bench-{Environment.ProcessId}-{n}", (int)(n % center.Size.Customers), (int)(n % center.Size.Queues), stop);
            Interlocked.Increment(ref _done);
        }
    }

    private async Task Journey(string id, int customer, int queue, CancellationToken stop)
    {
        var offered = new TaskCompletionSource<(string OfferId, string Agent)>(TaskCreationOptions.RunContinuationsAsynchronously);
        _offers[id] = offered;
        var request = new ContactRequest { Id = id, CustomerId = $"customer-{customer}", Channel = Channel.Chat, Queue = BenchCenter.QueueId(queue), Intent = "general" };
        var known = await center.Engine.Customer(request.CustomerId).Get(stop);
        await center.Router.Route(request, known, Defaults.Group, stop);
        string offer, agent;
        try
        {
            (offer, agent) = await offered.Task.WaitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        _offers.TryRemove(id, out _);
        var accepted = await center.Engine.Queue(request.Queue).Accept(offer, agent, CancellationToken.None);
        if (accepted.Outcome != AcceptOutcome.Accepted) throw new InvalidOperationException($"{id} was offered to {agent} and then {accepted.Outcome}.");
        await center.Engine.Agent(agent).Complete(id, new Completion(true, 5, null), CancellationToken.None);
        await center.Engine.Agent(agent).Close(id, CancellationToken.None);
    }

    private static string OfferOf(ReadOnlySpan<byte> data)
    {
        var reader = new Utf8JsonReader(data);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("offerId"u8) && reader.Read()) return reader.GetString()!;
        }
        throw new InvalidDataException("An offer without its id was logged.");
    }

    private async Task ListenForOffers(CancellationToken stop)
    {
        var position = center.Store.Newest;
        try
        {
            while (true)
            {
                await center.Store.WaitAfter(position, stop);
                foreach (var logged in await center.Store.Read(position, 1000, stop))
                {
                    position = logged.Position;
                    if (logged.Type == "contact.offered" && _offers.TryGetValue(logged.Contact!, out var waiting)) waiting.TrySetResult((OfferOf(logged.Data.Span), logged.Agent!));
                }
            }
        }
        catch (OperationCanceledException)
        {
        }
    }
}

/// <summary>What a bench measured.</summary>
/// <param name="Cores">Processor time per second.</param>
public sealed record BenchFigure(double PerSecond, double Cores, double TransactionsPerSecond);
