using System.Collections.Immutable;

namespace Routing.Embedded;

/// <summary>Sends the calls of <see cref="IDispatcher"/> through the mailbox of one dispatcher.</summary>
internal sealed class DispatcherProxy(EmbeddedEngine engine, ActorKey key) : IDispatcher
{
    public ValueTask<Plan?> Plan(ContactRequest request, CustomerRecord customer, CancellationToken ct = default) =>
        engine.Call(key, nameof(Plan), static (actor, a) => ((IDispatcher)actor).Plan(a.request, a.customer, a.ct), (request, customer, ct));

    public ValueTask<Plan?> PlanAnew(ContactRequest request, CustomerRecord customer, PilotTag? was, CancellationToken ct = default) =>
        engine.Call(key, nameof(PlanAnew), static (actor, a) => ((IDispatcher)actor).PlanAnew(a.request, a.customer, a.was, a.ct), (request, customer, was, ct));

    public ValueTask<string> TierOf(CustomerProfile customer, CancellationToken ct = default) =>
        engine.Call(key, nameof(TierOf), static (actor, a) => ((IDispatcher)actor).TierOf(a.customer, a.ct), (customer, ct));

    public ValueTask<IntentFinding> FindIntent(ContactRequest request, CustomerRecord customer, CancellationToken ct = default) =>
        engine.Call(key, nameof(FindIntent), static (actor, a) => ((IDispatcher)actor).FindIntent(a.request, a.customer, a.ct), (request, customer, ct));

    public ValueTask Learn(IntentKnowledge knowledge, CancellationToken ct = default) =>
        engine.Call(key, nameof(Learn), static (actor, a) => ((IDispatcher)actor).Learn(a.knowledge, a.ct), (knowledge, ct));

    public ValueTask Forgo(long orderId, CancellationToken ct = default) =>
        engine.Call(key, nameof(Forgo), static (actor, a) => ((IDispatcher)actor).Forgo(a.orderId, a.ct), (orderId, ct));

    public ValueTask<ConfigureAnswer> Publish(GroupRules rules, long? expectedVersion, CancellationToken ct = default) =>
        engine.Call(key, nameof(Publish), static (actor, a) => ((IDispatcher)actor).Publish(a.rules, a.expectedVersion, a.ct), (rules, expectedVersion, ct));

    public ValueTask<ConfigureAnswer> Delete(long? expectedVersion, CancellationToken ct = default) =>
        engine.Call(key, nameof(Delete), static (actor, a) => ((IDispatcher)actor).Delete(a.expectedVersion, a.ct), (expectedVersion, ct));

    public ValueTask<IntentKnowledge?> Knowledge(CancellationToken ct = default) =>
        engine.Call(key, nameof(Knowledge), static (actor, ct) => ((IDispatcher)actor).Knowledge(ct), ct);

    public ValueTask<bool> ClaimLearning(TimeSpan freshFor, CancellationToken ct = default) =>
        engine.Call(key, nameof(ClaimLearning), static (actor, a) => ((IDispatcher)actor).ClaimLearning(a.freshFor, a.ct), (freshFor, ct));

    public ValueTask<ConfigureAnswer> SetDraft(GroupRules? draft, long? expectedStamp, CancellationToken ct = default) =>
        engine.Call(key, nameof(SetDraft), static (actor, a) => ((IDispatcher)actor).SetDraft(a.draft, a.expectedStamp, a.ct), (draft, expectedStamp, ct));

    public ValueTask<RulesDraft> Draft(CancellationToken ct = default) =>
        engine.Call(key, nameof(Draft), static (actor, ct) => ((IDispatcher)actor).Draft(ct), ct);

    public ValueTask<RulesHistory> RulesHistory(CancellationToken ct = default) =>
        engine.Call(key, nameof(RulesHistory), static (actor, ct) => ((IDispatcher)actor).RulesHistory(ct), ct);

