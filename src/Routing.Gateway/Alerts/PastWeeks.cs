using System.Collections.Concurrent;

namespace Routing.Gateway;

/// <summary>
/// How much past a rule for what is unusual is judged by, for whoever looks at rules. What is over does not change, so each
/// hour of the past is read once, and looking costs next to nothing.
/// </summary>
internal sealed class PastWeeks(HistoryHost host, TimeProvider clock)
{
    private const int MostKept = 20_000;
    private readonly ConcurrentDictionary<(long From, long To), bool> _wasOpen = new();

    /// <summary>Null of a rule that is judged by a threshold.</summary>
    public async ValueTask<AlertPast?> Of(AlertRule rule, CancellationToken ct)
    {
        if (rule.Unusual is not { } unusual) return null;
        var window = AlertWindows.Ended(clock.GetUtcNow(), rule.OverMinutes);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(rule.Zone);
        var weeks = 0;
        for (var week = 1; week <= unusual.Weeks; week++)
        {
            if (await WasOpen(AlertWindows.Earlier(window, week, zone), ct)) weeks++;
        }
        return AlertPast.Of(unusual, weeks);
    }

    private async ValueTask<bool> WasOpen((long From, long To) window, CancellationToken ct)
    {
        if (_wasOpen.TryGetValue(window, out var known)) return known;
        var sums = new long[Tally.Size];
        await host.History.Sum(new TallyQuery(Cut.Whole, null, null, TallyRange.Cover(window.From, window.To, TallyLevel.Day)), (_, _, _) => sums, ct);
        if (_wasOpen.Count >= MostKept) _wasOpen.Clear();
        return _wasOpen[window] = sums[(int)Counted.Created] + sums[(int)Counted.Handled] > 0;
    }
}
