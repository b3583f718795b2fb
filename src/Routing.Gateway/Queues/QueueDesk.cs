using System.Collections.Immutable;

namespace Routing.Gateway;

/// <summary>Puts, reads and deletes queues.</summary>
internal sealed class QueueDesk(IActorDirectory actors, ICatalog catalog, QueueLookup lookup, QueueWarnings warnings, HookOptions hooks, TimeProvider clock)
    : ConfigDesk<QueueConfig>("queue", QueueShape.Config, ApiJson.Default.QueueConfig)
{
    public override async ValueTask<Configured<QueueConfig>?> Present(string id, CancellationToken ct) =>
        await actors.Queue(id).Describe(ct) is { } d ? new(d.Config, d.Version) : null;

    public override Problem? Check(string id, QueueConfig config) =>
        ConfigCheck.Of(id, config) ?? HookAddress.Check("external.url", config.External?.Url, hooks) ?? HookAddress.Check("translation.url", config.Translation?.Url, hooks);

    public override async ValueTask<Problem?> CheckAmongOthers(string id, QueueConfig config, CancellationToken ct)
    {
        if (await actors.Queue(id).Describe(ct) is not { } present || present.Config.Group == config.Group) return null;
        // Whatever would be left behind by its end would be left behind by its move to another group too.
        return await UsedBy(id, ct) is { } user
            ? ProblemKinds.RuleBroken.At("group", $"The queue {id} is in use by {user}, and what works together is of one group. Free it first.")
            : null;
    }

    public override ValueTask<ImmutableArray<Fault>> Warnings(string id, QueueConfig config, IReadOnlyDictionary<string, QueueConfig> along, CancellationToken ct) =>
        warnings.Of(id, config, along, ct);

    protected override async ValueTask<ConfigureAnswer> Configure(string id, QueueConfig config, long? expectedVersion, CancellationToken ct)
    {
        var before = await actors.Queue(id).Describe(ct);
        var answer = await actors.Queue(id).Configure(config, expectedVersion, ct);
        lookup.Forget(id);
        if (answer.Outcome is not (ConfigureOutcome.Created or ConfigureOutcome.Replaced)) return answer;
        await actors.Dispatcher(config.Group).EnlistQueue(id, config, answer.Version, ct);
        if (before is not null && before.Config.Group != config.Group) await actors.Dispatcher(before.Config.Group).DelistQueue(id, ct);
        return answer;
    }

    protected override async ValueTask<Reply> Changed(string id, ConfigureAnswer change, CancellationToken ct)
    {
        var created = change.Outcome == ConfigureOutcome.Created;
        return await Shown(id, ct) is { } view
            ? Reply.Of(view, ApiJson.Default.QueueView, created ? 201 : 200, change.Version, created ? $"/v1/queues/{id}" : null)
            : Outcomes.Missing($"queue {id}");
    }

    public async ValueTask<Reply> Get(Call call) => await Shown(call.Id, call.Ct) is { } view
        ? Reply.Of(view, ApiJson.Default.QueueView, version: view.Version)
        : Outcomes.Missing($"queue {call.Id}");

    public async ValueTask<Reply> List(Call call)
    {
        if (Paging.Read(call, out var paging) is { } problem) return problem;
        return Reply.Of(await paging.Of(catalog, ActorKind.Queue, id => Shown(id, call.Ct), call.Ct), ApiJson.Default.QueuePage);
    }

    public async ValueTask<Reply> Delete(Call call)
    {
        var (expected, problem) = await ForDelete(call);
        if (problem is not null) return problem;
        if (await UsedBy(call.Id, call.Ct) is { } user) return Outcomes.InUse($"queue {call.Id}", user);
        var config = await lookup.Config(call.Id, call.Ct);
        if (Outcomes.Of(await actors.Queue(call.Id).Delete(expected, call.Ct), $"queue {call.Id}") is { } refused) return refused;
        lookup.Forget(call.Id);
        await actors.Dispatcher(config?.Group ?? Defaults.Group).DelistQueue(call.Id, call.Ct);
        return Reply.NoContent;
    }

    private async ValueTask<QueueView?> Shown(string id, CancellationToken ct) => await View(id, ct) is { } view
        ? view with { Warnings = await Warnings(id, view, ImmutableDictionary<string, QueueConfig>.Empty, ct) }
        : null;

    /// <summary>The queue as it stands, without warnings.</summary>
    public async ValueTask<QueueView?> View(string id, CancellationToken ct) => await actors.Queue(id).Describe(ct) is { } description
        ? QueueViews.Of(description, await lookup.Outlook(id, ct), clock.GetUtcNow())
        : null;

    /// <summary>Every queue as it stands, for walls and gauges.</summary>
    public async ValueTask<ImmutableArray<QueueView>> Views(CancellationToken ct)
    {
        var views = ImmutableArray.CreateBuilder<QueueView>();
        await foreach (var id in catalog.All(ActorKind.Queue, ct: ct))
        {
            if (await View(id, ct) is { } view) views.Add(view);
        }
        return views.DrainToImmutable();
    }

    /// <summary>Who needs the queue: the queue itself only knows of the contacts in it.</summary>
    private async ValueTask<string?> UsedBy(string id, CancellationToken ct)
    {
        if (await actors.Queue(id).Describe(ct) is not { } queue) return null;
        if (queue.Waiting + queue.Offered + queue.Scheduled is > 0 and var contacts) return Refusals.Users("contact", queue.Some, contacts);
        if (await actors.Dispatcher(queue.Config.Group).Outlook(id, ct) is { Some: { IsEmpty: false } agents } outlook)
            return Refusals.Users("agent", agents, outlook.Ready + outlook.NotReady + outlook.Offline + outlook.Draining);
        var group = await actors.Dispatcher(queue.Config.Group).Describe(ct);
        if (RuleQueues.Named(group.Rules).Contains(id)) return $"the rules of group {group.Id}";
        foreach (var other in group.Queues)
        {
            if (other == id || await lookup.Config(other, ct) is not { } config) continue;
            if (QueueMoves.Of(config).FirstOrDefault(move => move.To == id) is { Kind: { } kind }) return $"the {kind} of queue {other}";
        }
        return null;
    }
}
