using System.Text.Json;

namespace Routing.Gateway;

/// <summary>A group's pilot: put, started, watched, and ended one way or the other.</summary>
internal sealed class PilotDesk(IActorDirectory actors, GroupDesk groups, IEventLog log, PilotReader reader, PilotPromotion promotion, PolicyEstimates estimates)
{
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
        { Reply = typeof(PilotView), Problems = [404, 409, 412, 422], Audit = desk.Audit },
        new Operation("POST", "/v1/groups/{id}/pilot:rollBack", "rollBackPilot", "Ends the pilot for good; what is in force stays so.", Role.Supervisor | Role.Admin, desk.RollBack)
        { Body = typeof(WithReason), BodyOptional = true, Reply = typeof(PilotView), Problems = [404, 409], Audit = desk.Audit },
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

    private ValueTask<Reply> Stop(Call call) => End(call, PilotStatus.Stopped);

    private ValueTask<Reply> RollBack(Call call) => End(call, PilotStatus.RolledBack);

    private async ValueTask<Reply> End(Call call, PilotStatus how)
    {
        if (call.Read(ActionShape.Reason, out var malformed) is not { } body) return malformed!;
        // What has happened up to now belongs to it still.
        if (await reader.Read(call.Id, call.Ct) is not { } present) return Outcomes.Missing(Named(call));
        return await actors.Dispatcher(call.Id).EndPilot(how, body.Reason, call.Ct) ? await Answer(call) : Outcomes.Conflict(StateOf(present), "The pilot does not run.");
    }

    private async ValueTask<Reply> Promote(Call call)
    {
        if (await reader.Read(call.Id, call.Ct) is not { } present) return Outcomes.Missing(Named(call));
        if (present.Kept.Status is not (PilotStatus.Running or PilotStatus.Stopped)) return Outcomes.Conflict(StateOf(present), "Only a pilot that runs or was stopped can be promoted.");
        // Half of it in force, it would measure that against itself. What was stopped may still be promoted.
        if (present.Kept.Status == PilotStatus.Running && !await actors.Dispatcher(call.Id).EndPilot(PilotStatus.Stopped, "to be promoted", call.Ct))
            return Outcomes.Conflict(StateOf(present), "The pilot was ended by somebody else meanwhile.");
        if (await promotion.Apply(call.Id, present.Kept, call.Ct) is { } problem) return problem;
        return await actors.Dispatcher(call.Id).EndPilot(PilotStatus.Promoted, null, call.Ct) ? await Answer(call) : Outcomes.Conflict(StateOf(present), "The pilot was ended by somebody else meanwhile.");
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
