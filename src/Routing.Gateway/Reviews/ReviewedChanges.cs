using System.Collections.Immutable;

namespace Routing.Gateway;

/// <summary>Reads the changes of a group, its queues and its agents in a time; those of other groups are theirs.</summary>
internal sealed class ReviewedChanges(Func<ChangeQuery, CancellationToken, ValueTask<IReadOnlyList<ChangeEntry>>> read)
{
    private const int AtATime = 200;
    private const int MostPages = 100;

    /// <summary>Halvings of the numbers there may be.</summary>
    private const int MostLooks = 64;

    /// <summary>Gateways give numbers in turn, and their clocks differ a little.</summary>
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(5);

    /// <returns>Newest first; and from when on all were read, where there were too many.</returns>
    public async ValueTask<(ImmutableArray<ChangeEntry> Changes, DateTimeOffset? ReadFrom)> Of(GroupDescription group, DateTimeOffset from, DateTimeOffset to, CancellationToken ct)
    {
        var (agents, queues) = (group.Agents.ToHashSet(StringComparer.Ordinal), group.Queues.ToHashSet(StringComparer.Ordinal));
        var found = ImmutableArray.CreateBuilder<ChangeEntry>();
        var before = await Before(to + ClocksDiffer, long.MaxValue, ct);
        // Of a kind that is seldom changed, the whole audit before would be searched for one more.
        var after = before is { } most && await Before(from - ClocksDiffer, most, ct) is { } least ? least - 1 : 0;
        DateTimeOffset? readFrom = null;
        foreach (var (kind, id) in new[] { ("group", group.Id), ("pilot", group.Id), ("planning", group.Id), ("queue", null), ("agent", null) })
        {
            var next = before;
            for (var page = 0; next is { } number; page++)
            {
                var entries = await read(new ChangeQuery(AtATime, number, kind, id, After: after), ct);
                found.AddRange(entries.Where(entry => entry.At >= from && entry.At < to && IsOf(entry)));
                if (entries.Count < AtATime) break;
                next = entries[^1].Number;
                if (page + 1 < MostPages) continue;
                readFrom = entries[^1].At > readFrom || readFrom is null ? entries[^1].At : readFrom;
                break;
            }
        }
        found.Sort((one, other) => other.Number.CompareTo(one.Number));
        return (found.ToImmutable(), readFrom);

        bool IsOf(ChangeEntry entry) => entry.Kind switch
        {
            "queue" => queues.Contains(entry.Id),
            "agent" => agents.Contains(entry.Id),
            _ => true,
        };
    }

    /// <summary>A number above those of all changes before a moment, found by halving: a week long ago has a year of changes after it. Null where there are none.</summary>
    /// <param name="below">Of those with a lower number.</param>
    private async ValueTask<long?> Before(DateTimeOffset moment, long below, CancellationToken ct)
    {
        if (await Newest(below, ct) is not { } last) return null;
        if (last.At < moment) return last.Number + 1;
        // Below the first all are older, below the second the newest is not.
        var (older, newer) = (0L, last.Number + 1);
        for (var look = 0; look < MostLooks && newer - older > 1; look++)
        {
            var middle = older + ((newer - older) / 2);
            if (await Newest(middle, ct) is { } entry && entry.At >= moment) newer = entry.Number + 1;
            else older = middle;
        }
        return older;
    }

    private async ValueTask<ChangeEntry?> Newest(long before, CancellationToken ct) => (await read(new ChangeQuery(1, before), ct)) is [var newest, ..] ? newest : null;
}
