namespace Routing.Gateway;

/// <summary>Sets what is aimed at with each measure.</summary>
internal sealed class MeasureTargetDesk(IActorDirectory actors, TargetReads reads) : ConfigDesk<MeasureTarget>("measureTarget", Target, ApiJson.Default.MeasureTarget)
{
    public static readonly Shape<MeasureTarget> Target = new(
        new MeasureTarget(),
        new FieldRule<MeasureTarget>("target", (t, f) => t with { Target = f.Number() }, Required: true));

    private IDispatcher Keeper => actors.Dispatcher(Defaults.Group);

    public static void Map(OperationMap map, MeasureTargetDesk desk) => map.Add(
        new Operation("GET", "/v1/measureTargets", "listMeasureTargets", "Lists what is aimed at with measures, where it was set; GET /v1/measures tells all.", Readers, desk.List)
        { Reply = typeof(Page<MeasureTargetView>), Query = Paging.Parameters },
        new Operation("GET", "/v1/measureTargets/{id}", "getMeasureTarget", "Answers what is aimed at with a measure, where it was set.", Readers, desk.Get)
        { Reply = typeof(MeasureTargetView), Problems = [404] },
        new Operation("PUT", "/v1/measureTargets/{id}", "putMeasureTarget", "Sets what is aimed at with a measure. Of service levels a queue's own goal goes before.", Role.Admin, desk.Put)
        { Body = typeof(MeasureTarget), Reply = typeof(MeasureTargetView), Conditional = true, Problems = [404, 412], Audit = desk.Audit },
        new Operation("DELETE", "/v1/measureTargets/{id}", "deleteMeasureTarget", "Leaves the target to the measure's definition again.", Role.Admin, desk.Delete)
        { Success = 204, Conditional = true, Problems = [404, 412], Audit = desk.Audit });

    private const Role Readers = Role.Supervisor | Role.Admin | Role.Auditor;

    public override async ValueTask<Configured<MeasureTarget>?> Present(string id, CancellationToken ct) =>
        (await Keeper.MeasureTargets(ct)).Find(id) is { } kept ? new(new MeasureTarget { Target = kept.Target }, kept.Version) : null;

    public override Problem? Check(string id, MeasureTarget config) => Measures.ByName.ContainsKey(id) ? null : Outcomes.Missing($"measure {id}");

    protected override async ValueTask<ConfigureAnswer> Configure(string id, MeasureTarget config, long? expectedVersion, CancellationToken ct)
    {
        var answer = await Keeper.SetMeasureTarget(id, config.Target, expectedVersion, ct);
        reads.Forget();
        return answer;
    }

    protected override async ValueTask<Reply> Changed(string id, ConfigureAnswer change, CancellationToken ct)
    {
        var created = change.Outcome == ConfigureOutcome.Created;
        return (await Keeper.MeasureTargets(ct)).Find(id) is { } kept
            ? Reply.Of(ViewOf(kept), ApiJson.Default.MeasureTargetView, created ? 201 : 200, change.Version, created ? $"/v1/measureTargets/{id}" : null)
            : Outcomes.Missing($"{Noun} {id}");
    }

    private async ValueTask<Reply> Get(Call call) =>
        (await Keeper.MeasureTargets(call.Ct)).Find(call.Id) is { } kept ? Reply.Of(ViewOf(kept), ApiJson.Default.MeasureTargetView, version: kept.Version) : Outcomes.Missing($"{Noun} {call.Id}");

    private async ValueTask<Reply> List(Call call)
    {
        if (Paging.Read(call, out var paging) is { } problem) return problem;
        return Reply.Of(paging.Of((await Keeper.MeasureTargets(call.Ct)).Items.Select(ViewOf), view => view.Measure), ApiJson.Default.MeasureTargetPage);
    }

    private async ValueTask<Reply> Delete(Call call)
    {
        var (expected, problem) = await ForDelete(call);
        if (problem is not null) return problem;
        var answer = await Keeper.SetMeasureTarget(call.Id, null, expected, call.Ct);
        reads.Forget();
        return Outcomes.Of(answer, $"{Noun} {call.Id}") is { } refused ? refused : Reply.NoContent;
    }

    private static MeasureTargetView ViewOf(MeasureTargetKept kept) => new(kept.Measure, kept.Target);
}

/// <summary>What is aimed at, for figures to be held against.</summary>
internal sealed class TargetReads(IActorDirectory actors, ICatalog catalog, TimeProvider clock)
{
    private readonly SharedSetting<MeasureTargets> _targets = new(actors, catalog, clock, (keeper, ct) => keeper.MeasureTargets(ct), MeasureTargets.None);

    public ValueTask<MeasureTargets> Now(CancellationToken ct) => _targets.Now(ct);

    public void Forget() => _targets.Forget();
}
