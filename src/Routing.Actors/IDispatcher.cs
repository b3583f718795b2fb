using System.Collections.Immutable;

namespace Routing.Actors;

/// <summary>The dispatcher of a routing group: rules, roster, the board of availability, who is served next. Key: the group. Awaits nobody.</summary>
public interface IDispatcher
{
    /// <summary>Where a contact should go; answers null when the group has no queue for it.</summary>
    ValueTask<Plan?> Plan(ContactRequest request, CustomerRecord customer, CancellationToken ct = default);

    /// <summary>Where a contact should go that has come in already: nobody is ordered to serve it, and it is not counted again.</summary>
    ValueTask<Plan?> PlanAnew(ContactRequest request, CustomerRecord customer, PilotTag? was, CancellationToken ct = default);

    /// <summary>Of which tier a customer is, by the rules in force.</summary>
    ValueTask<string> TierOf(CustomerProfile customer, CancellationToken ct = default);

    /// <summary>What a contact would be taken to be about; nothing comes of it.</summary>
    ValueTask<IntentFinding> FindIntent(ContactRequest request, CustomerRecord customer, CancellationToken ct = default);

    /// <summary>Classifies texts by this from now on; older knowledge than it has changes nothing.</summary>
    ValueTask Learn(IntentKnowledge knowledge, CancellationToken ct = default);

    /// <summary>An order that came with a plan will not be carried out: whom it means is free for others.</summary>
    ValueTask Forgo(long orderId, CancellationToken ct = default);

    ValueTask<ConfigureAnswer> Publish(GroupRules rules, long? expectedVersion, CancellationToken ct = default);

    /// <summary>Deletes the group and all that is kept for it; in use while queues, agents or a pilot are of it.</summary>
    ValueTask<ConfigureAnswer> Delete(long? expectedVersion, CancellationToken ct = default);

    /// <summary>What texts are classified by; null while the starter set serves.</summary>
    ValueTask<IntentKnowledge?> Knowledge(CancellationToken ct = default);

    /// <summary>Whether the asker is to have the group learn its intents: the first who asks when that was neither done nor begun for a time.</summary>
    ValueTask<bool> ClaimLearning(TimeSpan freshFor, CancellationToken ct = default);

    /// <summary>Keeps a draft of rules beside those in force; null throws it away.</summary>
    /// <param name="expectedStamp">Changes nothing unless the draft is still this one; null for any. The answer's version is the stamp then.</param>
    ValueTask<ConfigureAnswer> SetDraft(GroupRules? draft, long? expectedStamp, CancellationToken ct = default);
    ValueTask<RulesDraft> Draft(CancellationToken ct = default);

    /// <summary>What was published, newest first.</summary>
    ValueTask<RulesHistory> RulesHistory(CancellationToken ct = default);

    /// <summary>The group's pilot and its figures; null where there is none.</summary>
    ValueTask<PilotStanding?> Pilot(CancellationToken ct = default);

    /// <summary>Keeps a pilot, prepared to start, or deletes it. One that runs is in use.</summary>
    /// <param name="pilot">Null deletes it.</param>
    ValueTask<ConfigureAnswer> SetPilot(Pilot? pilot, long? expectedVersion, CancellationToken ct = default);

    /// <summary>Starts the pilot from a position of the log on, with the draft as it is now. False when it runs, or there is no draft to try.</summary>
    ValueTask<bool> StartPilot(long position, CancellationToken ct = default);

    /// <summary>Keeps what promoting the pilot is about to change; false when it was not stopped for that.</summary>
    ValueTask<bool> BeginPromotion(PilotPromoted promoted, CancellationToken ct = default);

    /// <summary>Ends the pilot, for a reason; false when its state does not allow it.</summary>
    /// <param name="promoted">What became of what its promotion changed; null leaves that as it is kept.</param>
    ValueTask<bool> EndPilot(PilotStatus how, string? reason, PilotPromoted? promoted = null, CancellationToken ct = default);

    /// <summary>Makes a gateway the one that looks after the group's pilot; false while another is.</summary>
    ValueTask<bool> ClaimPilot(string by, TimeSpan heldFor, CancellationToken ct = default);

    /// <summary>Keeps what the reader of the log made of it since a position; a guard rail may stop the pilot by it. False when another has read from there, or it runs no more.</summary>
    ValueTask<bool> AdvancePilot(long run, long from, PilotProgress progress, CancellationToken ct = default);
    ValueTask<GroupDescription> Describe(CancellationToken ct = default);

