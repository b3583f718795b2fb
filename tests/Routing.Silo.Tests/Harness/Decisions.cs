using Routing.Simulation;

namespace Routing.Silo.Tests;

/// <summary>When each queue decided, by the stamps of its offers.</summary>
internal sealed class Decisions(IEnumerable<SeenEvent> events)
{
    private readonly ILookup<string, DateTimeOffset> _at = events
        .Where(e => e is { Type: EventTypes.Offered, Queue: not null }).OrderBy(e => e.At).ToLookup(e => e.Queue!, e => e.At);

    /// <summary>The longest time between two decisions of a queue, of which a part lies between two moments.</summary>
    public TimeSpan LongestPause(string queue, DateTimeOffset from, DateTimeOffset to)
    {
        var longest = TimeSpan.Zero;
        foreach (var (before, after) in _at[queue].Zip(_at[queue].Skip(1)))
        {
            if (after > from && before < to && after - before > longest) longest = after - before;
        }
        return longest;
    }

    public TimeSpan LongestPause(IEnumerable<string> queues, DateTimeOffset from, DateTimeOffset to) =>
        queues.Select(queue => LongestPause(queue, from, to)).DefaultIfEmpty().Max();
}
