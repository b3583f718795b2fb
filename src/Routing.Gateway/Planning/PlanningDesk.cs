namespace Routing.Gateway;

/// <summary>Puts and reads what forecasts and staffing of a routing group go by: time zone, holidays and campaigns, targets.</summary>
internal sealed class PlanningDesk(IActorDirectory actors, GroupDesk groups) : ConfigDesk<PlanningConfig>("planning", PlanningShape.Config, ApiJson.Default.PlanningConfig)
{
    /// <summary>There with its group: until it is put, with the defaults.</summary>
    public override async ValueTask<Configured<PlanningConfig>?> Present(string id, CancellationToken ct)
    {
        if (await groups.Present(id, ct) is null) return null;
        var (config, version) = await actors.Dispatcher(id).ReadPlanning(ct);
        return new(config, version);
    }

    public override Problem? Check(string id, PlanningConfig config) => Outcomes.Of(Refusals.Of(PlanningRules.Check(config)));

    public override async ValueTask<Problem?> CheckAmongOthers(string id, PlanningConfig config, CancellationToken ct)
    {
        if (await groups.Missing(id, ct) is { } missing) return missing;
        var queues = (await actors.Dispatcher(id).Describe(ct)).Queues.ToHashSet(StringComparer.Ordinal);
        if (config.Queues.Keys.Order(StringComparer.Ordinal).FirstOrDefault(queue => !queues.Contains(queue)) is { } strange) return NoQueue($"queues.{strange}", strange, id);
        for (var i = 0; i < config.Calendar.Length; i++)
        {
            for (var n = 0; n < config.Calendar[i].Queues.Length; n++)
            {
                if (!queues.Contains(config.Calendar[i].Queues[n])) return NoQueue($"calendar[{i}].queues[{n}]", config.Calendar[i].Queues[n], id);
            }
        }
        return null;
    }

    public async ValueTask<Reply> Get(Call call) =>
        await Present(call.Id, call.Ct) is { } present ? Reply.Of(present.Value, Type, version: present.Version) : Outcomes.Missing($"group {call.Id}");

    public async ValueTask<Reply> Delete(Call call)
    {
        var (expected, problem) = await ForDelete(call);
        if (problem is not null) return problem;
        return Outcomes.Of(await actors.Dispatcher(call.Id).SetPlanning(null, expected, call.Ct), $"planning of group {call.Id} that was put") is { } refused ? refused : Reply.NoContent;
    }

    protected override ValueTask<ConfigureAnswer> Configure(string id, PlanningConfig config, long? expectedVersion, CancellationToken ct) =>
        actors.Dispatcher(id).SetPlanning(config, expectedVersion, ct);

    protected override async ValueTask<Reply> Changed(string id, ConfigureAnswer change, CancellationToken ct) =>
        Reply.Of((await actors.Dispatcher(id).ReadPlanning(ct)).Config, Type, change.Outcome == ConfigureOutcome.Created ? 201 : 200, change.Version, change.Outcome == ConfigureOutcome.Created ? $"/v1/groups/{id}/planning" : null);

    private static Problem NoQueue(string field, string queue, string group) => ProblemKinds.RuleBroken.At(field, $"The group {group} has no queue {queue}. Put the queue first, or leave it out.");
}
