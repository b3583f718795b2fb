using System.Collections.Immutable;

namespace Routing.Gateway;

/// <summary>Gathers what a review is made of: tallies of the group's queues and intents, its changes, its pilot.</summary>
internal sealed class ReviewReading(IHistory history, IActorDirectory actors, PilotReader pilots, TimeProvider clock)
{
    private const int QueuesAtATime = 16;

    public async ValueTask<ReviewFacts> Read(GroupDescription group, DateTimeOffset from, DateTimeOffset to, TimeZoneInfo zone, CancellationToken ct)
    {
        var names = group.Queues.ToHashSet(StringComparer.Ordinal);
        var configs = await Configs(group.Queues, ct);
        var (begin, end) = (from.ToUnixTimeSeconds(), to.ToUnixTimeSeconds());
        var former = ReportIntervals.Before([begin, end], ReportInterval.Total, zone)[0].From;
        var hours = new Dictionary<(string Queue, int Hour), long[]>();
        var before = new Dictionary<string, long[]>(StringComparer.Ordinal);
        var intents = new Dictionary<(string Intent, bool Now), long[]>();
        var seen = new Dictionary<(string Queue, int Hour), HashSet<long>>();
        var tap = new TallyTap((start, queue, sums) => Add(queue, start, sums));
        await Sum(Cut.Queue, begin, end, HoursOf(from, to, zone), (start, queue, _) => names.Contains(queue) ? tap.Next(start, queue) : null, ct);
        tap.Flush();
        await Sum(Cut.Queue, former, begin, TallyLevel.Day, (_, queue, _) => names.Contains(queue) ? At(before, queue) : null, ct);
        await Sum(Cut.QueueIntent, begin, end, TallyLevel.Day, (_, queue, intent) => names.Contains(queue) ? At(intents, (intent, true)) : null, ct);
        await Sum(Cut.QueueIntent, former, begin, TallyLevel.Day, (_, queue, intent) => names.Contains(queue) ? At(intents, (intent, false)) : null, ct);
        var (changes, readFrom) = await new ReviewedChanges(history.Changes).Of(group, from, to, ct);
        return new ReviewFacts
        {
            Group = group.Id,
            From = from,
            To = to,
            Queues =
            [
                .. configs.Select(queue => new ReviewedQueue(
                    queue.Id, queue.Config.Name, queue.Config.ServiceLevel,
                    [.. Enumerable.Range(0, ReviewFacts.HoursPerDay).Select(hour => TallyOf(hours.GetValueOrDefault((queue.Id, hour))))],
                    OpenOf(queue), TallyOf(before.GetValueOrDefault(queue.Id)))),
            ],
            Intents = intents.Keys.Select(key => key.Intent).Distinct(StringComparer.Ordinal).ToImmutableSortedDictionary(
                intent => intent, intent => (TallyOf(intents.GetValueOrDefault((intent, true))), TallyOf(intents.GetValueOrDefault((intent, false)))), StringComparer.Ordinal),
            Changes = changes,
            ChangesFrom = readFrom,
            Open = await new OpenSuggestions(history, actors, clock).Of(group, from, to, ct),
            Pilot = await pilots.Read(group.Id, ct) is { } pilot && Ran(pilot.Kept, from, to) ? pilot : null,
        };

        void Add(string queue, long start, long[] sums)
        {
            var key = (queue, HourOf(start, zone));
            var into = At(hours, key);
            for (var n = 0; n < sums.Length; n++) into[n] += sums[n];
            if (sums[(int)Counted.Arrived] == 0) return;
            // Quarters of one hour count for one.
            if (!seen.TryGetValue(key, out var known)) seen[key] = known = [];
            known.Add(HourStart(start, zone));
        }

        ImmutableArray<double> OpenOf(QueueDescription queue) => queue.Config.OpeningHours is { Open: var open, Closed: var closed } opening && (!open.IsEmpty || !closed.IsEmpty)
            ? ReviewedHours.Open(opening, from, to, zone)
            : [.. Enumerable.Range(0, ReviewFacts.HoursPerDay).Select(hour => ReviewedHours.Seen(
                hours.TryGetValue((queue.Id, hour), out var sums) ? sums[(int)Counted.Arrived] : 0, seen.GetValueOrDefault((queue.Id, hour))?.Count ?? 0, (to - from).TotalDays))];
    }

    private ValueTask Sum(Cut cut, long from, long to, TallyLevel longest, SumsOf into, CancellationToken ct) => history.Sum(new TallyQuery(cut, null, null, TallyRange.Cover(from, to, longest)), into, ct);

    private async ValueTask<List<QueueDescription>> Configs(IReadOnlyList<string> queues, CancellationToken ct)
    {
        var found = new List<QueueDescription>(queues.Count);
        foreach (var few in queues.Chunk(QueuesAtATime))
        {
            foreach (var queue in await Task.WhenAll(few.Select(id => actors.Queue(id).Describe(ct).AsTask()))) if (queue is not null) found.Add(queue);
        }
        return found;
    }

    /// <summary>Where clocks are off by half an hour, hours of UTC are none of the zone's.</summary>
    private static TallyLevel HoursOf(DateTimeOffset from, DateTimeOffset to, TimeZoneInfo zone) =>
        new[] { from, to }.All(at => zone.GetUtcOffset(at).Ticks % TimeSpan.TicksPerHour == 0) ? TallyLevel.Hour : TallyLevel.Quarter;

    private static bool Ran(PilotKept pilot, DateTimeOffset from, DateTimeOffset to) => pilot.StartedAt < to && (pilot.EndedAt ?? DateTimeOffset.MaxValue) > from;

    private static long HourStart(long unixSeconds, TimeZoneInfo zone) => (unixSeconds + (long)zone.GetUtcOffset(DateTimeOffset.FromUnixTimeSeconds(unixSeconds)).TotalSeconds) / TallyKey.SecondsOf(TallyLevel.Hour);

    private static int HourOf(long unixSeconds, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(unixSeconds), zone).Hour;

    private static long[] At<TKey>(Dictionary<TKey, long[]> sums, TKey key) where TKey : notnull => sums.TryGetValue(key, out var there) ? there : sums[key] = new long[Tally.Size];

    private static Tally TallyOf(long[]? sums) => sums is null ? default : Tally.OfSums(sums);
}