    public ValueTask<GroupDescription> Describe(CancellationToken ct = default) =>
        engine.Call(key, nameof(Describe), static (actor, ct) => ((IDispatcher)actor).Describe(ct), ct);

    public ValueTask<ImmutableArray<string>> PresenceReasons(CancellationToken ct = default) =>
        engine.Call(key, nameof(PresenceReasons), static (actor, ct) => ((IDispatcher)actor).PresenceReasons(ct), ct);

    public ValueTask EnlistQueue(string queueId, QueueConfig config, long version, CancellationToken ct = default) =>
        engine.Call(key, nameof(EnlistQueue), static (actor, a) => ((IDispatcher)actor).EnlistQueue(a.queueId, a.config, a.version, a.ct), (queueId, config, version, ct));

    public ValueTask DelistQueue(string queueId, CancellationToken ct = default) =>
        engine.Call(key, nameof(DelistQueue), static (actor, a) => ((IDispatcher)actor).DelistQueue(a.queueId, a.ct), (queueId, ct));

    public ValueTask EnlistAgent(string agentId, CancellationToken ct = default) =>
        engine.Call(key, nameof(EnlistAgent), static (actor, a) => ((IDispatcher)actor).EnlistAgent(a.agentId, a.ct), (agentId, ct));

    public ValueTask DelistAgent(string agentId, CancellationToken ct = default) =>
        engine.Call(key, nameof(DelistAgent), static (actor, a) => ((IDispatcher)actor).DelistAgent(a.agentId, a.ct), (agentId, ct));

    public ValueTask<NeedOutlook?> WhoCould(string queueId, Requirement need, ImmutableArray<string> refusedBy, CancellationToken ct = default) =>
        engine.Call(key, nameof(WhoCould), static (actor, a) => ((IDispatcher)actor).WhoCould(a.queueId, a.need, a.refusedBy, a.ct), (queueId, need, refusedBy, ct));

    public ValueTask<QueueOutlook?> Outlook(string queueId, CancellationToken ct = default) =>
        engine.Call(key, nameof(Outlook), static (actor, a) => ((IDispatcher)actor).Outlook(a.queueId, a.ct), (queueId, ct));

    public ValueTask<WebhookRoster> Webhooks(CancellationToken ct = default) =>
        engine.Call(key, nameof(Webhooks), static (actor, ct) => ((IDispatcher)actor).Webhooks(ct), ct);

    public ValueTask<ConfigureAnswer> SetWebhook(string id, Webhook? webhook, long beginsAfter, long? expectedVersion, CancellationToken ct = default) =>
        engine.Call(key, nameof(SetWebhook), static (actor, a) => ((IDispatcher)actor).SetWebhook(a.id, a.webhook, a.beginsAfter, a.expectedVersion, a.ct), (id, webhook, beginsAfter, expectedVersion, ct));

    public ValueTask<bool> ClaimWebhooks(string by, TimeSpan heldFor, CancellationToken ct = default) =>
        engine.Call(key, nameof(ClaimWebhooks), static (actor, a) => ((IDispatcher)actor).ClaimWebhooks(a.by, a.heldFor, a.ct), (by, heldFor, ct));

    public ValueTask<bool> AdvanceWebhook(string id, string by, long revision, WebhookProgress progress, WebhookDead? dead, CancellationToken ct = default) =>
        engine.Call(key, nameof(AdvanceWebhook), static (actor, a) => ((IDispatcher)actor).AdvanceWebhook(a.id, a.by, a.revision, a.progress, a.dead, a.ct), (id, by, revision, progress, dead, ct));

    public ValueTask<PilotStanding?> Pilot(CancellationToken ct = default) =>
        engine.Call(key, nameof(Pilot), static (actor, ct) => ((IDispatcher)actor).Pilot(ct), ct);

