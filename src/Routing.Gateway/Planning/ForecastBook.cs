using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace Routing.Gateway;

/// <summary>
/// Keeps the forecasts of groups: the days ahead are computed once a day, and each quarter of an hour what came since mends today. All of it
/// off the request path; whoever asks waits within a bound, and gets the one before where there is one.
/// </summary>
internal sealed partial class ForecastBook(HistoryHost host, IActorDirectory actors, TimeProvider clock, ILogger<ForecastBook> log) : IDisposable
{
    /// <summary>Series of a group; the intents of the queues that come last have none of their own beyond it.</summary>
    private const int MostSeries = 1000;

    /// <summary>Trials kept, of single series.</summary>
    private const int MostTrials = 64;
    private const int SecondsOfQuarter = 900;
    private static readonly TimeSpan Waited = TimeSpan.FromSeconds(8);

    /// <summary>Where there is a forecast of the quarter before.</summary>
    private static readonly TimeSpan WaitedForNewer = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, Entry> _groups = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<TrialKey, Task<ForecastTrial?>> _trials = new();
    private readonly SeriesReads _reads = new(host.History);
    private readonly CancellationTokenSource _stop = new();

    // One at a time: a group is enough for the processors it is given.
    private readonly SemaphoreSlim _turn = new(1);

    private readonly record struct TrialKey(string Queue, string? Intent, DateOnly Day, string Zone, long PlanningVersion, int Days);

    /// <summary>The forecast of this quarter of an hour, or the last before it; null while the first is being made.</summary>
    public async ValueTask<GroupForecast?> Of(string group, CancellationToken ct)
    {
        var planning = await actors.Dispatcher(group).ReadPlanning(ct);
        var entry = _groups.GetOrAdd(group, _ => new Entry());
        Task work;
        GroupForecast? present;
        lock (entry)
        {
            present = entry.Present;
            if (present is not null && present.Planning.Version == planning.Version && Quarter(present.ComputedAt) == Quarter(clock.GetUtcNow())) return present;
            if (entry.Work is null or { IsCompleted: true }) entry.Work = Task.Run(() => Refresh(group, planning, entry, _stop.Token), CancellationToken.None);
            work = entry.Work;
        }
        try
        {
            await work.WaitAsync(present is null ? Waited : WaitedForNewer, clock, ct);
        }
        catch (TimeoutException)
        {
            // It goes on, and the next one to ask has it.
        }
        lock (entry) return entry.Present;
    }

    /// <summary>A series' forecasts through its last days, held against what came; null while it is computed, or where there are too few days.</summary>
    public async ValueTask<(ForecastTrial? Trial, bool IsBusy)> Tried(GroupForecast forecast, SeriesForecast series, int days, CancellationToken ct)
    {
        var key = new TrialKey(series.Queue, series.Intent, forecast.Day, forecast.Clock.Zone.Id, forecast.Planning.Version, days);
        // Of this series alone: elsewhere it may be another day.
        foreach (var old in _trials.Keys.Where(one => one.Queue == key.Queue && one.Day != key.Day).Concat(_trials.Count < MostTrials ? [] : _trials.Where(one => one.Value.IsCompleted).Select(one => one.Key).Take(1))) _trials.TryRemove(old, out _);
        if (_trials.Count >= MostTrials && !_trials.ContainsKey(key)) return (null, true);
        var work = _trials.GetOrAdd(key, _ => Task.Run(() => Try(forecast, series, days, _stop.Token), CancellationToken.None));
        try
        {
            return (await work.WaitAsync(Waited, clock, ct), false);
        }
        catch (TimeoutException)
        {
            return (null, true);
        }
        catch (Exception) when (work.IsFaulted)
        {
            // The next one to ask begins anew.
            _trials.TryRemove(key, out _);
            throw;
        }
    }

