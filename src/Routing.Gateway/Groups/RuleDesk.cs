using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Routing.Gateway;

/// <summary>Drafts of a group's rules: kept, checked, published; and versions gone back to.</summary>
internal sealed class RuleDesk(IActorDirectory actors, IEventLog log, GroupDesk groups)
{
    /// <summary>Contacts planned again in a check.</summary>
    private const int MostReplayed = 500;
    private const int ReadAtATime = 16;
    private readonly LatestContacts _latest = new(log);

    public async ValueTask<Reply> GetDraft(Call call) =>
        await actors.Dispatcher(call.Id).Draft(call.Ct) is { Rules: { } draft } kept ? Reply.Of(draft, ApiJson.Default.GroupRules, version: kept.Stamp) : NoDraft(call.Id);

    public AuditOf DraftAudit => new("draft", async (id, ct) => (await actors.Dispatcher(id).Draft(ct)).Rules is { } draft ? JsonSerializer.Serialize(draft, ApiJson.Default.GroupRules) : null);

    public async ValueTask<Reply> PutDraft(Call call)
    {
        var condition = Version.Read(call.Http.Request.Headers);
        if (condition.Problem is { } wrong) return wrong;
        if (call.Read(AgentShape.Rules, out var malformed) is not { } draft) return malformed!;
        if (groups.Check(call.Id, draft) is { } faulty) return faulty;
        var (answer, problem) = await SetDraft(call, draft, condition);
        if (problem is not null) return problem;
        var created = answer!.Outcome == ConfigureOutcome.Created;
        return Reply.Of(draft, ApiJson.Default.GroupRules, created ? 201 : 200, answer.Version, created ? $"/v1/groups/{call.Id}/draft" : null);
    }

    public async ValueTask<Reply> DeleteDraft(Call call)
    {
        var condition = Version.Read(call.Http.Request.Headers);
        if (condition.Problem is { } wrong) return wrong;
        return (await SetDraft(call, null, condition)).Problem ?? Reply.NoContent;
    }

    /// <summary>Under a condition, the draft is set only while it is the one that the caller has seen.</summary>
    private async ValueTask<(ConfigureAnswer? Answer, Problem? Problem)> SetDraft(Call call, GroupRules? draft, Condition condition)
    {
        var what = $"draft of group {call.Id}";
        var present = await actors.Dispatcher(call.Id).Draft(call.Ct);
        var seen = present.Rules is null ? 0 : present.Stamp;
        if (!condition.Holds(seen)) return (null, Outcomes.Stale(what, seen, condition));
        var answer = await actors.Dispatcher(call.Id).SetDraft(draft, condition.Kind == ConditionKind.None ? null : present.Stamp, call.Ct);
        return (answer, Outcomes.Of(answer, what, condition));
    }

    public async ValueTask<Reply> Check(Call call)
    {
        var dispatcher = actors.Dispatcher(call.Id);
        if ((await dispatcher.Draft(call.Ct)).Rules is not { } draft) return NoDraft(call.Id);
        var model = new GroupModel(await dispatcher.Knowledge(call.Ct));
        var group = await dispatcher.Describe(call.Ct);
        var queues = group.Queues.ToHashSet(StringComparer.Ordinal);
        var examples = await groups.CheckExamples(group, draft, model, call.Ct);
        var past = await Lately(group, call.Ct);
        var waiting = await Waiting(draft, group, call.Ct);
        var replayed = RulesReplay.Compare(group.Rules, draft, queues, past, queue => waiting.GetValueOrDefault(queue), model);
        return Reply.Of(
            new RulesCheckView(
                RuleQueues.Missing(draft, queues), [.. examples.Select(ExampleView.Of)], replayed.Replayed, replayed.Changed, replayed.Moves, replayed.Changes)
            {
                Warnings = RuleWarnings.Of(draft, queues, model.Of(draft)?.Intents ?? [], past),
                Rules = replayed.Held,
            },
            ApiJson.Default.RulesCheckView);
    }

