using System.Runtime.InteropServices;

namespace Routing.Gateway;

/// <summary>Adds up what a report asks for.</summary>
internal sealed class ReportSums(IHistory history)
{
    public const int MostRows = 50_000;

    /// <summary>A group, in the order of the cut; what the report is not by is empty.</summary>
    public readonly record struct Group(int Interval, string A, string B);

    /// <summary>By interval, then by name.</summary>
    public static readonly IComparer<Group> InOrder = Comparer<Group>.Create((one, other) =>
        one.Interval != other.Interval ? one.Interval.CompareTo(other.Interval) : string.CompareOrdinal(one.A, other.A) is not 0 and var byA ? byA : string.CompareOrdinal(one.B, other.B));

    /// <summary>Null when there are more rows than are answered.</summary>
    public async ValueTask<IReadOnlyDictionary<Group, Tally>?> Of(SumsQuery query, IReadOnlyList<long> bounds, DateTimeOffset now, CancellationToken ct)
    {
        var (cut, a, b) = query.Kept;
        var (isByA, isByB) = (query.By.Contains(a), query.By.Contains(b));
        var (onlyA, onlyB) = (query.Only.On(a), query.Only.On(b));
        var rows = new Dictionary<Group, long[]?>();
        var tooMany = false;
        var longest = ReportIntervals.Longest(bounds);
        await history.Sum(
            new TallyQuery(cut, onlyA, onlyB, TallyRange.Cover(bounds[0], bounds[^1], longest)),
            (start, valueA, valueB) => SumsAt(start, valueA, valueB),
            ct);
        // Read after the sums: what is counted in between is then missed for a moment, and not counted twice.
        var open = cut is Cut.Whole or Cut.Agent ? OpenTimes(await history.State(ct), now, bounds[^1]) : [];
        foreach (var fact in open)
        {
            if (cut == Cut.Agent && onlyA is not null && onlyA != fact.Agent) continue;
            var at = fact.At.ToUnixTimeSeconds();
            if (at >= bounds[0] && at < bounds[^1] && SumsAt(at, cut == Cut.Agent ? fact.Agent! : "", "") is { } sums) sums[(int)fact.What] += fact.HowMuch;
        }
        return tooMany ? null : rows.ToDictionary(r => r.Key, r => Tally.OfSums(r.Value!));

        long[]? SumsAt(long start, string valueA, string valueB)
        {
            ref var sums = ref CollectionsMarshal.GetValueRefOrAddDefault(rows, new Group(IntervalOf(bounds, start), isByA ? valueA : "", isByB ? valueB : ""), out var exists);
            if (exists) return sums;
            if (rows.Count <= MostRows) return sums = new long[Tally.Size];
            tooMany = true;
            return null;
        }
    }

    private static List<Fact> OpenTimes(HistoryState state, DateTimeOffset now, long end)
    {
        var facts = new List<Fact>();
        var until = DateTimeOffset.FromUnixTimeSeconds(end) is var last && last < now ? last : now;
        foreach (var agent in state.Agents.Values) agent.CountTo(until, facts);
        return facts;
    }

    private static int IntervalOf(IReadOnlyList<long> bounds, long start)
    {
        var (low, high) = (0, bounds.Count - 2);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (bounds[middle] <= start) low = middle;
            else high = middle - 1;
        }
        return low;
    }
}

/// <summary>Which sums: by what, and of which part of the center alone.</summary>
internal sealed record SumsQuery(KeptCut Kept, IReadOnlyCollection<string> By, Slice Only);
