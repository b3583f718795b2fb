using System.Text.Json;

namespace Routing.Gateway;

/// <summary>Puts in force what a pilot tried: the rules as a new version, the policy in every queue of the group. Repeated after a failure it takes up what is left.</summary>
internal sealed class PilotPromotion(IActorDirectory actors, GroupDesk groups, QueueDesk queues, Auditor auditor)
{
    /// <summary>What stands in the way; null when it is in force. How all of it was before is kept first, so that it can be taken back wherever this breaks off.</summary>
    public async ValueTask<Problem?> Apply(Call call, PilotKept kept)
    {
        var present = await actors.Dispatcher(call.Id).Describe(call.Ct);
        var tried = kept.Rules is { } rules && Json(present.Rules) != Json(rules) ? rules : null;
        if (tried is not null && present.Version != kept.RuleVersion)
            return Outcomes.Conflict("stopped", $"Rules were published since the pilot started: version {present.Version}, where it was measured against {kept.RuleVersion}. Put the pilot anew, or publish the draft.");
        var selections = kept.Pilot.Selection is null ? [] : await Selections(present.Queues, call.Ct);
        var promoted = PilotPromoted.Of(kept.Pilot.Selection, selections, tried is null ? null : new PromotedRules(present.Version), kept.Promoted);
        if (!await actors.Dispatcher(call.Id).BeginPromotion(promoted, call.Ct)) return Outcomes.Conflict(null, PilotDesk.EndedElsewhere);
        return (tried is null ? null : await Publish(call, tried, present.Version)) ?? (kept.Pilot.Selection is { } selection ? await Select(call, promoted, selection) : null);
    }

    /// <summary>Lists compare by their place in memory; what they hold is what counts.</summary>
    public static string Json(GroupRules rules) => JsonSerializer.Serialize(rules, ApiJson.Default.GroupRules);

    /// <summary>Gives a queue another policy, if nobody has changed it since it was read, with an entry in the audit.</summary>
    public async ValueTask<Problem?> Select(Call call, string id, Configured<QueueConfig> present, string selection)
    {
        var config = present.Value with { Selection = selection };
        var (_, problem) = await auditor.Watch(
            call, queues.Audit, id, () => queues.Apply(id, config, new Condition(ConditionKind.OneOf, [present.Version], null), call.Ct), made => made.Problem is null);
        return problem;
    }

    private async ValueTask<Problem?> Publish(Call call, GroupRules tried, long version)
    {
        var draft = await actors.Dispatcher(call.Id).Draft(call.Ct);
        var unchanged = version == 0 ? new Condition(ConditionKind.Absent, [], null) : new Condition(ConditionKind.OneOf, [version], null);
        var (_, problem) = await auditor.Watch(call, groups.Audit, call.Id, () => groups.Apply(call.Id, tried, unchanged, call.Ct), made => made.Problem is null);
        if (problem is null && draft.Rules is { } same && Json(same) == Json(tried)) await actors.Dispatcher(call.Id).SetDraft(null, draft.Stamp, call.Ct);
        return problem;
    }

    private async ValueTask<Problem?> Select(Call call, PilotPromoted promoted, string selection)
    {
        foreach (var (id, _, _) in promoted.Queues)
        {
            if (await queues.Present(id, call.Ct) is not { } present || present.Value.Selection == selection) continue;
            if (await Select(call, id, present, selection) is { } problem) return problem;
        }
        return null;
    }

    private async ValueTask<List<KeyValuePair<string, string>>> Selections(IEnumerable<string> ids, CancellationToken ct)
    {
        var found = new List<KeyValuePair<string, string>>();
        foreach (var id in ids) if (await queues.Present(id, ct) is { } present) found.Add(new(id, present.Value.Selection));
        return found;
    }
}
