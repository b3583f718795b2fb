using System.Collections.Immutable;

namespace Routing.Gateway;

/// <summary>Gathers what a review is made of: tallies of the group's queues and intents, its changes, its pilot.</summary>
internal sealed class ReviewReading(IHistory history, IActorDirectory actors)
{
    private const int ChangesAtATime = 200;
    private const int MostPages = 20;
    private const int QueuesAtATime = 16;

    public async ValueTask<ReviewFacts> Read(GroupDescription group, DateTimeOffset from, DateTimeOffset to, TimeZoneInfo zone, CancellationToken ct)
    {
        var names = group.Queues.ToHashSet(StringComparer.Ordinal);
        var configs = await Configs(group.Queues, ct);
        var (begin, end) = (from.ToUnixTimeSeconds(), to.ToUnixTimeSeconds());
        var former = begin - (end - begin);
        var hours = new Dictionary<(string Queue, int Hour), long[]>();
        var before = new Dictionary<string, long[]>(StringComparer.Ordinal);
        var intents = new Dictionary<(string Intent, bool Now), long[]>();
        await Sum(Cut.Queue, begin, end, TallyLevel.Hour, (start, queue, _) => names.Contains(queue) ? At(hours, (queue, HourOf(start, zone))) : null, ct);
        await Sum(Cut.Queue, former, begin, TallyLevel.Day, (_, queue, _) => names.Contains(queue) ? At(before, queue) : null, ct);
        await Sum(Cut.QueueIntent, begin, end, TallyLevel.Day, (_, queue, intent) => names.Contains(queue) ? At(intents, (intent, true)) : null, ct);
        await Sum(Cut.QueueIntent, former, begin, TallyLevel.Day, (_, queue, intent) => names.Contains(queue) ? At(intents, (intent, false)) : null, ct);
        return new ReviewFacts
        {
            Group = group.Id,
            From = from,
            To = to,
            Queues =
            [
                .. configs.Select(queue => new ReviewedQueue(
                    queue.Id, queue.Config.Name, queue.Config.ServiceLevel,
                    [.. Enumerable.Range(0, ReviewFacts.HoursPerDay).Select(hour => TallyOf(hours.GetValueOrDefault((queue.Id, hour))))], TallyOf(before.GetValueOrDefault(queue.Id)))),
            ],
            Intents = intents.Keys.Select(key => key.Intent).Distinct(StringComparer.Ordinal).ToImmutableSortedDictionary(
                intent => intent, intent => (TallyOf(intents.GetValueOrDefault((intent, true))), TallyOf(intents.GetValueOrDefault((intent, false)))), StringComparer.Ordinal),
            Changes = await Changes(group, from, to, ct),
            Pilot = await actors.Dispatcher(group.Id).Pilot(ct),
        };
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

    /// <summary>Changes of the group, its queues and its agents; those of other groups are theirs.</summary>
    private async ValueTask<ImmutableArray<ChangeEntry>> Changes(GroupDescription group, DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        var agents = group.Agents.ToHashSet(StringComparer.Ordinal);
        var found = ImmutableArray.CreateBuilder<ChangeEntry>();
        var before = long.MaxValue;
        for (var page = 0; page < MostPages; page++)
        {
            var entries = await history.Changes(new ChangeQuery(ChangesAtATime, before), ct);
            found.AddRange(entries.Where(entry => entry.At >= from && entry.At < to && IsOf(entry)));
            if (entries.Count < ChangesAtATime || entries[^1].At < from) break;
            before = entries[^1].Number;
        }
        return found.ToImmutable();

        bool IsOf(ChangeEntry entry) => entry.Kind switch
        {
            "group" or "pilot" => entry.Id == group.Id,
            "queue" => group.Queues.Contains(entry.Id),
            "agent" => agents.Contains(entry.Id),
            _ => false,
        };
    }

    private static int HourOf(long unixSeconds, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(unixSeconds), zone).Hour;

    private static long[] At<TKey>(Dictionary<TKey, long[]> sums, TKey key) where TKey : notnull => sums.TryGetValue(key, out var there) ? there : sums[key] = new long[Tally.Size];

    private static Tally TallyOf(long[]? sums) => sums is null ? default : Tally.OfSums(sums);
}
