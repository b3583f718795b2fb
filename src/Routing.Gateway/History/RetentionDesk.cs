namespace Routing.Gateway;

/// <summary>Sets for how long the past is kept: of which kind of record, for which group, queue or channel.</summary>
internal sealed class RetentionDesk(IActorDirectory actors, HistoryHost host, HistoryPruner pruner, RetentionReads reads, QueueLookup queues, ICatalog catalog)
    : KeptDesk<RetentionRule, RetentionRuleView>(actors, "retentionRule", Config, ApiJson.Default.RetentionRule, ApiJson.Default.RetentionRuleView, ApiJson.Default.RetentionRulePage)
{
    public static readonly Shape<RetentionRule> Config = new(
        new RetentionRule(),
        new("records", (r, f) => r with { Records = f.One<RecordKind>() }, Required: true),
        new("group", (r, f) => r with { Group = f.IdentifierOrNull() }),
        new("queue", (r, f) => r with { Queue = f.IdentifierOrNull() }),
        new("channel", (r, f) => r with { Channel = f.IsNull ? null : f.One<Channel>() }),
        new("days", (r, f) => r with { Days = f.Integer(0, RetentionRule.MostDays) }, Required: true));

    /// <param name="desk">Null where the engine keeps no history: the operations are described, and say so.</param>
    public static Operation[] Operations(RetentionDesk? desk, Func<Call, ValueTask<Reply>> none) =>
    [
        new("GET", "/v1/retentionRules", "listRetentionRules", "Lists for how long the past is kept, where a rule says so.", Readers, desk is null ? none : desk.List)
        { Reply = typeof(Page<RetentionRuleView>), Query = Paging.Parameters, Problems = [501] },
        new("GET", "/v1/retentionRules/{id}", "getRetentionRule", "Answers a rule of how long the past is kept.", Readers, desk is null ? none : desk.Get)
        { Reply = typeof(RetentionRuleView), Problems = [404, 501] },
        new("PUT", "/v1/retentionRules/{id}", "putRetentionRule", "Keeps records of a kind for so many days; what is older is deleted at once, and cannot be had back.", Role.Admin, desk is null ? none : desk.Put)
        { Body = typeof(RetentionRule), Reply = typeof(RetentionRuleView), Conditional = true, Problems = [412, 422, 501], Audit = desk?.Audit },
        new("PATCH", "/v1/retentionRules/{id}", "patchRetentionRule", "Changes some of a rule of how long the past is kept (JSON merge patch).", Role.Admin, desk is null ? none : desk.Patch)
        { Body = typeof(RetentionRule), MediaTypes = Json.PatchTypes, Reply = typeof(RetentionRuleView), Conditional = true, Problems = [404, 412, 422, 501], Audit = desk?.Audit },
        new("DELETE", "/v1/retentionRules/{id}", "deleteRetentionRule", "Leaves it to the other rules again, or to how the server was started.", Role.Admin, desk is null ? none : desk.Delete)
        { Success = 204, Conditional = true, Problems = [404, 412, 501], Audit = desk?.Audit },
    ];

    public override Problem? Check(string id, RetentionRule rule) => Outcomes.Of(Refusals.Of(RetentionRule.Check(rule)));

    /// <summary>A name that is nobody's keeps nothing, and would say so too late. What is no more may still have records.</summary>
    public override async ValueTask<Problem?> CheckAmongOthers(string id, RetentionRule rule, CancellationToken ct)
    {
        if (rule.Group is { } group && !await catalog.Has(ActorKind.Dispatcher, group, ct))
            return ProblemKinds.RuleBroken.At("group", "There is no such group. Name one that exists.");
        if (rule.Queue is { } queue && await queues.Config(queue, ct) is null && !(await host.History.Cells(rule.Records, ct)).Any(cell => cell.Name == queue))
            return ProblemKinds.RuleBroken.At("queue", "There is no such queue, nor any record of one. Name one that exists.");
        return null;
    }

    protected override async ValueTask<IEnumerable<Kept>> All(CancellationToken ct) => (await Keeper.RetentionRules(ct)).Items.Select(kept => new Kept(kept.Id, kept.Rule, kept.Version, () => ViewOf(kept)));

    protected override ValueTask<ConfigureAnswer> Set(string id, RetentionRule? rule, long? expectedVersion, CancellationToken ct) => Keeper.SetRetentionRule(id, rule, expectedVersion, ct);

    protected override void FromNowOn()
    {
        reads.Forget();
        pruner.Ask();
    }

    private static RetentionRuleView ViewOf(RetentionRuleKept kept) => new(kept.Id, kept.Rule.Records, kept.Rule.Group, kept.Rule.Queue, kept.Rule.Channel, kept.Rule.Days);
}
