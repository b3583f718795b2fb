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
    public async ValueTask<IReadOnlyDictionary<Group, Tally>?> Of(SumsQuery query, IReadOnlyList<long> bounds, DateTimeOffset now, CancellationToken ct) =>
        (await Whole(query, bounds, now, ct)).Tallies;

    /// <summary>Over times of their own, which may overlap, and between which may be others.</summary>
    public async ValueTask<IReadOnlyDictionary<Group, Tally>?> Over(SumsQuery query, IReadOnlyList<(long From, long To)> times, DateTimeOffset now, CancellationToken ct) =>
        (await Whole(query, [.. times.SelectMany(time => (long[])[time.From, time.To]).Distinct().Order()], now, ct)).Over(times).Tallies;

    /// <summary>Of what has ended alone.</summary>
    public async ValueTask<SummedRows> Ended(SumsQuery query, IReadOnlyList<long> bounds, CancellationToken ct)
    {
        var rows = new SummedRows(query, bounds);
        var (cut, a, b) = query.Kept;
        await history.Sum(new TallyQuery(cut, query.Only.On(a), query.Only.On(b), TallyRange.Cover(bounds[0], bounds[^1], ReportIntervals.Longest(bounds))), rows.At, ct);
        return rows;
    }

    private async ValueTask<SummedRows> Whole(SumsQuery query, IReadOnlyList<long> bounds, DateTimeOffset now, CancellationToken ct)
    {
        var rows = await Ended(query, bounds, ct);
        // Read after the sums: what is counted in between is then missed for a moment, and not counted twice.
        if (rows.CountsTime) rows.AddOpen(await history.State(ct), now);
        return rows;
    }
}

/// <summary>Which sums: by what, and of which part of the center alone.</summary>
internal sealed record SumsQuery(KeptCut Kept, IReadOnlyCollection<string> By, Slice Only);
