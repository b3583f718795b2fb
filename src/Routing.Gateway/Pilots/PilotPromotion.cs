using System.Text.Json;

namespace Routing.Gateway;

/// <summary>Puts in force what a pilot tried: the rules as a new version, the policy in every queue of the group. Repeated after a failure it takes up what is left.</summary>
internal sealed class PilotPromotion(IActorDirectory actors, GroupDesk groups, QueueDesk queues)
{
    /// <summary>What stands in the way; null when it is in force.</summary>
    public async ValueTask<Problem?> Apply(string group, PilotKept kept, CancellationToken ct) =>
        await Rules(group, kept, ct) ?? (kept.Pilot.Selection is { } selection ? await Selection(group, selection, ct) : null);

    private async ValueTask<Problem?> Rules(string group, PilotKept kept, CancellationToken ct)
    {
        if (kept.Rules is not { } tried) return null;
        var present = await actors.Dispatcher(group).Describe(ct);
        if (Json(present.Rules) == Json(tried)) return null;
        if (present.Version != kept.RuleVersion)
            return Outcomes.Conflict("stopped", $"Rules were published since the pilot started: version {present.Version}, where it was measured against {kept.RuleVersion}. Put the pilot anew, or publish the draft.");
        var draft = await actors.Dispatcher(group).Draft(ct);
        var unchanged = present.Version == 0 ? new Condition(ConditionKind.Absent, [], null) : new Condition(ConditionKind.OneOf, [present.Version], null);
        var (_, problem) = await groups.Apply(group, tried, unchanged, ct);
        if (problem is null && draft.Rules is { } same && Json(same) == Json(tried)) await actors.Dispatcher(group).SetDraft(null, draft.Stamp, ct);
        return problem;
    }

    private async ValueTask<Problem?> Selection(string group, string selection, CancellationToken ct)
    {
        foreach (var id in (await actors.Dispatcher(group).Describe(ct)).Queues)
        {
            if (await queues.Present(id, ct) is not { } present || present.Value.Selection == selection) continue;
            var (_, problem) = await queues.Apply(id, present.Value with { Selection = selection }, new Condition(ConditionKind.OneOf, [present.Version], null), ct);
            if (problem is not null) return problem;
        }
        return null;
    }

    // Lists compare by their place in memory; what they hold is what counts.
    private static string Json(GroupRules rules) => JsonSerializer.Serialize(rules, ApiJson.Default.GroupRules);
}
