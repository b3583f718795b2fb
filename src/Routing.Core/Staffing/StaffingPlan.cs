using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>A slot of a queue's plan: what comes, who is needed, and how it will be with those on the roster.</summary>
/// <param name="Rostered">Null where no roster is given.</param>
/// <param name="Expected">With the agents of the roster, shrinkage taken off.</param>
public sealed record StaffingSlot(StaffingLoad Load, StaffingNeed Need, int? Rostered, WaitFigures? Expected)
{
    /// <summary>Agents on the roster beyond the need; below 0 they lack.</summary>
    public int Surplus => (Rostered ?? Need.Scheduled) - Need.Scheduled;
}

/// <summary>Slots in a row in which agents lack, or in which there are more than needed.</summary>
/// <param name="Agents">How many in the worst slot; below 0 they lack.</param>
public sealed record StaffingGap(int FirstSlot, int Slots, int Agents);

/// <summary>Who is needed in a queue slot by slot, against its roster.</summary>
public sealed record StaffingPlan(string Queue, StaffingTargets Targets, ImmutableArray<StaffingSlot> Slots)
{
    /// <param name="roster">Agents of each slot; null where there is none to hold against.</param>
    public static StaffingPlan Of(string queue, IEnumerable<StaffingLoad> loads, StaffingTargets targets, IReadOnlyList<int>? roster = null)
    {
        targets.Checked();
        return new StaffingPlan(queue, targets, [.. loads.Select((load, n) => Slot(load, targets, roster is null ? null : n < roster.Count ? roster[n] : 0))]);
    }

    /// <summary>The same needs against a roster.</summary>
    /// <param name="roster">Agents of each slot.</param>
    public StaffingPlan Against(IReadOnlyList<int> roster) => this with { Slots = [.. Slots.Select((slot, n) => Slot(slot.Load, Targets, roster[n], slot.Need))] };

    /// <summary>The plan if so many more, or fewer, were on the roster in a stretch of slots.</summary>
    public StaffingPlan With(int firstSlot, int slots, int more) => this with
    {
        Slots = [.. Slots.Select((slot, n) => n >= firstSlot && n < firstSlot + slots ? Slot(slot.Load, Targets, Math.Max(0, (slot.Rostered ?? slot.Need.Scheduled) + more), slot.Need) : slot)],
    };

    /// <summary>Stretches in which agents lack, and in which there are too many, by so many at least.</summary>
    public ImmutableArray<StaffingGap> Gaps(int least = 1)
    {
        var gaps = ImmutableArray.CreateBuilder<StaffingGap>();
        for (var n = 0; n < Slots.Length;)
        {
            var side = Math.Abs(Slots[n].Surplus) >= least ? Math.Sign(Slots[n].Surplus) : 0;
            var first = n;
            var worst = 0;
            for (; n < Slots.Length && (Math.Abs(Slots[n].Surplus) >= least ? Math.Sign(Slots[n].Surplus) : 0) == side; n++) worst = Math.Max(worst, Math.Abs(Slots[n].Surplus));
            if (side != 0) gaps.Add(new StaffingGap(first, n - first, side * worst));
        }
        return gaps.ToImmutable();
    }

    /// <summary>The share answered in time over a stretch of slots, as expected with the roster.</summary>
    public double InTime(int firstSlot, int slots)
    {
        var (inTime, contacts) = (0.0, 0.0);
        foreach (var slot in Slots.Skip(firstSlot).Take(slots))
        {
            contacts += slot.Load.ContactsPerHour;
            inTime += slot.Load.ContactsPerHour * (slot.Expected ?? slot.Need.Enough).InTime;
        }
        return contacts > 0 ? inTime / contacts : 1;
    }

    private static StaffingSlot Slot(StaffingLoad load, StaffingTargets targets, int? rostered, StaffingNeed? need = null) => new(
        load, need ?? StaffingNeed.Of(load, targets), rostered,
        rostered is { } there ? Erlang.Figures(load, StaffingNeed.Present(there, targets), targets.ThresholdSeconds) : null);
}
