namespace Routing.Gateway;

/// <summary>Puts and reads the rules of routing groups. A group is there as soon as it is named.</summary>
internal sealed class GroupDesk(IActorDirectory actors, ICatalog catalog, TimeProvider clock, IntentLearner learner)
    : ConfigDesk<GroupRules>("group", AgentShape.Rules, ApiJson.Default.GroupRules)
{
    public override async ValueTask<Configured<GroupRules>?> Present(string id, CancellationToken ct)
    {
        var group = await actors.Dispatcher(id).Describe(ct);
        return IsThere(group) ? new(group.Rules, group.Version) : null;
    }

    public override Problem? Check(string id, GroupRules config) => ConfigCheck.Of(config);

    public override async ValueTask<Problem?> CheckAmongOthers(string id, GroupRules config, CancellationToken ct)
    {
        var queues = (await actors.Dispatcher(id).Describe(ct)).Queues.ToHashSet(StringComparer.Ordinal);
        if (RuleQueues.Missing(config, queues) is [var missing, ..]) return ProblemKinds.RuleBroken.At(missing.Field, missing.Mend);
        var results = config.Examples.IsEmpty ? [] : RuleExamples.Check(config, queues, clock.GetUtcNow(), new GroupModel(await actors.Dispatcher(id).Knowledge(ct)));
        for (var i = 0; i < results.Length; i++)
        {
            if (results[i].Misses is [var miss, ..]) return ProblemKinds.RuleBroken.At($"examples[{i}].expect", $"Of example {results[i].Name}, {miss}. Mend the rules, or the example.");
        }
        return null;
    }

    /// <summary>The answer to rules that were published, whichever way.</summary>
    public ValueTask<Reply> Published(string id, ConfigureAnswer change, CancellationToken ct) => Changed(id, change, ct);

    protected override ValueTask<ConfigureAnswer> Configure(string id, GroupRules config, long? expectedVersion, CancellationToken ct) =>
        actors.Dispatcher(id).Publish(config, expectedVersion, ct);

    protected override async ValueTask<Reply> Changed(string id, ConfigureAnswer change, CancellationToken ct)
    {
        var created = change.Outcome == ConfigureOutcome.Created;
        var group = await actors.Dispatcher(id).Describe(ct);
        // Examples are of use once they are learned, which takes a while and is waited for by nobody.
        if (group.Rules.Intents.Any(route => !route.Examples.IsEmpty)) learner.Ask(id);
        return Reply.Of(View(group), ApiJson.Default.GroupView, created ? 201 : 200, change.Version, created ? $"/v1/groups/{id}" : null);
    }

    public async ValueTask<Reply> Get(Call call)
    {
        var group = await actors.Dispatcher(call.Id).Describe(call.Ct);
        return IsThere(group) ? Reply.Of(View(group), ApiJson.Default.GroupView, version: group.Version) : Outcomes.Missing($"group {call.Id}");
    }

    public async ValueTask<Reply> List(Call call)
    {
        if (Paging.Read(call, out var paging) is { } problem) return problem;
        return Reply.Of(await paging.Of(catalog, ActorKind.Dispatcher, One, call.Ct), ApiJson.Default.GroupPage);

        async ValueTask<GroupView?> One(string id) => View(await actors.Dispatcher(id).Describe(call.Ct));
    }

    private static bool IsThere(GroupDescription group) => group.Version > 0 || group.Queues.Count > 0 || group.Agents.Count > 0 || group.Id == Defaults.Group;

    private static GroupView View(GroupDescription group) => new(group.Rules)
    {
        Id = group.Id,
        Version = group.Version,
        Queues = [.. group.Queues],
        Agents = [.. group.Agents],
        RepairsBySweep = group.RepairsBySweep,
        IntentsLearned = group.Intents,
    };
}
