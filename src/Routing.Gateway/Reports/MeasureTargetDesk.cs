namespace Routing.Gateway;

/// <summary>Sets what is aimed at with each measure.</summary>
internal sealed class MeasureTargetDesk(IActorDirectory actors, TargetReads reads)
    : KeptDesk<MeasureTarget, MeasureTargetView>(actors, "measureTarget", Target, ApiJson.Default.MeasureTarget, ApiJson.Default.MeasureTargetView, ApiJson.Default.MeasureTargetPage)
{
    public static readonly Shape<MeasureTarget> Target = new(
        new MeasureTarget(),
        new FieldRule<MeasureTarget>("target", (t, f) => t with { Target = f.Number() }, Required: true));

    public static void Map(OperationMap map, MeasureTargetDesk desk) => map.Add(
        new Operation("GET", "/v1/measureTargets", "listMeasureTargets", "Lists what is aimed at with measures, where it was set; GET /v1/measures tells all.", Readers, desk.List)
        { Reply = typeof(Page<MeasureTargetView>), Query = Paging.Parameters },
        new Operation("GET", "/v1/measureTargets/{id}", "getMeasureTarget", "Answers what is aimed at with a measure, where it was set.", Readers, desk.Get)
        { Reply = typeof(MeasureTargetView), Problems = [404] },
        new Operation("PUT", "/v1/measureTargets/{id}", "putMeasureTarget", "Sets what is aimed at with a measure. Of service levels a queue's own goal goes before.", Role.Admin, desk.Put)
        { Body = typeof(MeasureTarget), Reply = typeof(MeasureTargetView), Conditional = true, Problems = [404, 412], Audit = desk.Audit },
        new Operation("DELETE", "/v1/measureTargets/{id}", "deleteMeasureTarget", "Leaves the target to the measure's definition again.", Role.Admin, desk.Delete)
        { Success = 204, Conditional = true, Problems = [404, 412], Audit = desk.Audit });

    public override Problem? Check(string id, MeasureTarget config) =>
        Measures.ByName.TryGetValue(id, out var measure) ? ConfigCheck.Of(config, measure) : Outcomes.Missing($"measure {id}");

    protected override async ValueTask<IEnumerable<Kept>> All(CancellationToken ct) => (await Keeper.MeasureTargets(ct)).Items
        .Select(kept => new Kept(kept.Measure, new MeasureTarget { Target = kept.Target }, kept.Version, () => new MeasureTargetView(kept.Measure, kept.Target)));

    protected override ValueTask<ConfigureAnswer> Set(string id, MeasureTarget? config, long? expectedVersion, CancellationToken ct) => Keeper.SetMeasureTarget(id, config?.Target, expectedVersion, ct);

    protected override void FromNowOn() => reads.Forget();
}

/// <summary>What is aimed at, for figures to be held against.</summary>
internal sealed class TargetReads(IActorDirectory actors, ICatalog catalog, TimeProvider clock)
{
    private readonly SharedSetting<MeasureTargets> _targets = new(actors, catalog, clock, (keeper, ct) => keeper.MeasureTargets(ct), MeasureTargets.None);

    public ValueTask<MeasureTargets> Now(CancellationToken ct) => _targets.Now(ct);

    public void Forget() => _targets.Forget();
}
