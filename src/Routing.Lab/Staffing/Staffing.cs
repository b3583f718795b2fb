using System.Collections.Immutable;
using System.Globalization;

namespace Routing.Lab;

/// <summary>Plans of the queues of a file, from one moment on, with what lacks and what may help.</summary>
public sealed record Staffing(DateTime From, int SlotMinutes, ImmutableArray<StaffingPlan> Plans, ImmutableArray<QueueGap> Gaps, ImmutableArray<StaffingMove> Moves)
{
    public string At(int slot) => From.AddMinutes((double)slot * SlotMinutes).ToString("ddd HH:mm", CultureInfo.InvariantCulture);

    public string Until(int slot) => From.AddMinutes((double)slot * SlotMinutes).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A suggestion as a person would say it.</summary>
    public string Say(StaffingMove move) => move.Said(At(move.FirstSlot), Until(move.FirstSlot + move.Slots));

    public string Say(QueueGap gap) => gap.Gap.Agents < 0
        ? $"{gap.Queue}: {-gap.Gap.Agents} lack at most, {At(gap.Gap.FirstSlot)}–{Until(gap.Gap.FirstSlot + gap.Gap.Slots)}"
        : $"{gap.Queue}: up to {gap.Gap.Agents} more than needed, {At(gap.Gap.FirstSlot)}–{Until(gap.Gap.FirstSlot + gap.Gap.Slots)}";
}

/// <summary>A gap, and whose it is.</summary>
public sealed record QueueGap(string Queue, StaffingGap Gap);