    public async ValueTask<Reply> Publish(Call call)
    {
        var condition = Version.Read(call.Http.Request.Headers);
        if (condition.Problem is { } wrong) return wrong;
        var (rules, stamp) = await actors.Dispatcher(call.Id).Draft(call.Ct);
        if (rules is not { } draft) return NoDraft(call.Id);
        var reply = await Publish(call.Id, draft, condition, call.Ct);
        // A draft that was published is none any more; one that was changed meanwhile stays.
        if (reply is not Problem) await actors.Dispatcher(call.Id).SetDraft(null, stamp, call.Ct);
        return reply;
    }

    public async ValueTask<Reply> RollBack(Call call)
    {
        var condition = Version.Read(call.Http.Request.Headers);
        if (condition.Problem is { } wrong) return wrong;
        if (call.Read(ActionShape.RollBack, out var malformed) is not { } back) return malformed!;
        if (await groups.Missing(call.Id, call.Ct) is { } missing) return missing;
        var published = (await actors.Dispatcher(call.Id).RulesHistory(call.Ct)).Published;
        if (published.FirstOrDefault(p => p.Version == back.Version) is not { } former)
            return ProblemKinds.RuleBroken.At("version", $"Version {back.Version} is not kept. Use one of: {string.Join(", ", published.Select(p => p.Version))}.");
        return await groups.GoBack(call.Id, former.Rules, condition, call.Ct);
    }

    public async ValueTask<Reply> Versions(Call call)
    {
        if (Paging.Read(call, out var paging) is { } problem) return problem;
        if (paging.Before(out var before) is { } strange) return strange;
        var dispatcher = actors.Dispatcher(call.Id);
        var hasDraft = (await dispatcher.Draft(call.Ct)).Rules is not null;
        // A draft may come before its group.
        if (!hasDraft && await groups.Missing(call.Id, call.Ct) is { } missing) return missing;
        var rest = (await dispatcher.RulesHistory(call.Ct)).Published.Where(published => published.Version < before).ToImmutableArray();
        var view = rest.Length > paging.Limit
            ? new RuleVersionsView(rest[..paging.Limit], hasDraft, rest[paging.Limit - 1].Version.ToString(CultureInfo.InvariantCulture))
            : new RuleVersionsView(rest, hasDraft);
        return Reply.Of(view, ApiJson.Default.RuleVersionsView);
    }

    private async ValueTask<Reply> Publish(string id, GroupRules rules, Condition condition, CancellationToken ct)
    {
        var (answer, problem) = await groups.Apply(id, rules, condition, ct);
        return problem ?? await groups.Published(id, answer!, ct);
    }

    private async ValueTask<List<(ContactRecord, CustomerRecord)>> Lately(GroupDescription group, CancellationToken ct)
    {
        var ids = await _latest.Ids(MostReplayed, ct);
        var past = new List<(ContactRecord, CustomerRecord)>(ids.Count);
        foreach (var few in ids.Chunk(ReadAtATime))
        {
            foreach (var found in await Task.WhenAll(few.Select(id => Read(id, group.Id, ct)))) if (found is { } contact) past.Add(contact);
        }
        return past;
    }

    private async Task<(ContactRecord, CustomerRecord)?> Read(string id, string group, CancellationToken ct) =>
        await actors.Contact(id).Get(ct) is { } record && record.Plan.Group == group ? (record, await actors.Customer(record.Request.CustomerId).Get(ct)) : null;

    private async ValueTask<Dictionary<string, int>> Waiting(GroupRules draft, GroupDescription group, CancellationToken ct)
    {
        var asked = draft.Rules.Concat(group.Rules.Rules).SelectMany(rule => rule.When.QueueLengths.Concat(rule.Unless?.QueueLengths ?? [])).Select(length => length.Queue).ToHashSet(StringComparer.Ordinal);
        var waiting = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var queue in asked.Where(group.Queues.Contains)) waiting[queue] = (await actors.Queue(queue).Describe(ct))?.Waiting ?? 0;
        return waiting;
    }

    private static Problem NoDraft(string group) => Outcomes.Missing($"draft of group {group}");
}
