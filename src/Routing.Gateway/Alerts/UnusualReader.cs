using System.Runtime.InteropServices;

namespace Routing.Gateway;

/// <summary>Holds a figure against the same time of former weeks. As whole quarters of an hour are compared, each is read once, when it has ended.</summary>
internal sealed class UnusualReader(IHistory history)
{
    private readonly Dictionary<string, Kept> _last = new(StringComparer.Ordinal);

    /// <param name="read">What was read in this round: rules of the same part of the center, and all that ask whether it was open, read it once.</param>
    public async ValueTask<IReadOnlyCollection<AlertReading>> Of(AlertRuleKept kept, DateTimeOffset now, Dictionary<Asked, IReadOnlyDictionary<string, long[]>> read, CancellationToken ct)
    {
        var window = AlertWindows.Ended(now, kept.Rule.OverMinutes);
        if (_last.GetValueOrDefault(kept.Id) is { } last && (last.Version, last.To) == (kept.Version, window.To)) return last.Readings;
        var readings = await Read(kept.Rule, window, read, ct);
        // A rule that is gone may stay: there are never more than can be named.
        if (_last.Count > AlertLimits.MaxRules) _last.Clear();
        _last[kept.Id] = new Kept(kept.Version, window.To, readings);
        return readings;
    }

    private async ValueTask<IReadOnlyCollection<AlertReading>> Read(AlertRule rule, (long From, long To) window, Dictionary<Asked, IReadOnlyDictionary<string, long[]>> read, CancellationToken ct)
    {
        var measure = Measures.ByName[rule.Measure];
        var zone = TimeZoneInfo.FindSystemTimeZoneById(rule.Zone);
        var present = await Sums(Asked.Of(rule, window), read, ct);
        var past = new List<IReadOnlyDictionary<string, long[]>>();
        for (var week = 1; week <= rule.Unusual!.Weeks; week++)
        {
            var then = AlertWindows.Earlier(window, week, zone);
            // Before there was anything at all, or closed, it is no past to be held against.
            if (await WasOpen(then, read, ct)) past.Add(await Sums(Asked.Of(rule, then), read, ct));
        }
        var all = past.Append(present).SelectMany(sums => sums.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(AlertLimits.MaxReadings);
        return [.. all.Select(each => UnusualTest.Of(measure, each, At(present, each), [.. past.Select(week => At(week, each))], rule.MinCount))];
    }

    private async ValueTask<bool> WasOpen((long From, long To) window, Dictionary<Asked, IReadOnlyDictionary<string, long[]>> read, CancellationToken ct) =>
        (await Sums(new Asked(KeptCut.By([])!, Slice.Whole, null, window.From, window.To), read, ct)).Values.Any(sums => sums[(int)Counted.Created] + sums[(int)Counted.Handled] > 0);

    private async ValueTask<IReadOnlyDictionary<string, long[]>> Sums(Asked asked, Dictionary<Asked, IReadOnlyDictionary<string, long[]>> read, CancellationToken ct)
    {
        if (read.TryGetValue(asked, out var known)) return known;
        var sums = new Dictionary<string, long[]>(StringComparer.Ordinal);
        await history.Sum(
            new TallyQuery(asked.Cut.Cut, asked.Only.On(asked.Cut.A), asked.Only.On(asked.Cut.B), TallyRange.Cover(asked.From, asked.To, TallyLevel.Day)),
            (_, a, b) => CollectionsMarshal.GetValueRefOrAddDefault(sums, asked.Each is null ? "" : asked.Each == asked.Cut.A ? a : b, out var _) ??= new long[Tally.Size],
            ct);
        return read[asked] = sums;
    }

    private static Tally At(IReadOnlyDictionary<string, long[]> sums, string each) => sums.GetValueOrDefault(each) is { } found ? Tally.OfSums(found) : default;

    /// <summary>Sums of a part of the center over a time.</summary>
    /// <param name="Each">By which dimension; null for one sum.</param>
    internal sealed record Asked(KeptCut Cut, Slice Only, string? Each, long From, long To)
    {
        public static Asked Of(AlertRule rule, (long From, long To) window) => new(AlertReader.CutOf(rule), rule.Of, rule.Each, window.From, window.To);
    }

    private sealed record Kept(long Version, long To, IReadOnlyCollection<AlertReading> Readings);
}
