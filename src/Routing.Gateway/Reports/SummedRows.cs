namespace Routing.Gateway;

/// <summary>Sums by group and interval, as they are added up.</summary>
internal sealed class SummedRows(SumsQuery query, IReadOnlyList<long> bounds)
{
    private readonly Dictionary<ReportSums.Group, long[]> _rows = [];
    private readonly (bool A, bool B) _isBy = (query.By.Contains(query.Kept.A), query.By.Contains(query.Kept.B));
    private bool _areTooMany;

    /// <summary>Whether it counts time that agents spend, some of which has not ended.</summary>
    public bool CountsTime => query.Kept.Cut is Cut.Whole or Cut.Agent;

    /// <summary>Null when there are more rows than are answered.</summary>
    public IReadOnlyDictionary<ReportSums.Group, Tally>? Tallies => _areTooMany ? null : _rows.ToDictionary(row => row.Key, row => Tally.OfSums(row.Value));

    /// <summary>Nothing where there is no such row.</summary>
    public Tally Of(ReportSums.Group group) => _rows.TryGetValue(group, out var sums) ? Tally.OfSums(sums) : default;

    /// <summary>Where what happened at a time is added; null when there are too many rows already.</summary>
    public long[]? At(long start, string a, string b) => Row(new ReportSums.Group(IntervalOf(start), _isBy.A ? a : "", _isBy.B ? b : ""));

    /// <summary>Adds the time that agents have spent so far at what they are about.</summary>
    public void AddOpen(HistoryState state, DateTimeOffset now)
    {
        var isByAgent = query.Kept.Cut == Cut.Agent;
        var only = isByAgent ? query.Only.On(query.Kept.A) : null;
        var until = DateTimeOffset.FromUnixTimeSeconds(bounds[^1]) is var last && last < now ? last : now;
        var facts = new List<Fact>();
        foreach (var agent in state.Agents.Values) agent.CountTo(until, facts);
        foreach (var fact in facts.Where(fact => isByAgent ? only is null || only == fact.Agent : !fact.IsApart))
        {
            var at = fact.At.ToUnixTimeSeconds();
            if (at >= bounds[0] && at < bounds[^1] && At(at, isByAgent ? fact.Agent! : "", "") is { } sums) sums[(int)fact.What] += fact.HowMuch;
        }
    }

    /// <summary>The same over times that are made of these intervals, and may overlap.</summary>
    public SummedRows Over(IReadOnlyList<(long From, long To)> times)
    {
        var made = new SummedRows(query, bounds) { _areTooMany = _areTooMany };
        var placed = times.SelectMany((time, n) => Enumerable.Range(IntervalOf(time.From), time.To > time.From ? IntervalOf(time.To - 1) - IntervalOf(time.From) + 1 : 0).Select(interval => (interval, n))).ToLookup(at => at.interval, at => at.n);
        foreach (var (group, sums) in _rows)
        {
            foreach (var n in placed[group.Interval])
            {
                if (made.Row(group with { Interval = n }) is not { } into) continue;
                for (var what = 0; what < sums.Length; what++) into[what] += sums[what];
            }
        }
        return made;
    }

    private long[]? Row(ReportSums.Group group)
    {
        if (_rows.TryGetValue(group, out var sums)) return sums;
        if (_rows.Count < ReportSums.MostRows) return _rows[group] = new long[Tally.Size];
        _areTooMany = true;
        return null;
    }

    private int IntervalOf(long start)
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
