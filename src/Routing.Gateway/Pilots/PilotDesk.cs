using System.Text.Json;

namespace Routing.Gateway;

/// <summary>A group's pilot: put, started, watched, and ended one way or the other.</summary>
internal sealed class PilotDesk(IActorDirectory actors, GroupDesk groups, IEventLog log, PilotReader reader, PilotPromotion promotion, PilotTakeBack takeBack, PolicyEstimates estimates)
{
    public const string EndedElsewhere = "The pilot was ended by somebody else meanwhile.";

    private AuditOf Audit => new("pilot", async (id, ct) =>
        await actors.Dispatcher(id).Pilot(ct) is { } found ? JsonSerializer.Serialize(ViewOf(id, found), ApiJson.Default.PilotView) : null);

    public static void Map(OperationMap map, PilotDesk desk) => map.Add(
        new Operation("GET", "/v1/groups/{id}/pilot", "getPilot", "Answers a group's pilot, with what it has come to up to now.", Role.Supervisor | Role.Admin | Role.Auditor, desk.Get)
        { Reply = typeof(PilotView), Problems = [404] },
        new Operation("PUT", "/v1/groups/{id}/pilot", "putPilot", "Prepares a pilot: the draft of rules, or a selection policy, for a part of the contacts. Nothing happens until it starts.", Role.Admin, desk.Put)
        { Body = typeof(Pilot), Reply = typeof(PilotView), Conditional = true, Problems = [404, 409, 412, 422], Audit = desk.Audit },
        new Operation("DELETE", "/v1/groups/{id}/pilot", "deletePilot", "Deletes a pilot that does not run, and its figures.", Role.Admin, desk.Delete)
        { Success = 204, Conditional = true, Problems = [404, 409, 412], Audit = desk.Audit },
        new Operation("POST", "/v1/groups/{id}/pilot:start", "startPilot", "Starts the pilot, with the draft as it is now. Who waits already is not part of it.", Role.Admin, desk.Start)
        { Reply = typeof(PilotView), Problems = [404, 409], Audit = desk.Audit },
        new Operation("POST", "/v1/groups/{id}/pilot:stop", "stopPilot", "Stops the pilot: new contacts go by what is in force. Its figures stay.", Role.Supervisor | Role.Admin, desk.Stop)
        { Body = typeof(WithReason), BodyOptional = true, Reply = typeof(PilotView), Problems = [404, 409], Audit = desk.Audit },
        new Operation("POST", "/v1/groups/{id}/pilot:promote", "promotePilot", "Puts in force what the pilot tried: rules as a new version, the policy in every queue of the group.", Role.Admin, desk.Promote)
        { Body = typeof(PromotePilot), BodyOptional = true, Reply = typeof(PilotView), Problems = [404, 409, 412, 422], Audit = desk.Audit },
        new Operation("POST", "/v1/groups/{id}/pilot:rollBack", "rollBackPilot", "Ends the pilot for good. What it was promoted to is taken back, by an admin, where nobody changed it since.", Role.Supervisor | Role.Admin, desk.RollBack)
        { Body = typeof(WithReason), BodyOptional = true, Reply = typeof(PilotView), Problems = [404, 409, 412, 422], Audit = desk.Audit },
        new Operation("POST", "/v1/groups/{id}:estimatePolicy", "estimatePolicy", "Estimates from logged choices what a selection policy that has not run would have come to: contacts resolved, satisfaction and handle time.", Role.Supervisor | Role.Admin, desk.Estimate)
        { Body = typeof(EstimatePolicy), Reply = typeof(PolicyEstimateView), Problems = [404, 422] });

    private async ValueTask<Reply> Get(Call call) => await Answer(call, await reader.Read(call.Id, call.Ct));

