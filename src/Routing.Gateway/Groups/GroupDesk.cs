using System.Collections.Immutable;

namespace Routing.Gateway;

/// <summary>Puts and reads the rules of routing groups. A group is there once a queue or an agent is of it, or it has rules of its own; the default one always.</summary>
internal sealed class GroupDesk(IActorDirectory actors, ICatalog catalog, TimeProvider clock, IntentLearner learner)
    : ConfigDesk<GroupRules>("group", AgentShape.Rules, ApiJson.Default.GroupRules)
{
    public override async ValueTask<Configured<GroupRules>?> Present(string id, CancellationToken ct)
    {
        var group = await actors.Dispatcher(id).Describe(ct);
        return IsThere(group) ? new(group.Rules, group.Version) : null;
    }

    /// <summary>What to answer of a group that there is not; null where it is there.</summary>
    public async ValueTask<Problem?> Missing(string id, CancellationToken ct) =>
        id == Defaults.Group || await Present(id, ct) is not null ? null : Outcomes.Missing($"group {id}");

    public override Problem? Check(string id, GroupRules config) => ConfigCheck.Of(config);

    public override async ValueTask<Problem?> CheckAmongOthers(string id, GroupRules config, CancellationToken ct)
    {
        var group = await actors.Dispatcher(id).Describe(ct);
        if (CheckQueues(group, config) is { } missing) return missing;
        var results = await CheckExamples(group, config, null, ct);
        for (var i = 0; i < results.Length; i++)
        {
            if (results[i].IsBroken) return ProblemKinds.RuleBroken.At($"examples[{i}].expect", $"Of example {results[i].Name}, {results[i].Misses[0]}. Mend the rules, or the example.");
        }
        return null;
    }

    private static Problem? CheckQueues(GroupDescription group, GroupRules config) =>
        RuleQueues.Missing(config, group.Queues.ToHashSet(StringComparer.Ordinal)) is [var missing, ..] ? ProblemKinds.RuleBroken.At(missing.Field, missing.Mend) : null;

    /// <summary>What rules make of the examples kept with them.</summary>
    /// <param name="model">What the group has learned; null to ask it.</param>
    public async ValueTask<ImmutableArray<ExampleResult>> CheckExamples(GroupDescription group, GroupRules config, GroupModel? model, CancellationToken ct)
    {
        if (config.Examples.IsEmpty) return [];
        var dispatcher = actors.Dispatcher(group.Id);
        model ??= new GroupModel(await dispatcher.Knowledge(ct));
        var unlearned = UnlearnedIntents.Of(config, (await dispatcher.RulesHistory(ct)).Published, model.Knowledge?.Report);
        return RuleExamples.Check(config, group.Queues.ToHashSet(StringComparer.Ordinal), clock.GetUtcNow(), model, unlearned);
    }

    /// <summary>The answer to rules that were published, whichever way.</summary>
    public ValueTask<Reply> Published(string id, ConfigureAnswer change, CancellationToken ct) => Changed(id, change, ct);

    /// <summary>Puts rules in force that were before. Whoever goes back has no time for examples: those that fail are told, and are in nobody's way.</summary>
    public async ValueTask<Reply> GoBack(string id, GroupRules former, Condition condition, CancellationToken ct)
    {
        var (answer, problem) = await Apply(id, former, condition, async (_, rules, stop) => CheckQueues(await actors.Dispatcher(id).Describe(stop), rules), ct);
        if (problem is not null) return problem;
        var group = await actors.Dispatcher(id).Describe(ct);
        var failed = (await CheckExamples(group, former, null, ct)).Where(result => !result.Misses.IsEmpty).Select(ExampleView.Of);
        AskToLearn(id, former);
        return Reply.Of(View(group) with { FailedExamples = [.. failed] }, ApiJson.Default.GroupView, version: answer!.Version);
    }

    /// <summary>The answer where a profile was switched, or stood so already.</summary>
    public async ValueTask<Reply> Switched(string id, long version, CancellationToken ct) =>
        Reply.Of(View(await actors.Dispatcher(id).Describe(ct)), ApiJson.Default.GroupView, version: version);

    protected override ValueTask<ConfigureAnswer> Configure(string id, GroupRules config, long? expectedVersion, CancellationToken ct) =>
        actors.Dispatcher(id).Publish(config, expectedVersion, ct);

    protected override async ValueTask<Reply> Changed(string id, ConfigureAnswer change, CancellationToken ct)
    {
        var created = change.Outcome == ConfigureOutcome.Created;
        var group = await actors.Dispatcher(id).Describe(ct);
        AskToLearn(id, group.Rules);
        return Reply.Of(View(group), ApiJson.Default.GroupView, created ? 201 : 200, change.Version, created ? $"/v1/groups/{id}" : null);
    }

    // Examples of intents are of use once they are learned, which takes a while and is waited for by nobody.
    private void AskToLearn(string id, GroupRules rules)
    {
        if (rules.Intents.Any(route => !route.Examples.IsEmpty)) learner.Ask(id);
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

        // What a queue that has gone since once named is no group.
        async ValueTask<GroupView?> One(string id) => await actors.Dispatcher(id).Describe(call.Ct) is var group && IsThere(group) ? View(group) : null;
    }

    public async ValueTask<Reply> Delete(Call call)
    {
        var (expected, problem) = await ForDelete(call);
        if (problem is not null) return problem;
        if (call.Id == Defaults.Group) return ProblemKinds.InUse.With($"What names no group is of the group {Defaults.Group}, so it stays. PUT {{}} on it to bring its rules back to the defaults.");
        return Outcomes.Of(await actors.Dispatcher(call.Id).Delete(expected, call.Ct), $"group {call.Id}") is { } refused ? refused : Reply.NoContent;
    }

    private static bool IsThere(GroupDescription group) => group.Version > 0 || group.Queues.Count > 0 || group.Agents.Count > 0 || group.Id == Defaults.Group;

    private GroupView View(GroupDescription group) => new(group.Rules)
    {
        Id = group.Id,
        Version = group.Version,
        Queues = [.. group.Queues],
        Agents = [.. group.Agents],
        ProfilesOn = [.. group.Rules.Profiles.Where(profile => RuleBook.IsOn(profile, clock.GetUtcNow())).Select(profile => profile.Name)],
        RepairsBySweep = group.RepairsBySweep,
        IntentsLearned = group.Intents,
    };
}
