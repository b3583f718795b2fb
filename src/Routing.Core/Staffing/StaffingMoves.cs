using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>
/// Finds moves between queues, from where the need is met without them to where agents lack: a plan whose moves can all be accepted together. Each is found on
/// top of those before it, so that no need is filled and nobody is given twice, and no queue gives below its own need.
/// </summary>
public static class StaffingMoves
{
    /// <summary>Shorter help is not worth the change.</summary>
    public const int LeastSlots = 2;

    /// <summary>Suggestions of one plan; the greatest gains come first.</summary>
    public const int MaxMoves = 50;

    /// <param name="plans">With rosters, all from the same first slot on.</param>
    /// <param name="canHelp">Whether agents of the first can do the second's work.</param>
    public static ImmutableArray<StaffingMove> Of(IReadOnlyList<StaffingPlan> plans, Func<string, string, bool> canHelp) => Of(plans, new AnyStandIns(canHelp));

    /// <param name="earlier">What waits for a word comes first for as long as it still does good; what was rejected is not suggested again.</param>
    public static ImmutableArray<StaffingMove> Of(IReadOnlyList<StaffingPlan> plans, IStandIns standIns, IReadOnlyList<EarlierMove>? earlier = null)
    {
        var now = plans.ToArray();
        var moves = new List<StaffingMove>();
        foreach (var one in (earlier ?? []).Where(one => !one.IsRejected))
        {
            if (moves.Count == MaxMoves || Standing(now, one, standIns) is not { } still) continue;
            moves.Add(still);
            Make(now, still);
        }
        // Of a pair of queues one suggestion at a time: a forecast that is a little other is no news.
        var said = (earlier ?? []).Where(one => one.IsRejected || moves.Any(move => move.Suggestion == one.Suggestion)).ToLookup(one => (one.From, one.To));
        // For each who lacks, each who gives: what could be moved. After a move only those of its two queues are others than they were.
        var found = new StaffingMove[now.Length, now.Length][];
        for (var to = 0; to < now.Length; to++) for (var giver = 0; giver < now.Length; giver++) found[to, giver] = Between(now[giver], now[to], standIns, said);
        while (moves.Count < MaxMoves && Best(found) is { } best)
        {
            moves.Add(best with { Who = standIns.Take(best.From, best.To, best.FirstSlot, best.Slots, best.Agents) });
            foreach (var changed in Make(now, best))
            {
                for (var n = 0; n < now.Length; n++)
                {
                    found[n, changed] = Between(now[changed], now[n], standIns, said);
                    found[changed, n] = Between(now[n], now[changed], standIns, said);
                }
            }
        }
        return Told(plans, moves);
    }

    /// <summary>The same moves with what each does by itself, as any may be rejected, and what all of them do together.</summary>
    /// <param name="plans">Without any of them.</param>
    public static ImmutableArray<StaffingMove> Told(IReadOnlyList<StaffingPlan> plans, IReadOnlyList<StaffingMove> moves)
    {
        var all = plans.ToArray();
        foreach (var move in moves) Make(all, move);
        return [.. moves.Select(move =>
        {
            var (from, to) = (IndexOf(all, move.From), IndexOf(all, move.To));
            return Move(plans[from], plans[to], move.FirstSlot, move.Slots, move.Agents) with
            {
                Who = move.Who,
                Suggestion = move.Suggestion,
                ToTogether = all[to].InTime(move.FirstSlot, move.Slots),
                FromTogether = all[from].InTime(move.FirstSlot, move.Slots),
            };
        })];
    }

    /// <summary>Changes the plans of both queues; answers which they are.</summary>
    private static int[] Make(StaffingPlan[] plans, StaffingMove move)
    {
        var (from, to) = (IndexOf(plans, move.From), IndexOf(plans, move.To));
        plans[from] = plans[from].With(move.FirstSlot, move.Slots, -move.Agents);
        plans[to] = plans[to].With(move.FirstSlot, move.Slots, move.Agents);
        return [from, to];
    }

