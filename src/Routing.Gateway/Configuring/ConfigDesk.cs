using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Routing.Gateway;

/// <summary>What putting, patching and deleting have in common over queues, agents, customers and rules.</summary>
internal abstract class ConfigDesk<T>(string noun, Shape<T> shape, JsonTypeInfo<T> type) where T : class
{
    private const int MaxTries = 3;

    public string Noun { get; } = noun;
    public Shape<T> Shape { get; } = shape;
    public JsonTypeInfo<T> Type { get; } = type;

    /// <summary>For the audit of its changes.</summary>
    public AuditOf Audit => new(Noun, async (id, ct) => await Present(id, ct) is { } present ? JsonSerializer.Serialize(Audited(present.Value), Type) : null);

    /// <summary>What of it the audit keeps.</summary>
    protected virtual T Audited(T config) => config;

    /// <summary>What is there now, of version 0 if it was never put; null when there is nothing.</summary>
    public abstract ValueTask<Configured<T>?> Present(string id, CancellationToken ct);

    /// <summary>Values that are malformed in themselves.</summary>
    public abstract Problem? Check(string id, T config);

    /// <summary>Rules that depend on the rest of the configuration.</summary>
    public virtual ValueTask<Problem?> CheckAmongOthers(string id, T config, CancellationToken ct) => default;

    /// <summary>What is taken, and may not be meant.</summary>
    /// <param name="along">Others that come with it, in place of what is there.</param>
    public virtual ValueTask<ImmutableArray<Fault>> Warnings(string id, T config, IReadOnlyDictionary<string, T> along, CancellationToken ct) => new([]);

    /// <summary>The answer to a change that was made.</summary>
    protected abstract ValueTask<Reply> Changed(string id, ConfigureAnswer change, CancellationToken ct);

    protected abstract ValueTask<ConfigureAnswer> Configure(string id, T config, long? expectedVersion, CancellationToken ct);

    public async ValueTask<Reply> Put(Call call)
    {
        var condition = Version.Read(call.Http.Request.Headers);
        if (condition.Problem is { } wrong) return wrong;
        if (call.Read(Shape, out var malformed) is not { } config) return malformed!;
        var (answer, problem) = await Apply(call.Id, config, condition, call.Ct);
        return problem ?? await Changed(call.Id, answer!, call.Ct);
    }

    public async ValueTask<Reply> Patch(Call call)
    {
        var condition = Version.Read(call.Http.Request.Headers);
        if (condition.Problem is { } wrong) return wrong;
        for (var tries = 1; ; tries++)
        {
            if (await Present(call.Id, call.Ct) is not { } present) return Outcomes.Missing($"{Noun} {call.Id}");
            if (!condition.Holds(present.Version)) return Outcomes.Stale($"{Noun} {call.Id}", present.Version, condition);
            var reading = new Reading();
            if (MergePatch.Apply(present.Value, Type, call.Body, Shape, reading) is not { } config) return reading.Fault!;
            var unchanged = present.Version == 0 ? new Condition(ConditionKind.Absent, [], null) : new Condition(ConditionKind.OneOf, [present.Version], null);
            var (answer, problem) = await Apply(call.Id, config, unchanged, call.Ct);
            if (problem is null) return await Changed(call.Id, answer! with { Outcome = ConfigureOutcome.Replaced }, call.Ct);
            // Somebody else changed it in between: a patch without a condition is made again on what is there now.
            if (problem.Kind != ProblemKinds.VersionConflict || condition.Kind != ConditionKind.None || tries == MaxTries) return problem;
        }
    }

    /// <summary>Checks and applies a whole configuration under a condition.</summary>
    public virtual ValueTask<(ConfigureAnswer? Answer, Problem? Problem)> Apply(string id, T config, Condition condition, CancellationToken ct) =>
        Apply(id, config, condition, CheckAmongOthers, ct);

    /// <param name="amongOthers">What of the rest of the configuration it is held against.</param>
    protected async ValueTask<(ConfigureAnswer? Answer, Problem? Problem)> Apply(
        string id, T config, Condition condition, Func<string, T, CancellationToken, ValueTask<Problem?>> amongOthers, CancellationToken ct)
    {
        if (Check(id, config) is { } malformed) return (null, malformed);
        long? expected = null;
        if (condition.Kind != ConditionKind.None)
        {
            var present = await Present(id, ct);
            if (!condition.Holds(present?.Version)) return (null, Outcomes.Stale($"{Noun} {id}", present?.Version ?? 0, condition));
            expected = present?.Version ?? 0;
        }
        if (await amongOthers(id, config, ct) is { } broken) return (null, broken);
        var answer = await Configure(id, config, expected, ct);
        if (answer.Outcome == ConfigureOutcome.VersionConflict && expected == 0 && await Present(id, ct) is null)
        {
            // Deleted before: its versions went on, and "absent" is the one of its end.
            answer = await Configure(id, config, answer.Version, ct);
        }
        return (answer, Outcomes.Of(answer, $"{Noun} {id}", condition));
    }

    /// <summary>The version a conditional delete expects, or why it must not be.</summary>
    protected async ValueTask<(long? Expected, Problem? Problem)> ForDelete(Call call)
    {
        var condition = Version.Read(call.Http.Request.Headers);
        if (condition.Problem is { } wrong) return (null, wrong);
        if (await Present(call.Id, call.Ct) is not { } present) return (null, Outcomes.Missing($"{Noun} {call.Id}"));
        if (!condition.Holds(present.Version)) return (null, Outcomes.Stale($"{Noun} {call.Id}", present.Version, condition));
        return (condition.Kind == ConditionKind.None ? null : present.Version, null);
    }
}

/// <summary>A configuration and its version.</summary>
internal sealed record Configured<T>(T Value, long Version);