    private async ValueTask<Reply> Put(Call call)
    {
        var condition = Version.Read(call.Http.Request.Headers);
        if (condition.Problem is { } wrong) return wrong;
        if (call.Read(PilotShape.Config, out var malformed) is not { } pilot) return malformed!;
        if (Outcomes.Of(Refusals.Of(PilotRules.Check(pilot))) is { } faulty) return faulty;
        if (await groups.Missing(call.Id, call.Ct) is { } missing) return missing;
        var present = await actors.Dispatcher(call.Id).Pilot(call.Ct);
        if (!condition.Holds(present?.Kept.Version)) return Outcomes.Stale(Named(call), present?.Kept.Version ?? 0, condition);
        var answer = await actors.Dispatcher(call.Id).SetPilot(pilot, condition.Kind == ConditionKind.None ? null : present?.Kept.Version ?? 0, call.Ct);
        if (Outcomes.Of(answer, Named(call), condition) is { } problem) return problem;
        var created = answer.Outcome == ConfigureOutcome.Created;
        return await actors.Dispatcher(call.Id).Pilot(call.Ct) is { } now
            ? Reply.Of(ViewOf(call.Id, now), ApiJson.Default.PilotView, created ? 201 : 200, answer.Version, created ? $"/v1/groups/{call.Id}/pilot" : null)
            : Outcomes.Missing(Named(call));
    }

    private async ValueTask<Reply> Delete(Call call)
    {
        var condition = Version.Read(call.Http.Request.Headers);
        if (condition.Problem is { } wrong) return wrong;
        if (await actors.Dispatcher(call.Id).Pilot(call.Ct) is not { } present) return Outcomes.Missing(Named(call));
        if (!condition.Holds(present.Kept.Version)) return Outcomes.Stale(Named(call), present.Kept.Version, condition);
        var answer = await actors.Dispatcher(call.Id).SetPilot(null, condition.Kind == ConditionKind.None ? null : present.Kept.Version, call.Ct);
        return Outcomes.Of(answer, Named(call), condition) is { } problem ? problem : Reply.NoContent;
    }

    private async ValueTask<Reply> Start(Call call)
    {
        if (await actors.Dispatcher(call.Id).Pilot(call.Ct) is not { } present) return Outcomes.Missing(Named(call));
        if (await actors.Dispatcher(call.Id).StartPilot(log.Newest, call.Ct)) return await Answer(call);
        return Outcomes.Conflict(StateOf(present), present.Kept.Status switch
        {
            PilotStatus.Running => "The pilot runs already.",
            PilotStatus.Promoted or PilotStatus.RolledBack => "The pilot has ended for good. Put it anew to try again.",
            _ => "It is to try the group's draft, and there is none. Put the draft first.",
        });
    }

    private async ValueTask<Reply> Stop(Call call)
    {
        if (call.Read(ActionShape.Reason, out var malformed) is not { } body) return malformed!;
        // What has happened up to now belongs to it still.
        if (await reader.Read(call.Id, call.Ct) is not { } present) return Outcomes.Missing(Named(call));
        return await actors.Dispatcher(call.Id).EndPilot(PilotStatus.Stopped, body.Reason, ct: call.Ct) ? await Answer(call) : Outcomes.Conflict(StateOf(present), "The pilot does not run.");
    }

    private async ValueTask<Reply> RollBack(Call call)
    {
        if (call.Read(ActionShape.Reason, out var malformed) is not { } body) return malformed!;
        if (await reader.Read(call.Id, call.Ct) is not { } present) return Outcomes.Missing(Named(call));
        var kept = present.Kept;
        if (kept.Status is PilotStatus.Prepared or PilotStatus.RolledBack)
            return Outcomes.Conflict(StateOf(present), kept.Status == PilotStatus.Prepared ? "The pilot has not run. Delete it, or leave it." : "The pilot was rolled back already.");
        if (kept is { Status: PilotStatus.Promoted, Promoted: null })
            return Outcomes.Conflict(StateOf(present), "It was promoted when what had been before was not kept yet. Put the policy of each queue as it was, and rules by rollBack of the group.");
        PilotPromoted? after = null;
        if (kept.Promoted is { } promoted)
        {
            if (!call.Caller.Has(Role.Admin)) return ProblemKinds.Forbidden.With("What was promoted is configuration: use a key of role admin to take it back.");
            (after, var problem) = await takeBack.Apply(call, kept, promoted);
            if (problem is not null) return problem;
        }
        return await actors.Dispatcher(call.Id).EndPilot(PilotStatus.RolledBack, body.Reason, after, call.Ct) ? await Answer(call) : Outcomes.Conflict(StateOf(present), EndedElsewhere);
    }

