using System.Collections.Immutable;
using Routing.Actors;

namespace Routing.Gateway.Tests;

/// <summary>Puts weeks of history in, as if they had been.</summary>
internal sealed class Past(DateTimeOffset now)
{
    private readonly TallyChanges _changes = new();

    /// <summary>Every quarter of an hour of so many whole days of UTC, the same.</summary>
    public Past Daily(string queue, string intent, int days, int perQuarter, int handleSeconds)
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        for (var at = today.AddDays(-days); at < today; at = at.AddMinutes(15))
        {
            Add(at, queue, null, intent, (Counted.Arrived, perQuarter), (Counted.Handled, perQuarter), (Counted.TalkMs, perQuarter * handleSeconds * 1000L));
        }
        return this;
    }

    /// <summary>What an agent did yesterday, or so many days ago.</summary>
    public Past Handled(string agent, string intent, int contacts, int resolved, int daysAgo = 1)
    {
        Add(now.AddDays(-daysAgo), "after-sales", agent, intent, (Counted.Handled, contacts), (Counted.ResolutionTold, contacts), (Counted.Resolved, resolved), (Counted.TalkMs, contacts * 180_000L), (Counted.HandleSquares, contacts * 180L * 180 * 200));
        return this;
    }

    public async Task Into(IHistory history) => Assert.True(await history.Commit(new HistoryBatch(0, 0, [], _changes.Quarters, [], ImmutableDictionary<string, int>.Empty, [])));

    private void Add(DateTimeOffset at, string queue, string? agent, string intent, params ReadOnlySpan<(Counted What, long HowMuch)> counts)
    {
        foreach (var (what, howMuch) in counts) _changes.Add(new Fact(at, queue, agent, intent, null, null, null, what, howMuch), 1);
    }
}