    private static int IndexOf(StaffingPlan[] plans, string queue) => Array.FindIndex(plans, plan => plan.Queue == queue);

    /// <summary>What waits for a word, if those people can still go and are spared in all of its slots, and some lack where they go.</summary>
    private static StaffingMove? Standing(StaffingPlan[] now, EarlierMove one, IStandIns standIns)
    {
        var (from, to) = (IndexOf(now, one.From), IndexOf(now, one.To));
        if (from < 0 || to < 0 || one.Slots == 0 || one.FirstSlot + one.Slots > now[from].Slots.Length) return null;
        var slots = Enumerable.Range(one.FirstSlot, one.Slots);
        return slots.All(slot => now[from].Slots[slot].Surplus >= one.Who.Length) && slots.Any(slot => now[to].Slots[slot].Surplus < 0) && standIns.TryTake(one.From, one.To, one.FirstSlot, one.Slots, one.Who)
            ? Move(now[from], now[to], one.FirstSlot, one.Slots, one.Who.Length) with { Who = one.Who, Suggestion = one.Suggestion }
            : null;
    }

    private static StaffingMove? Best(StaffingMove[,][] found)
    {
        StaffingMove? best = null;
        foreach (var moves in found) foreach (var move in moves) if (best is null || IsBetter(move, best)) best = move;
        return best;
    }

    /// <summary>The greater gain; of equal ones the earlier, and the giver's name.</summary>
    private static bool IsBetter(StaffingMove move, StaffingMove than) => (GainOf(move).CompareTo(GainOf(than)), move.FirstSlot.CompareTo(than.FirstSlot)) switch
    {
        (not 0 and var gain, _) => gain > 0,
        (_, not 0 and var first) => first < 0,
        _ => string.CompareOrdinal(move.From, than.From) < 0,
    };

    private static double GainOf(StaffingMove move) => (move.ToAfter - move.ToBefore) * move.Slots;

    private static StaffingMove[] Between(StaffingPlan giver, StaffingPlan to, IStandIns standIns, ILookup<(string From, string To), EarlierMove> said) =>
        giver.Queue == to.Queue || to.Gaps() is var gaps && !gaps.Any(gap => gap.Agents < 0) || !giver.Slots.Any(slot => slot.Surplus > 0) || !standIns.CanHelp(giver.Queue, to.Queue) ? []
        : [.. gaps.Where(gap => gap.Agents < 0).SelectMany(gap => Within(giver, to, gap, standIns, [.. said[(giver.Queue, to.Queue)]]))];

    /// <summary>Stretches of a gap in which the giver can spare somebody in every slot: as many as lack and can be spared in all of them.</summary>
    private static IEnumerable<StaffingMove> Within(StaffingPlan giver, StaffingPlan to, StaffingGap gap, IStandIns standIns, ImmutableArray<EarlierMove> said)
    {
        var end = Math.Min(gap.FirstSlot + gap.Slots, giver.Slots.Length);
        for (var n = gap.FirstSlot; n < end;)
        {
            var first = n;
            var agents = int.MaxValue;
            for (; n < end && giver.Slots[n].Surplus > 0 && !said.Any(one => one.IsIn(n)); n++) agents = Math.Min(agents, Math.Min(giver.Slots[n].Surplus, -to.Slots[n].Surplus));
            if (n - first >= LeastSlots && Math.Min(agents, standIns.Most(giver.Queue, to.Queue, first, n - first)) is > 0 and var most) yield return Move(giver, to, first, n - first, most);
            if (n == first) n++;
        }
    }

    private static StaffingMove Move(StaffingPlan giver, StaffingPlan to, int first, int slots, int agents) => new(
        giver.Queue, to.Queue, first, slots, agents,
        to.InTime(first, slots), to.With(first, slots, agents).InTime(first, slots), giver.InTime(first, slots), giver.With(first, slots, -agents).InTime(first, slots));
}