    private async ValueTask<Reply> Promote(Call call)
    {
        if (call.Read(PilotShape.Promotion, out var malformed) is not { } asked) return malformed!;
        if (await reader.Read(call.Id, call.Ct) is not { } present) return Outcomes.Missing(Named(call));
        if (present.Kept.Status is not (PilotStatus.Running or PilotStatus.Stopped)) return Outcomes.Conflict(StateOf(present), "Only a pilot that runs or was stopped can be promoted.");
        if (Doubt(present) is { } doubt && doubt.Finding != asked.Despite)
            return Outcomes.Conflict(StateOf(present), $"{doubt.Why}. To promote it all the same, send {{\"despite\":\"{Names<PilotFinding>.Of(doubt.Finding)}\"}}.");
        // Half of it in force, it would measure that against itself. What was stopped may still be promoted.
        if (present.Kept.Status == PilotStatus.Running && !await actors.Dispatcher(call.Id).EndPilot(PilotStatus.Stopped, "to be promoted", ct: call.Ct))
            return Outcomes.Conflict(StateOf(present), EndedElsewhere);
        if (await promotion.Apply(call, present.Kept) is { } problem) return problem;
        return await actors.Dispatcher(call.Id).EndPilot(PilotStatus.Promoted, null, ct: call.Ct) ? await Answer(call) : Outcomes.Conflict(StateOf(present), EndedElsewhere);
    }

    /// <summary>What speaks against promoting it; null where nothing does.</summary>
    private static (PilotFinding Finding, string Why)? Doubt(PilotStanding standing)
    {
        var (pilot, progress) = (standing.Kept.Pilot, standing.Progress);
        var measure = Names<PilotMeasure>.Of(pilot.Measure);
        return PilotVerdict.Of(pilot, progress) switch
        {
            PilotFinding.TooEarly => (PilotFinding.TooEarly, $"Nothing is known of {measure} yet: {PilotVerdict.Missing(pilot, progress, pilot.Measure)?.InWords() ?? "there is no interval"}"),
            PilotFinding.Worse => (PilotFinding.Worse, $"What is tried is worse in {measure} than what is in force"),
            _ => null,
        };
    }

    private async ValueTask<Reply> Estimate(Call call)
    {
        if (call.Read(PilotShape.Estimate, out var malformed) is not { } asked) return malformed!;
        if (!LoggedPolicies.Names.Contains(asked.Selection))
            return ProblemKinds.RuleBroken.At("selection", LoggedPolicies.Rule);
        if (await groups.Missing(call.Id, call.Ct) is { } missing) return missing;
        return Reply.Of(await estimates.Of(call.Id, asked, call.Ct), ApiJson.Default.PolicyEstimateView);
    }

    private async ValueTask<Reply> Answer(Call call) => await Answer(call, await actors.Dispatcher(call.Id).Pilot(call.Ct));

    private static ValueTask<Reply> Answer(Call call, PilotStanding? standing) =>
        new(standing is null ? Outcomes.Missing(Named(call)) : Reply.Of(ViewOf(call.Id, standing), ApiJson.Default.PilotView, version: standing.Kept.Version));

    private static string Named(Call call) => $"pilot of group {call.Id}";

    private static string StateOf(PilotStanding standing) => JsonNamingPolicy.CamelCase.ConvertName(standing.Kept.Status.ToString());

    private static PilotView ViewOf(string group, PilotStanding standing) => PilotReplies.Of(group, standing);
}
