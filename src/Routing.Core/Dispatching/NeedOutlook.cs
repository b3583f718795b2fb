using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>Who of a queue's agents could take what one waiting contact needs, and why the others cannot, now.</summary>
/// <param name="Able">Those who are ready and meet it, busy or not.</param>
/// <param name="Free">Of those, the ones who could be asked at once.</param>
/// <param name="NotAsked">All who could not be, by cause.</param>
public sealed record NeedOutlook(int Able, int Free, ImmutableArray<NotAsked> NotAsked)
{
    /// <summary>Ids told of one cause; the others are counted.</summary>
    public const int MostNamed = 32;

    /// <param name="refusedBy">Who declined it or did not answer a short while ago: they are asked again later.</param>
    // Where nobody could take it, nobody was asked: who refused makes no difference.
    public static NeedOutlook Of(Board board, BoardQueue queue, Requirement need, ImmutableArray<string> refusedBy) =>
        queue.Unmet.Find(board, queue, need) ?? queue.Unmet.Keep(board, queue, need, Counted(board, queue, need, refusedBy));

    private static NeedOutlook Counted(Board board, BoardQueue queue, Requirement need, ImmutableArray<string> refusedBy)
    {
        var (able, free) = (0, 0);
        var others = new SortedDictionary<Eligible, (int Count, List<string> Ids)>();
        foreach (var id in Reached(board, queue, need))
        {
            var why = Matching.Why(board.Agents[id], queue, need);
            if (why is Eligible.Engaged or Eligible.NoCapacity or Eligible.InWrapUp or Eligible.LoadLimit or Eligible.Spared or Eligible.LessPromising) able++;
            // Who is spoken for by this queue is about to take one of those who wait here.
            if (why == Eligible.LessPromising || (why == Eligible.Engaged && board.Agents[id].EngagedFor == queue.Id))
            {
                if (!refusedBy.Contains(id))
                {
                    free++;
                    continue;
                }
                why = Eligible.RefusedBefore;
            }
            var (count, ids) = others.TryGetValue(why, out var known) ? known : (0, []);
            if (ids.Count < MostNamed) ids.Add(id);
            others[why] = (count + 1, ids);
        }
        return new NeedOutlook(able, free, [.. others.Select(cause => new NotAsked(cause.Key, cause.Value.Count, [.. cause.Value.Ids.Order(StringComparer.Ordinal)]))]);
    }

    /// <summary>A contact for one person reaches them whatever queues they serve.</summary>
    private static IEnumerable<string> Reached(Board board, BoardQueue queue, Requirement need) =>
        need.OnlyAgent is { } only && board.Agents.ContainsKey(only) ? queue.Agents.Append(only).Distinct() : queue.Agents;
}
