using System.Text.Json.Serialization.Metadata;

namespace Routing.Gateway;

/// <summary>What listing, reading and deleting have in common, too, over the small things that the dispatcher of the default group keeps for everybody.</summary>
internal abstract class KeptDesk<T, TView>(IActorDirectory actors, string noun, Shape<T> shape, JsonTypeInfo<T> type, JsonTypeInfo<TView> view, JsonTypeInfo<Page<TView>> page)
    : ConfigDesk<T>(noun, shape, type) where T : class
{
    protected const Role Readers = Role.Supervisor | Role.Admin | Role.Auditor;

    protected IDispatcher Keeper => actors.Dispatcher(Defaults.Group);

    protected abstract ValueTask<IEnumerable<Kept>> All(CancellationToken ct);

    /// <summary>Puts one, or takes it away where it is null.</summary>
    protected abstract ValueTask<ConfigureAnswer> Set(string id, T? config, long? expectedVersion, CancellationToken ct);

    /// <summary>One was put or taken away.</summary>
    protected abstract void FromNowOn();

    public sealed override async ValueTask<Configured<T>?> Present(string id, CancellationToken ct) => await Find(id, ct) is { } kept ? new(kept.Value, kept.Version) : null;

    protected sealed override async ValueTask<ConfigureAnswer> Configure(string id, T config, long? expectedVersion, CancellationToken ct)
    {
        var answer = await Set(id, config, expectedVersion, ct);
        if (answer.IsMade()) FromNowOn();
        return answer;
    }

    protected sealed override async ValueTask<Reply> Changed(string id, ConfigureAnswer change, CancellationToken ct)
    {
        var created = change.Outcome == ConfigureOutcome.Created;
        return await Find(id, ct) is { } kept
            ? Reply.Of(kept.View(), view, created ? 201 : 200, change.Version, created ? $"/v1/{Noun}s/{id}" : null)
            : Outcomes.Missing($"{Noun} {id}");
    }

    public async ValueTask<Reply> Get(Call call) =>
        await Find(call.Id, call.Ct) is { } kept ? Reply.Of(kept.View(), view, version: kept.Version) : Outcomes.Missing($"{Noun} {call.Id}");

    public async ValueTask<Reply> List(Call call)
    {
        if (Paging.Read(call, out var paging) is { } problem) return problem;
        var some = paging.Of(await All(call.Ct), kept => kept.Id);
        return Reply.Of(new Page<TView>([.. some.Items.Select(kept => kept.View())], some.Next), page);
    }

    public async ValueTask<Reply> Delete(Call call)
    {
        var (expected, problem) = await ForDelete(call);
        if (problem is not null) return problem;
        var answer = await Set(call.Id, null, expected, call.Ct);
        if (answer.IsMade()) FromNowOn();
        return Outcomes.Of(answer, $"{Noun} {call.Id}") is { } refused ? refused : Reply.NoContent;
    }

    private async ValueTask<Kept?> Find(string id, CancellationToken ct) => (await All(ct)).FirstOrDefault(kept => kept.Id == id);

    /// <param name="View">What is answered of it; of a list only those of a page are made.</param>
    protected sealed record Kept(string Id, T Value, long Version, Func<TView> View);
}
