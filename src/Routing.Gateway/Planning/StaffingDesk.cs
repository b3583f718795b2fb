namespace Routing.Gateway;

/// <summary>Answers who is needed when, where agents lack or are too many, and who could help whom.</summary>
internal sealed class StaffingDesk(StaffingBook book, GroupDesk groups, QueueLookup queues)
{
    public static readonly string[] Query = ["days"];
    private const int UsualDays = 2;

    public async ValueTask<Reply> OfGroup(Call call)
    {
        if (ForecastDesk.Days(call, "days", UsualDays, 1, ForecastDefaults.MaxDaysAhead, out var days) is { } wrong) return wrong;
        if (await groups.Missing(call.Id, call.Ct) is { } missing) return missing;
        if (await book.Of(call.Id, days, call.Ct) is not { } staffing) return ForecastDesk.Busy();
        return Reply.Of(
            new GroupStaffingView(
                call.Id, staffing.Forecast.Clock.Zone.Id, staffing.Forecast.ComputedAt, [.. staffing.Queues.Values.Select(queue => GapsOf(staffing, queue))],
                [.. staffing.Moves.Select(ViewOf)]),
            ApiJson.Default.GroupStaffingView);
    }

    public async ValueTask<Reply> OfQueue(Call call)
    {
        if (ForecastDesk.Days(call, "days", UsualDays, 1, ForecastDefaults.MaxDaysAhead, out var days) is { } wrong) return wrong;
        if (await queues.Config(call.Id, call.Ct) is not { } config) return Outcomes.Missing($"queue {call.Id}");
        if (await book.Of(config.Group, days, call.Ct) is not { } staffing || !staffing.Queues.TryGetValue(call.Id, out var queue)) return ForecastDesk.Busy();
        if (queue.Plan is not { } plan) return ProblemKinds.RuleBroken.With($"Nobody can say yet who is needed: {queue.Reason}");
        var targets = plan.Targets;
        return Reply.Of(
            new QueueStaffingView
            {
                Queue = call.Id,
                Group = config.Group,
                TimeZone = staffing.Forecast.Clock.Zone.Id,
                ComputedAt = staffing.Forecast.ComputedAt,
                Targets = new StaffingTargetsView(
                    Math.Round(targets.InTime * 100, 1), targets.ThresholdSeconds, targets.MaxAbandoned * 100, Math.Round(targets.MaxOccupancy * 100, 1), Math.Round(targets.Shrinkage * 100, 1),
                    queue.PatienceSeconds is { } patience ? Math.Round(patience, 1) : null),
                Slots = [.. plan.Slots.Select((slot, n) => ViewOf(staffing.Starts[n], slot, targets))],
                Gaps = [.. GapsOf(staffing, plan)],
                Pool = queue.Pool,
            },
            ApiJson.Default.QueueStaffingView);
    }

    private static StaffingSlotView ViewOf(DateTimeOffset start, StaffingSlot slot, StaffingTargets targets)
    {
        var there = slot.Rostered is { } rostered ? StaffingNeed.Present(rostered, targets) : (double)slot.Need.OnContacts;
        WaitFiguresView With(double agents) => WaitFiguresView.Of(Erlang.Figures(slot.Load, Math.Max(0, agents), targets.ThresholdSeconds));
        return new StaffingSlotView(
            start, SlotClock.EndOf(start), Math.Round(slot.Load.ContactsPerHour * CountSeries.MinutesOfHalfHour / 60, 2), Math.Round(slot.Load.HandleSeconds, 1), slot.Need.OnContacts, slot.Need.Scheduled,
            slot.Rostered, slot.Rostered is null ? null : slot.Surplus, slot.Expected is { } expected ? WaitFiguresView.Of(expected) : null, WaitFiguresView.Of(slot.Need.Enough), With(there - 1), With(there + 1));
    }

    private static QueueGapsView GapsOf(GroupStaffing staffing, QueueStaffing queue)
    {
        if (queue.Plan is not { } plan) return new QueueGapsView(queue.Queue, 0, 0, null, [], queue.Reason) { NeededDays = queue.Early?.NeededDays, KnownDays = queue.Early?.KnownDays };
        var shortest = plan.Slots.IsEmpty ? 0 : plan.Slots.Min(slot => slot.Surplus);
        return new QueueGapsView(queue.Queue, plan.Slots.Count(slot => slot.Surplus < 0), plan.Slots.Count(slot => slot.Surplus > 0), shortest < 0 ? shortest : null, [.. GapsOf(staffing, plan)], null) { Pool = queue.Pool, HasRoster = plan.Slots.Any(slot => slot.Rostered is not null) };
    }

    private static IEnumerable<StaffingGapView> GapsOf(GroupStaffing staffing, StaffingPlan plan) =>
        plan.Gaps().Select(gap => new StaffingGapView(staffing.Starts[gap.FirstSlot], staffing.EndOf(gap.FirstSlot, gap.Slots), gap.Agents));

    private static StaffingMoveView ViewOf(TimedMove timed)
    {
        var move = timed.Move;
        return new StaffingMoveView(move.From, move.To, timed.Begins, timed.Ends, move.Who, Percent(move.ToBefore), Percent(move.ToAfter), Percent(move.FromBefore), Percent(move.FromAfter), timed.Text) { ToTogetherPercent = Percent(move.ToTogether), FromTogetherPercent = Percent(move.FromTogether), Suggestion = move.Suggestion };
    }

    private static double Percent(double share) => Math.Round(share * 100, 1);
}