    /// <summary>Reasons of which one is given by who is not ready; empty for any.</summary>
    ValueTask<ImmutableArray<string>> PresenceReasons(CancellationToken ct = default);
    ValueTask EnlistQueue(string queueId, QueueConfig config, long version, CancellationToken ct = default);
    ValueTask DelistQueue(string queueId, CancellationToken ct = default);
    ValueTask EnlistAgent(string agentId, CancellationToken ct = default);
    ValueTask DelistAgent(string agentId, CancellationToken ct = default);

    /// <summary>Who is there for a queue, and how fast its contacts are handled; null for a queue not of this group.</summary>
    ValueTask<QueueOutlook?> Outlook(string queueId, CancellationToken ct = default);

    /// <summary>Who of a queue's agents could take what a contact that waits needs, and why the others cannot; null for a queue not of this group, and while nobody heard of so far could and not all have been heard.</summary>
    /// <param name="refusedBy">Who declined it or did not answer a short while ago.</param>
    ValueTask<NeedOutlook?> WhoCould(string queueId, Requirement need, ImmutableArray<string> refusedBy, CancellationToken ct = default);

    /// <summary>Every subscription and how far it is. They are of no group: the dispatcher of the default one keeps them.</summary>
    ValueTask<WebhookRoster> Webhooks(CancellationToken ct = default);

    /// <summary>Keeps a subscription, or deletes it; a new one begins after a position of the log.</summary>
    /// <param name="webhook">Null deletes it.</param>
    ValueTask<ConfigureAnswer> SetWebhook(string id, Webhook? webhook, long beginsAfter, long? expectedVersion, CancellationToken ct = default);

    /// <summary>Whether the asker is to deliver: one gateway at a time, for as long as it asks again within the time.</summary>
    ValueTask<bool> ClaimWebhooks(string by, TimeSpan heldFor, CancellationToken ct = default);

    /// <summary>Keeps how far a subscription is. False when the asker does not deliver any more, or the subscription was changed since.</summary>
    /// <param name="dead">Null when they are as they were.</param>
    ValueTask<bool> AdvanceWebhook(string id, string by, long revision, WebhookProgress progress, WebhookDead? dead, CancellationToken ct = default);

    /// <summary>Puts dead letters back to be sent: the one at a position, or all. Answers how many there was room for.</summary>
    ValueTask<int> ReplayWebhook(string id, long? position, CancellationToken ct = default);

    /// <summary>Every rule for alerts, and what is beyond one. As with webhooks, the dispatcher of the default group keeps them.</summary>
    ValueTask<AlertRoster> Alerts(CancellationToken ct = default);

    /// <summary>What was raised and is cleared, as far as it is kept.</summary>
    ValueTask<PastAlerts> PastAlerts(CancellationToken ct = default);

    /// <summary>Keeps a rule, or deletes it; what it raised is cleared where it no longer judges alike.</summary>
    /// <param name="rule">Null deletes it.</param>
    ValueTask<ConfigureAnswer> SetAlertRule(string id, AlertRule? rule, long? expectedVersion, CancellationToken ct = default);

    /// <summary>Whether the asker is to read the figures: one gateway at a time, for as long as it asks again within the time.</summary>
    ValueTask<bool> ClaimAlerts(string by, TimeSpan heldFor, CancellationToken ct = default);

    /// <summary>Judges figures by a rule. False when the asker does not read them any more, or the rule was changed since.</summary>
    ValueTask<bool> JudgeAlerts(string by, string rule, long version, ImmutableArray<AlertReading> readings, CancellationToken ct = default);

    /// <summary>What is aimed at with measures, where somebody has set it. As with webhooks, the dispatcher of the default group keeps it.</summary>
    ValueTask<MeasureTargets> MeasureTargets(CancellationToken ct = default);

    /// <param name="target">Null leaves it to the measure's definition again.</param>
    ValueTask<ConfigureAnswer> SetMeasureTarget(string measure, double? target, long? expectedVersion, CancellationToken ct = default);

    /// <summary>For how long the past is kept, where a rule says so; kept by the dispatcher of the default group.</summary>
    ValueTask<RetentionRules> RetentionRules(CancellationToken ct = default);

    /// <param name="rule">Null deletes it.</param>
    ValueTask<ConfigureAnswer> SetRetentionRule(string id, RetentionRule? rule, long? expectedVersion, CancellationToken ct = default);

    /// <summary>What forecasts and staffing of the group go by; of version 0 until it is put.</summary>
    ValueTask<PlanningKept> ReadPlanning(CancellationToken ct = default);

    /// <param name="config">Null brings the defaults back.</param>
    ValueTask<ConfigureAnswer> SetPlanning(PlanningConfig? config, long? expectedVersion, CancellationToken ct = default);

