using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>A suggestion: agents of one queue help another for a while, and what that alone is expected to do to both. Shares are answered in time.</summary>
public sealed record StaffingMove(string From, string To, int FirstSlot, int Slots, int Agents, double ToBefore, double ToAfter, double FromBefore, double FromAfter)
{
    /// <summary>Who they are, where that is known.</summary>
    public ImmutableArray<string> Who { get; init; } = [];

    /// <summary>Of the queue that is helped, were all accepted that is suggested with it.</summary>
    public double ToTogether { get; init; }

    /// <summary>Whether the others that are suggested change what becomes of the queue that is helped, as far as it is shown.</summary>
    public bool HasOthers => Math.Abs(ToTogether - ToAfter) >= 0.01;
}

/// <summary>Finds moves between queues: from where the need is met without them to where agents lack.</summary>
public static class StaffingMoves
{
    /// <summary>Shorter help is not worth the change.</summary>
    public const int LeastSlots = 2;

    /// <summary>Suggestions of one plan; the greatest gains come first.</summary>
    public const int MaxMoves = 50;

    /// <param name="plans">With rosters, all from the same first slot on.</param>
    /// <param name="canHelp">Whether agents of the first can do the second's work.</param>
    public static ImmutableArray<StaffingMove> Of(IReadOnlyList<StaffingPlan> plans, Func<string, string, bool> canHelp) => Of(plans, new AnyStandIns(canHelp));

    public static ImmutableArray<StaffingMove> Of(IReadOnlyList<StaffingPlan> plans, IStandIns standIns)
    {
        var now = plans.ToArray();
        // For each who lacks, each who gives: what could be moved. After a move only those of its two queues are others than they were.
        var found = new StaffingMove[now.Length, now.Length][];
        for (var to = 0; to < now.Length; to++) for (var giver = 0; giver < now.Length; giver++) found[to, giver] = Between(now[giver], now[to], standIns);
        var moves = ImmutableArray.CreateBuilder<StaffingMove>();
        while (moves.Count < MaxMoves && Best(found) is { } best)
        {
            moves.Add(best with { Who = standIns.Take(best.From, best.To, best.FirstSlot, best.Slots, best.Agents) });
            var (from, to) = (Array.FindIndex(now, plan => plan.Queue == best.From), Array.FindIndex(now, plan => plan.Queue == best.To));
            now[from] = now[from].With(best.FirstSlot, best.Slots, -best.Agents);
            now[to] = now[to].With(best.FirstSlot, best.Slots, best.Agents);
            for (var n = 0; n < now.Length; n++)
            {
                foreach (var changed in (int[])[from, to])
                {
                    found[n, changed] = Between(now[changed], now[n], standIns);
                    found[changed, n] = Between(now[n], now[changed], standIns);
                }
            }
        }
        // They were found one on top of the other, but each is accepted or rejected by itself: what it does alone is what is told of it.
        return [.. moves.Select(move =>
        {
            var (from, to) = (Array.FindIndex(now, plan => plan.Queue == move.From), Array.FindIndex(now, plan => plan.Queue == move.To));
            return Move(plans[from], plans[to], move.FirstSlot, move.Slots, move.Agents) with { Who = move.Who, ToTogether = now[to].InTime(move.FirstSlot, move.Slots) };
        })];
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

    private static StaffingMove[] Between(StaffingPlan giver, StaffingPlan to, IStandIns standIns) =>
        giver.Queue == to.Queue || to.Gaps() is var gaps && !gaps.Any(gap => gap.Agents < 0) || !giver.Slots.Any(slot => slot.Surplus > 0) || !standIns.CanHelp(giver.Queue, to.Queue) ? []
        : [.. gaps.Where(gap => gap.Agents < 0).SelectMany(gap => Within(giver, to, gap, standIns))];

    /// <summary>Stretches of a gap in which the giver can spare somebody in every slot: as many as lack and can be spared in all of them.</summary>
    private static IEnumerable<StaffingMove> Within(StaffingPlan giver, StaffingPlan to, StaffingGap gap, IStandIns standIns)
    {
        var end = Math.Min(gap.FirstSlot + gap.Slots, giver.Slots.Length);
        for (var n = gap.FirstSlot; n < end;)
        {
            var first = n;
            var agents = int.MaxValue;
            for (; n < end && giver.Slots[n].Surplus > 0; n++) agents = Math.Min(agents, Math.Min(giver.Slots[n].Surplus, -to.Slots[n].Surplus));
            if (n - first >= LeastSlots && Math.Min(agents, standIns.Most(giver.Queue, to.Queue, first, n - first)) is > 0 and var most) yield return Move(giver, to, first, n - first, most);
            if (n == first) n++;
        }
    }

    private static StaffingMove Move(StaffingPlan giver, StaffingPlan to, int first, int slots, int agents) => new(
        giver.Queue, to.Queue, first, slots, agents,
        to.InTime(first, slots), to.With(first, slots, agents).InTime(first, slots), giver.InTime(first, slots), giver.With(first, slots, -agents).InTime(first, slots));
}
