using System.Collections.Concurrent;
using System.Diagnostics;

namespace Routing.Simulation;

/// <summary>
/// Full journeys: create, offer, accept, complete, wrap-up, close; each step answered, hence durable, before the next.
/// Offers come from the event log, as a desktop gets them.
/// </summary>
/// <param name="inFlight">Journeys under way at a time.</param>
/// <param name="handling">How long an agent works on each, on average; zero for throughput.</param>
/// <param name="others">Processes beside this one that bear the load too.</param>
public sealed class JourneyBench(IJourneySteps steps, BenchSize size, int inFlight, TimeSpan handling = default, params Process[] others)
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JourneyNews>> _offers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _freeSince = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _waitingSince = new(StringComparer.Ordinal);
    private readonly List<double> _freeToOfferMs = [];
    private readonly string _prefix = $"bench-{Environment.ProcessId}-{Stopwatch.GetTimestamp():x}";
    // The same times in each run, so that runs compare.
    private readonly Random _times = new(1);
    private long _next, _done;
    private volatile bool _measuring;

    /// <summary>Called as the measuring begins, and as it ends, for what is to be counted beside.</summary>
    public Action? Beginning { get; init; }
    public Action? Ending { get; init; }

    /// <summary>Runs for a while after a warm-up.</summary>
    public async Task<BenchFigure> Run(TimeSpan warmUp, TimeSpan measured, CancellationToken ct = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var news = Listen(() => listening.TrySetResult(), stop.Token);
        // A journey whose offer nobody hears of would stand still to the end, and be one fewer under way.
        if (await Task.WhenAny(news, listening.Task) == news) await news;
        var players = Enumerable.Range(0, inFlight).Select(_ => Play(stop.Token)).ToArray();
        await Task.Delay(warmUp, ct);
        _measuring = true;
        Beginning?.Invoke();
        var (from, watch, cpu) = (Interlocked.Read(ref _done), Stopwatch.StartNew(), ProcessorTime());
        var (allocated, paused, collections) = (GC.GetTotalAllocatedBytes(), GC.GetTotalPauseDuration(), GC.CollectionCount(0));
        await Task.Delay(measured, ct);
        Ending?.Invoke();
        var (journeys, elapsed) = (Interlocked.Read(ref _done) - from, watch.Elapsed);
        var used = ProcessorTime() - cpu;
        var collector = new CollectorFigure(
            (GC.GetTotalAllocatedBytes() - allocated) / 1024.0 / Math.Max(1, journeys), (GC.GetTotalPauseDuration() - paused) / elapsed,
            (GC.GetTotalPauseDuration() - paused).TotalMilliseconds / Math.Max(1, GC.CollectionCount(0) - collections));
        _measuring = false;
        await stop.CancelAsync();
        await Task.WhenAll(players);
        await news;
        lock (_freeToOfferMs)
        {
            _freeToOfferMs.Sort();
            return new BenchFigure(journeys, journeys / elapsed.TotalSeconds, used / elapsed, Percentile(0.5), Percentile(0.95), Percentile(0.99), _freeToOfferMs.Count, collector);
        }
    }

    private async Task Play(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var n = Interlocked.Increment(ref _next);
            if (await Journey($"{_prefix}-{n}", BenchSize.CustomerId(n % size.Customers), BenchSize.QueueId((int)(n % size.Queues)), stop)) Interlocked.Increment(ref _done);
        }
    }

    private async Task<bool> Journey(string id, string customer, string queue, CancellationToken stop)
    {
        var offered = new TaskCompletionSource<JourneyNews>(TaskCreationOptions.RunContinuationsAsynchronously);
        _offers[id] = offered;
        try
        {
            await steps.Create(id, customer, queue, stop);
            if (!offered.Task.IsCompleted) _waitingSince[id] = Now();
            var offer = await offered.Task.WaitAsync(stop);
            await steps.Accept(offer.OfferId!, offer.AgentId, stop);
            // Exponential: were all equally long, agents who were once freed together would be so for ever, and wait for each other.
            if (handling > TimeSpan.Zero) await Task.Delay(HandlingTime(), stop);
            await steps.Complete(id, offer.AgentId, stop);
            await steps.Close(id, offer.AgentId, stop);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        finally
        {
            _offers.TryRemove(id, out _);
            _waitingSince.TryRemove(id, out _);
        }
    }

    private TimeSpan HandlingTime()
    {
        lock (_times) return handling * -Math.Log(1 - _times.NextDouble());
    }

    private async Task Listen(Action listening, CancellationToken stop)
    {
        await foreach (var news in steps.News(listening, stop))
        {
            if (news.OfferId is null)
            {
                _freeSince[news.AgentId] = news.At;
                continue;
            }
            // Only where the contact was waiting before the agent became free does the time between say anything; with more
            // journeys than agents that is nearly always so, but now and then an agent's own queues are empty.
            if (_freeSince.TryRemove(news.AgentId, out var since) && _measuring && _waitingSince.TryGetValue(news.ContactId, out var waiting) && waiting <= since)
            {
                lock (_freeToOfferMs) _freeToOfferMs.Add((Now() - since).TotalMilliseconds);
            }
            if (_offers.TryGetValue(news.ContactId, out var offered)) offered.TrySetResult(news);
        }
    }

    private static DateTimeOffset Now() => TimeProvider.System.GetUtcNow();

    private TimeSpan ProcessorTime()
    {
        var sum = Process.GetCurrentProcess().TotalProcessorTime;
        foreach (var other in others)
        {
            other.Refresh();
            sum += other.TotalProcessorTime;
        }
        return sum;
    }

    private double Percentile(double share) => _freeToOfferMs.Count == 0 ? 0 : _freeToOfferMs[(int)(share * (_freeToOfferMs.Count - 1))];
}

/// <summary>What a run of journeys measured.</summary>
/// <param name="PerSecond">Full journeys per second.</param>
/// <param name="Cores">Processor seconds of the processes per second.</param>
/// <param name="FreeToOfferP50Ms">From an agent becoming free to its next offer being seen, median.</param>
/// <param name="FreeToOfferP95Ms">The same, of the slowest twentieth.</param>
/// <param name="FreeToOfferP99Ms">The same, of the slowest hundredth.</param>
/// <param name="Offers">How many such times there are.</param>
public sealed record BenchFigure(long Journeys, double PerSecond, double Cores, double FreeToOfferP50Ms, double FreeToOfferP95Ms, double FreeToOfferP99Ms, int Offers, CollectorFigure Collector);

/// <summary>What the garbage collector did meanwhile, in this process.</summary>
/// <param name="KilobytesPerJourney">Memory allocated per journey.</param>
/// <param name="PausedShare">Share of the time in which it stopped everything.</param>
/// <param name="MeanPauseMs">Mean length of such a stop.</param>
public sealed record CollectorFigure(double KilobytesPerJourney, double PausedShare, double MeanPauseMs);