    public ValueTask<ConfigureAnswer> SetPilot(Pilot? pilot, long? expectedVersion, CancellationToken ct = default) =>
        engine.Call(key, nameof(SetPilot), static (actor, a) => ((IDispatcher)actor).SetPilot(a.pilot, a.expectedVersion, a.ct), (pilot, expectedVersion, ct));

    public ValueTask<bool> StartPilot(long position, CancellationToken ct = default) =>
        engine.Call(key, nameof(StartPilot), static (actor, a) => ((IDispatcher)actor).StartPilot(a.position, a.ct), (position, ct));

    public ValueTask<bool> BeginPromotion(PilotPromoted promoted, CancellationToken ct = default) =>
        engine.Call(key, nameof(BeginPromotion), static (actor, a) => ((IDispatcher)actor).BeginPromotion(a.promoted, a.ct), (promoted, ct));

    public ValueTask<bool> EndPilot(PilotStatus how, string? reason, PilotPromoted? promoted = null, CancellationToken ct = default) =>
        engine.Call(key, nameof(EndPilot), static (actor, a) => ((IDispatcher)actor).EndPilot(a.how, a.reason, a.promoted, a.ct), (how, reason, promoted, ct));

    public ValueTask<bool> ClaimPilot(string by, TimeSpan heldFor, CancellationToken ct = default) =>
        engine.Call(key, nameof(ClaimPilot), static (actor, a) => ((IDispatcher)actor).ClaimPilot(a.by, a.heldFor, a.ct), (by, heldFor, ct));

    public ValueTask<bool> AdvancePilot(long run, long from, PilotProgress progress, CancellationToken ct = default) =>
        engine.Call(key, nameof(AdvancePilot), static (actor, a) => ((IDispatcher)actor).AdvancePilot(a.run, a.from, a.progress, a.ct), (run, from, progress, ct));

    public ValueTask<int> ReplayWebhook(string id, long? position, CancellationToken ct = default) =>
        engine.Call(key, nameof(ReplayWebhook), static (actor, a) => ((IDispatcher)actor).ReplayWebhook(a.id, a.position, a.ct), (id, position, ct));

    public ValueTask<AlertRoster> Alerts(CancellationToken ct = default) =>
        engine.Call(key, nameof(Alerts), static (actor, ct) => ((IDispatcher)actor).Alerts(ct), ct);

    public ValueTask<PastAlerts> PastAlerts(CancellationToken ct = default) =>
        engine.Call(key, nameof(PastAlerts), static (actor, ct) => ((IDispatcher)actor).PastAlerts(ct), ct);

    public ValueTask<ConfigureAnswer> SetAlertRule(string id, AlertRule? rule, long? expectedVersion, CancellationToken ct = default) =>
        engine.Call(key, nameof(SetAlertRule), static (actor, a) => ((IDispatcher)actor).SetAlertRule(a.id, a.rule, a.expectedVersion, a.ct), (id, rule, expectedVersion, ct));

    public ValueTask<bool> ClaimAlerts(string by, TimeSpan heldFor, CancellationToken ct = default) =>
        engine.Call(key, nameof(ClaimAlerts), static (actor, a) => ((IDispatcher)actor).ClaimAlerts(a.by, a.heldFor, a.ct), (by, heldFor, ct));

    public ValueTask<bool> JudgeAlerts(string by, string rule, long version, ImmutableArray<AlertReading> readings, CancellationToken ct = default) =>
        engine.Call(key, nameof(JudgeAlerts), static (actor, a) => ((IDispatcher)actor).JudgeAlerts(a.by, a.rule, a.version, a.readings, a.ct), (by, rule, version, readings, ct));

    public ValueTask<RetentionRules> RetentionRules(CancellationToken ct = default) =>
        engine.Call(key, nameof(RetentionRules), static (actor, ct) => ((IDispatcher)actor).RetentionRules(ct), ct);