    /// <summary>What a series was, up to the end of yesterday.</summary>
    public async ValueTask<CountSeries?> History(GroupForecast forecast, SeriesForecast series, CancellationToken ct) =>
        (await _reads.Of(series.Queue, series.Intent ?? "", forecast.Clock, forecast.Day, ct)).FirstOrDefault()?.Arrived;

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
        _turn.Dispose();
    }

    private async Task<ForecastTrial?> Try(GroupForecast forecast, SeriesForecast series, int days, CancellationToken ct) =>
        await History(forecast, series, ct) is { } known && known.Days - days >= ForecastDefaults.LeastDaysBeforeTrial
            ? await Aside(() => ForecastTrial.Run(known, forecast.Planning.Config.CalendarOf(series.Queue), days), ct)
            : null;

    private async Task Refresh(string group, PlanningKept planning, Entry entry, CancellationToken ct)
    {
        try
        {
            await _turn.WaitAsync(ct);
            try
            {
                var made = await Make(group, planning, entry.Present, ct);
                lock (entry) entry.Present = made;
            }
            finally
            {
                _turn.Release();
            }
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            NotForecast(log, group, failure.GetType().Name);
        }
        catch (Exception) when (ct.IsCancellationRequested)
        {
            // The server stops; nobody waits for it.
        }
    }

    private async Task<GroupForecast> Make(string group, PlanningKept planning, GroupForecast? before, CancellationToken ct)
    {
        await host.CatchUp(ct);
        var slots = new SlotClock(TimeZoneInfo.FindSystemTimeZoneById(planning.Config.TimeZone));
        var now = clock.GetUtcNow();
        var (today, over) = slots.Of(now);
        ImmutableArray<string> queues = [.. (await actors.Dispatcher(group).Describe(ct)).Queues];
        var isToday = before is not null && before.Day == today && before.Planning.Version == planning.Version && before.Queues.SequenceEqual(queues);
        var series = isToday ? before!.Series : await Series(queues, planning.Config, slots, today, ct);
        return new GroupForecast(group, planning, slots, today, over, now, queues, series, await _reads.Today(queues, slots, today, ct)) { OpenShares = await Shares(queues, slots, today, ct) };
    }

    /// <summary>Anew each quarter of an hour: opening hours change more often than days.</summary>
    private async Task<ImmutableDictionary<string, ImmutableArray<double>>> Shares(ImmutableArray<string> queues, SlotClock slots, DateOnly today, CancellationToken ct)
    {
        var starts = Enumerable.Range(0, ForecastDefaults.MaxDaysAhead * SlotClock.Slots).Select(n => slots.StartOf(today.AddDays(n / SlotClock.Slots), n % SlotClock.Slots)).ToList();
        var found = ImmutableDictionary.CreateBuilder<string, ImmutableArray<double>>(StringComparer.Ordinal);
        foreach (var queue in queues)
        {
            if (await actors.Queue(queue).Describe(ct) is { Config.OpeningHours: { } hours } && OpenShares.Of(hours, starts) is { } shares) found[queue] = shares;
        }
        return found.ToImmutable();
    }

    private async Task<ImmutableDictionary<(string, string?), SeriesForecast>> Series(ImmutableArray<string> queues, PlanningConfig config, SlotClock slots, DateOnly today, CancellationToken ct)
    {
        var found = new ConcurrentDictionary<(string, string?), SeriesForecast>();
        // Half of the processors: the other half is for contacts.
        await Parallel.ForEachAsync(queues, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, Environment.ProcessorCount / 2), CancellationToken = ct }, async (queue, ct) =>
        {
            var calendar = config.CalendarOf(queue);
            var read = await _reads.Of(queue, null, slots, today, ct);
            if (read.Count == 0) found[(queue, null)] = SeriesForecast.Nothing(queue);
            foreach (var one in read)
            {
                if (one.Intent is not null && found.Count >= MostSeries) break;
                found[(queue, one.Intent)] = await Aside(() => SeriesForecast.Of(one, calendar), ct);
            }
        });
        return found.ToImmutableDictionary();
    }

    /// <summary>On a thread of its own, as it takes a part of a second of a processor.</summary>
    private static Task<T> Aside<T>(Func<T> compute, CancellationToken ct) => Task.Factory.StartNew(compute, ct, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static long Quarter(DateTimeOffset at) => at.ToUnixTimeSeconds() / SecondsOfQuarter;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nothing was forecast for group {Group}: {Failure}. The next who asks has it tried again.")]
    private static partial void NotForecast(ILogger log, string group, string failure);

    private sealed class Entry
    {
        public GroupForecast? Present { get; set; }
        public Task? Work { get; set; }
    }
}
