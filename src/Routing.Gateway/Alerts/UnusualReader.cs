using System.Runtime.InteropServices;

namespace Routing.Gateway;

/// <summary>Holds a figure against the same time of former weeks. As whole quarters of an hour are compared, each is read once, when it has ended.</summary>
internal sealed class UnusualReader(IHistory history)
{
    private readonly Dictionary<string, Kept> _last = new(StringComparer.Ordinal);

    public async ValueTask<IReadOnlyCollection<AlertReading>> Of(AlertRuleKept kept, DateTimeOffset now, CancellationToken ct)
    {
        var window = AlertWindows.Ended(now, kept.Rule.OverMinutes);
        if (_last.GetValueOrDefault(kept.Id) is { } last && (last.Version, last.To) == (kept.Version, window.To)) return last.Readings;
        var readings = await Read(kept.Rule, window, ct);
        // A rule that is gone may stay: there are never more than can be named.
        if (_last.Count > AlertLimits.MaxRules) _last.Clear();
        _last[kept.Id] = new Kept(kept.Version, window.To, readings);
        return readings;
    }

    private async ValueTask<IReadOnlyCollection<AlertReading>> Read(AlertRule rule, (long From, long To) window, CancellationToken ct)
    {
        var measure = Measures.ByName[rule.Measure];
        var zone = TimeZoneInfo.FindSystemTimeZoneById(rule.Zone);
        var present = await Window(rule, window, ct);
        var past = new List<IReadOnlyDictionary<string, long[]>>();
        for (var week = 1; week <= rule.Unusual!.Weeks; week++)
        {
            var then = AlertWindows.Earlier(window, week, zone);
            // Before there was anything at all, or closed, it is no past to be held against.
            if (await WasOpen(then, ct)) past.Add(await Window(rule, then, ct));
        }
        var all = past.Append(present).SelectMany(sums => sums.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(AlertLimits.MaxReadings);
        return [.. all.Select(each => UnusualTest.Of(measure, each, At(present, each), [.. past.Select(week => At(week, each))], rule.MinCount))];
    }

    private async ValueTask<IReadOnlyDictionary<string, long[]>> Window(AlertRule rule, (long From, long To) window, CancellationToken ct)
    {
        var cut = KeptCut.By([.. rule.Of.Narrowed(), .. rule.Each is { } each ? [each] : Array.Empty<string>()])!;
        return await Sums(cut, rule.Of, (a, b) => rule.Each is null ? "" : rule.Each == cut.A ? a : b, window, ct);
    }

    private async ValueTask<bool> WasOpen((long From, long To) window, CancellationToken ct) =>
        (await Sums(KeptCut.By([])!, Slice.Whole, (_, _) => "", window, ct)).Values.Any(sums => sums[(int)Counted.Created] + sums[(int)Counted.Handled] > 0);

    private async ValueTask<IReadOnlyDictionary<string, long[]>> Sums(KeptCut cut, Slice only, Func<string, string, string> each, (long From, long To) window, CancellationToken ct)
    {
        var sums = new Dictionary<string, long[]>(StringComparer.Ordinal);
        await history.Sum(
            new TallyQuery(cut.Cut, only.On(cut.A), only.On(cut.B), TallyRange.Cover(window.From, window.To, TallyLevel.Day)),
            (_, a, b) => CollectionsMarshal.GetValueRefOrAddDefault(sums, each(a, b), out var _) ??= new long[Tally.Size],
            ct);
        return sums;
    }

    private static Tally At(IReadOnlyDictionary<string, long[]> sums, string each) => sums.GetValueOrDefault(each) is { } found ? Tally.OfSums(found) : default;

    private sealed record Kept(long Version, long To, IReadOnlyCollection<AlertReading> Readings);
}