    public ValueTask<ConfigureAnswer> SetRetentionRule(string id, RetentionRule? rule, long? expectedVersion, CancellationToken ct = default) =>
        engine.Call(key, nameof(SetRetentionRule), static (actor, a) => ((IDispatcher)actor).SetRetentionRule(a.id, a.rule, a.expectedVersion, a.ct), (id, rule, expectedVersion, ct));

    public ValueTask<MeasureTargets> MeasureTargets(CancellationToken ct = default) =>
        engine.Call(key, nameof(MeasureTargets), static (actor, ct) => ((IDispatcher)actor).MeasureTargets(ct), ct);

    public ValueTask<ConfigureAnswer> SetMeasureTarget(string measure, double? target, long? expectedVersion, CancellationToken ct = default) =>
        engine.Call(key, nameof(SetMeasureTarget), static (actor, a) => ((IDispatcher)actor).SetMeasureTarget(a.measure, a.target, a.expectedVersion, a.ct), (measure, target, expectedVersion, ct));

    public ValueTask<PlanningKept> ReadPlanning(CancellationToken ct = default) =>
        engine.Call(key, nameof(ReadPlanning), static (actor, ct) => ((IDispatcher)actor).ReadPlanning(ct), ct);

    public ValueTask<ConfigureAnswer> SetPlanning(PlanningConfig? config, long? expectedVersion, CancellationToken ct = default) =>
        engine.Call(key, nameof(SetPlanning), static (actor, a) => ((IDispatcher)actor).SetPlanning(a.config, a.expectedVersion, a.ct), (config, expectedVersion, ct));

    public ValueTask<bool> ClaimOutlook(string by, TimeSpan heldFor, CancellationToken ct = default) =>
        engine.Call(key, nameof(ClaimOutlook), static (actor, a) => ((IDispatcher)actor).ClaimOutlook(a.by, a.heldFor, a.ct), (by, heldFor, ct));

    public ValueTask<bool> Foresee(string by, ExpectedGaps gaps, CancellationToken ct = default) =>
        engine.Call(key, nameof(Foresee), static (actor, a) => ((IDispatcher)actor).Foresee(a.by, a.gaps, a.ct), (by, gaps, ct));

    public ValueTask<bool> Suggest(string by, SuggestionsFound made, CancellationToken ct = default) =>
        engine.Call(key, nameof(Suggest), static (actor, a) => ((IDispatcher)actor).Suggest(a.by, a.made, a.ct), (by, made, ct));

    public ValueTask<Suggestions> Suggestions(CancellationToken ct = default) =>
        engine.Call(key, nameof(Suggestions), static (actor, ct) => ((IDispatcher)actor).Suggestions(ct), ct);

    public ValueTask<SuggestionAnswer> DecideSuggestion(string id, bool accepted, string by, string? reason, CancellationToken ct = default) =>
        engine.Call(key, nameof(DecideSuggestion), static (actor, a) => ((IDispatcher)actor).DecideSuggestion(a.id, a.accepted, a.by, a.reason, a.ct), (id, accepted, by, reason, ct));

    public ValueTask<StaffSuggestion?> FinishSuggestion(string id, string? did, string by, CancellationToken ct = default) =>
        engine.Call(key, nameof(FinishSuggestion), static (actor, a) => ((IDispatcher)actor).FinishSuggestion(a.id, a.did, a.by, a.ct), (id, did, by, ct));

    public ValueTask<LearnedRecords> Learned(string? agent, string? intent, LearnedKey? after, int limit, CancellationToken ct = default) =>
        engine.Call(key, nameof(Learned), static (actor, a) => ((IDispatcher)actor).Learned(a.agent, a.intent, a.after, a.limit, a.ct), (agent, intent, after, limit, ct));

    public ValueTask<bool> NoteDrifts(string by, DriftsFound found, CancellationToken ct = default) =>
        engine.Call(key, nameof(NoteDrifts), static (actor, a) => ((IDispatcher)actor).NoteDrifts(a.by, a.found, a.ct), (by, found, ct));
}
