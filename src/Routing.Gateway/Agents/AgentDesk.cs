using System.Text.Json.Nodes;

namespace Routing.Gateway;

/// <summary>Puts, reads and deletes agents; sets their presence and takes their heartbeats.</summary>
internal sealed class AgentDesk(IActorDirectory actors, ICatalog catalog, QueueLookup queues, HookOptions hooks)
    : ConfigDesk<AgentProfile>("agent", AgentShape.Profile, ApiJson.Default.AgentProfile)
{
    public override async ValueTask<Configured<AgentProfile>?> Present(string id, CancellationToken ct) =>
        await actors.Agent(id).Describe(ct) is { } d ? new(d.Profile, d.Version) : null;

    public override Problem? Check(string id, AgentProfile config) => ConfigCheck.Of(config) ?? HookAddress.Check("hook.url", config.Hook?.Url, hooks);

    public override async ValueTask<Problem?> CheckAmongOthers(string id, AgentProfile config, CancellationToken ct) => (await GroupOf(config, ct)).Problem;

    protected override async ValueTask<ConfigureAnswer> Configure(string id, AgentProfile config, long? expectedVersion, CancellationToken ct)
    {
        var (group, _) = await GroupOf(config, ct);
        var before = await actors.Agent(id).Describe(ct);
        var answer = await actors.Agent(id).Configure(config, group, expectedVersion, ct);
        if (answer.Outcome is not (ConfigureOutcome.Created or ConfigureOutcome.Replaced)) return answer;
        await actors.Dispatcher(group).EnlistAgent(id, ct);
        if (before is not null && before.Group != group) await actors.Dispatcher(before.Group).DelistAgent(id, ct);
        return answer;
    }

    protected override async ValueTask<Reply> Changed(string id, ConfigureAnswer change, CancellationToken ct)
    {
        var created = change.Outcome == ConfigureOutcome.Created;
        return await View(id, ct) is { } view
            ? Reply.Of(view, ApiJson.Default.AgentView, created ? 201 : 200, change.Version, created ? $"/v1/agents/{id}" : null)
            : Outcomes.Missing($"agent {id}");
    }

    public async ValueTask<Reply> Get(Call call)
    {
        if (!call.Caller.MaySee(call.Id)) return Outcomes.OtherAgents("profile");
        return await View(call.Id, call.Ct) is { } view
            ? Reply.Of(view, ApiJson.Default.AgentView, version: view.Version)
            : Outcomes.Missing($"agent {call.Id}");
    }

    public async ValueTask<Reply> List(Call call)
    {
        if (Paging.Read(call, out var paging) is { } problem) return problem;
        return Reply.Of(await paging.Of(catalog, ActorKind.Agent, id => View(id, call.Ct), call.Ct), ApiJson.Default.AgentPage);
    }

    public async ValueTask<Reply> Offers(Call call)
    {
        if (!call.Caller.MaySee(call.Id)) return Outcomes.OtherAgents("list of offers");
        if (Paging.Read(call, out var paging) is { } problem) return problem;
        if (await actors.Agent(call.Id).Describe(call.Ct) is not { } agent) return Outcomes.Missing($"agent {call.Id}");
        return Reply.Of(paging.Of(await OfferViews.Of(agent, actors, call.Ct), offer => offer.Id), ApiJson.Default.OfferPage);
    }

    public async ValueTask<Reply> Delete(Call call)
    {
        var (expected, problem) = await ForDelete(call);
        if (problem is not null) return problem;
        var before = await actors.Agent(call.Id).Describe(call.Ct);
        if (Outcomes.Of(await actors.Agent(call.Id).Delete(expected, call.Ct), $"agent {call.Id}") is { } refused) return refused;
        if (before is not null) await actors.Dispatcher(before.Group).DelistAgent(call.Id, call.Ct);
        return Reply.NoContent;
    }

    /// <summary>A presence that a supervisor set; an agent's own is told by its events.</summary>
    public AuditOf PresenceAudit => new("presence", async (id, ct) => await actors.Agent(id).Describe(ct) is { } agent
        ? new JsonObject { ["presence"] = Names<PresenceKind>.Of(agent.Presence.Kind), ["reason"] = agent.Presence.Reason }.ToJsonString()
        : null)
    { IsKept = AuditOf.IsBySupervisor };

    public async ValueTask<Reply> SetPresence(Call call)
    {
        if (call.Caller.IsOnlyAgent && !call.Caller.MayActAs(call.Id)) return Outcomes.OtherAgents("presence");
        if (call.Read(ActionShape.Presence, out var problem) is not { } wanted) return problem!;
        if (Outcomes.Of(await AgentPresence.Set(actors, call.Id, wanted, call.Ct)) is { } refused) return refused;
        return await View(call.Id, call.Ct) is { } view
            ? Reply.Of(view, ApiJson.Default.AgentView, version: view.Version)
            : Outcomes.Missing($"agent {call.Id}");
    }

    public async ValueTask<Reply> Heartbeat(Call call)
    {
        if (!call.Caller.MayActAs(call.Id)) return Outcomes.OtherAgents("heartbeat");
        if (call.Read(ActionShape.Heartbeat, out var problem) is not { } beat) return problem!;
        var outcome = await actors.Agent(call.Id).Heartbeat(TimeSpan.FromSeconds(beat.LeaseSeconds), call.Ct);
        return (Reply?)Outcomes.Of(AgentPresence.Refused(call.Id, outcome)) ?? Reply.NoContent;
    }

    private async ValueTask<AgentView?> View(string id, CancellationToken ct) => await actors.Agent(id).Describe(ct) is { } agent
        ? AgentViews.Of(agent, await OfferViews.Of(agent, actors, ct))
        : null;

    /// <summary>The group of an agent is that of its queues, and they must agree on it.</summary>
    private async ValueTask<(string Group, Problem? Problem)> GroupOf(AgentProfile profile, CancellationToken ct)
    {
        string? group = null;
        for (var i = 0; i < profile.Queues.Length; i++)
        {
            var queue = profile.Queues[i];
            if (await queues.Config(queue, ct) is not { } config)
                return (Defaults.Group, ProblemKinds.RuleBroken.At($"queues[{i}]", $"There is no queue {queue}. Put the queue first."));
            if (group is not null && group != config.Group)
                return (group, ProblemKinds.RuleBroken.At($"queues[{i}]", $"The queue {queue} is of group {config.Group}, the others of {group}: an agent's queues are of one group."));
            group = config.Group;
        }
        if (profile.Hook?.HandOverTo is { } people)
        {
            if (await queues.Config(people, ct) is not { } config) return (group ?? Defaults.Group, ProblemKinds.RuleBroken.At("hook.handOverTo", $"There is no queue {people}. Put the queue first."));
            if (config.Group != (group ?? config.Group)) return (group!, ProblemKinds.RuleBroken.At("hook.handOverTo", $"The queue {people} is of group {config.Group}, the bot's of {group}: name one of the same."));
        }
        return (group ?? Defaults.Group, null);
    }
}