    /// <summary>Whether the asker is to look ahead for the group: one gateway at a time, for as long as it asks again within the time.</summary>
    ValueTask<bool> ClaimOutlook(string by, TimeSpan heldFor, CancellationToken ct = default);

    /// <summary>Tells of gaps in the roster that are new, and of those that are over. False when the asker does not look ahead any more.</summary>
    ValueTask<bool> Foresee(string by, ExpectedGaps gaps, CancellationToken ct = default);

    /// <summary>Keeps suggestions that are new. False when the asker does not look ahead any more.</summary>
    ValueTask<bool> Suggest(string by, SuggestionsFound made, CancellationToken ct = default);
    ValueTask<Suggestions> Suggestions(CancellationToken ct = default);
    ValueTask<SuggestionAnswer> DecideSuggestion(string id, bool accepted, string by, string? reason, CancellationToken ct = default);

    /// <summary>An accepted suggestion was carried out; or it could not be, and is open again.</summary>
    /// <param name="did">Null where it could not.</param>
    ValueTask<StaffSuggestion?> FinishSuggestion(string id, string? did, string by, CancellationToken ct = default);

    /// <summary>What the group has learned of its agents, by agent and intent, as decisions go by it.</summary>
    ValueTask<LearnedRecords> Learned(string? agent, string? intent, LearnedKey? after, int limit, CancellationToken ct = default);

    /// <summary>Tells of what has changed lately, each once in a while. False when the asker does not look ahead any more.</summary>
    ValueTask<bool> NoteDrifts(string by, DriftsFound found, CancellationToken ct = default);
}

/// <summary>Gaps in the roster as the latest forecast has them.</summary>
public sealed record ExpectedGaps(ImmutableArray<ExpectedGap> Items);

/// <summary>Suggestions that staffing or coaching came to.</summary>
public sealed record SuggestionsFound(ImmutableArray<StaffSuggestion> Items)
{
    /// <summary>Whether these are all moves there are to suggest: open ones that are not among them are withdrawn.</summary>
    public bool IsPlan { get; init; }
}

/// <summary>What has changed lately.</summary>
public sealed record DriftsFound(ImmutableArray<LearningDrift> Items);

/// <summary>Some of what a group has learned, and how much there is of it.</summary>
public sealed record LearnedRecords(ImmutableArray<LearnedRecord> Items, bool HasMore);

/// <summary>The last record of a page: the next begins after it.</summary>
public sealed record LearnedKey(string Agent, string Intent);

/// <summary>What is learned of an agent and an intent: its record, and what decisions expect of it.</summary>
/// <param name="Start">What they expect of an agent of whom nothing is known.</param>
/// <param name="Group">The records of all agents together.</param>
public sealed record LearnedRecord(string Agent, IntentTally Tally, IntentMeans Expected, IntentMeans Start, IntentTally Group);

/// <summary>The suggestions of a group that are kept, and the gaps told of.</summary>
public sealed record Suggestions(ImmutableArray<StaffSuggestion> Items, ImmutableArray<ForeseenGap> Gaps);

/// <summary>A routing group: its rules and its roster.</summary>
public sealed record GroupDescription(string Id, GroupRules Rules, long Version, IReadOnlyList<string> Queues, IReadOnlyList<string> Agents, long RepairsBySweep)
{
    /// <summary>What its intents were learned from; null while the starter set serves.</summary>
    public LearnedIntents? Intents { get; init; }
}

/// <summary>The draft of a group's rules, if there is one.</summary>
/// <param name="Stamp">Another with every draft that is set or thrown away, restarts or not.</param>
public sealed record RulesDraft(GroupRules? Rules, long Stamp);

/// <summary>The versions of a group's rules that are kept.</summary>
public sealed record RulesHistory(ImmutableArray<PublishedRules> Published);

/// <summary>Agents of a queue by presence, and how fast each channel is served, which an estimate of the wait rests on.</summary>
/// <param name="Paces">By channel.</param>
public sealed record QueueOutlook(
    string Queue, int Ready, int NotReady, int Offline, int Draining, int WrapUp, int Busy, int Open, ImmutableArray<ServicePace?> Paces)
{
    /// <summary>Contacts of the queue that are pending with agents.</summary>
    public int Pending { get; init; }

    /// <summary>Some of its agents: enough to say whom it is in use by.</summary>
    public ImmutableArray<string> Some { get; init; } = [];

    /// <summary>Null when nobody is there for this channel.</summary>
    public ServicePace? PaceOn(Channel channel) => Paces[(int)channel];
}
