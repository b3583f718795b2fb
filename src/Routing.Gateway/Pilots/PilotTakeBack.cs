namespace Routing.Gateway;

/// <summary>Takes back what a promotion changed, where it stands as the promotion left it. Repeated after a failure it takes up what is left.</summary>
internal sealed class PilotTakeBack(IActorDirectory actors, GroupDesk groups, QueueDesk queues, PilotPromotion promotion, Auditor auditor)
{
    private const int MaxTries = 3;

    /// <returns>What became of each thing; null where a problem says why not.</returns>
    public async ValueTask<(PilotPromoted? After, Problem? Problem)> Apply(Call call, PilotKept kept, PilotPromoted promoted)
    {
        var (rules, refused) = await Rules(call, kept, promoted.Rules);
        if (refused is not null) return (null, refused);
        var after = promoted.Queues.ToBuilder();
        for (var i = 0; i < after.Count; i++)
        {
            var (state, problem) = await Queue(call, after[i], kept.Pilot.Selection);
            if (problem is not null) return (null, problem);
            after[i] = after[i] with { State = state };
        }
        return (new PilotPromoted(after.ToImmutable(), rules), null);
    }

    private async ValueTask<(PromotedRules? Rules, Problem? Problem)> Rules(Call call, PilotKept kept, PromotedRules? promoted)
    {
        if (promoted is null || kept.Rules is not { } tried) return (promoted, null);
        var dispatcher = actors.Dispatcher(call.Id);
        var former = promoted.Before == 0 ? new GroupRules() : (await dispatcher.RulesHistory(call.Ct)).Published.FirstOrDefault(one => one.Version == promoted.Before)?.Rules;
        var present = await dispatcher.Describe(call.Ct);
        var now = PilotPromotion.Json(present.Rules);
        if (former is not null && now == PilotPromotion.Json(former)) return (promoted with { State = PromotedState.TakenBack }, null);
        // Versions are kept up to a number: where the one before is not, many were published since.
        if (former is null || now != PilotPromotion.Json(tried)) return (promoted with { State = PromotedState.ChangedSince }, null);
        var unchanged = new Condition(ConditionKind.OneOf, [present.Version], null);
        var reply = await auditor.Watch(call, groups.Audit, call.Id, () => groups.GoBack(call.Id, former, unchanged, call.Ct), made => made.Status < 300);
        return reply is Problem problem ? (null, problem) : (promoted with { State = PromotedState.TakenBack }, null);
    }

    private async ValueTask<(PromotedState State, Problem? Problem)> Queue(Call call, PromotedQueue promoted, string? selection)
    {
        for (var tries = 1; ; tries++)
        {
            if (await queues.Present(promoted.Queue, call.Ct) is not { } present || present.Value.Group != call.Id) return (PromotedState.ChangedSince, null);
            if (present.Value.Selection == promoted.Before) return (PromotedState.TakenBack, null);
            if (present.Value.Selection != selection) return (PromotedState.ChangedSince, null);
            var problem = await promotion.Select(call, promoted.Queue, present, promoted.Before);
            if (problem is null) return (PromotedState.TakenBack, null);
            // What its policy before needs was taken from it since: that must not hold up all the others.
            if (problem.Kind != ProblemKinds.VersionConflict) return (PromotedState.ChangedSince, null);
            if (tries == MaxTries) return (default, problem);
        }
    }
}
