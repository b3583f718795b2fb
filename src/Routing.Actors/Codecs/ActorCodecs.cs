namespace Routing.Actors;

/// <summary>The stored parts of each kind of actor.</summary>
public static class ActorCodecs
{
    public static readonly PartCodec Dispatcher = new(
        ("rules", typeof(RulesKept)), ("queue", typeof(RosterQueue)), ("agent", typeof(RosterAgent)), ("fit", typeof(FittedKept)), ("published", typeof(PublishedRules)), ("draft", typeof(GroupRules)), ("drafts", typeof(DraftsKept)),
        ("intents", typeof(IntentKnowledge)), ("learning", typeof(LearningClaim)), ("profilesOn", typeof(ProfilesKept)),
        ("webhook", typeof(WebhookKept)), ("webhookAt", typeof(WebhookProgress)), ("webhookDead", typeof(WebhookDead)),
        ("alertRule", typeof(AlertRuleKept)), ("alertStanding", typeof(AlertStanding)), ("alertPast", typeof(AlertPastKept)), ("alertCount", typeof(AlertCount)),
        ("measureTarget", typeof(MeasureTargetKept)), ("retentionRule", typeof(RetentionRuleKept)),
        ("pilot", typeof(PilotKept)), ("pilotAt", typeof(PilotProgress)),
        ("planning", typeof(PlanningKept)), ("gaps", typeof(GapsKept)), ("drifts", typeof(DriftsKept)), ("suggestion", typeof(StaffSuggestion)));

    public static readonly PartCodec Queue = new(
        ("config", typeof(QueueKept)), ("tally", typeof(QueueTally)), ("calibration", typeof(WaitCalibration)), ("row", typeof(WaitingContact)),
        ("left", typeof(LeftPlace)));

    public static readonly PartCodec Agent = new(
        ("profile", typeof(AgentKept)), ("adjusted", typeof(AdjustedKept)), ("presence", typeof(PresenceKept)), ("slot", typeof(Slot)), ("settled", typeof(SettledKept)),
        ("tally", typeof(IntentTally)), ("outbox", typeof(Farewell)), ("rated", typeof(RatedKept)), ("presences", typeof(PresencesKept)), ("bot", typeof(BotCounts)));

    public static readonly PartCodec Customer = new(
        ("customer", typeof(CustomerKept)), ("past", typeof(PastContact)));

    public static readonly PartCodec Contact = new(
        ("begun", typeof(ContactBegun)), ("replanned", typeof(ContactReplan)), ("hops", typeof(ContactHops)), ("answered", typeof(ContactAnswered)),
        ("closed", typeof(ContactSnapshot)), ("rating", typeof(Rating)), ("notes", typeof(ContactNotes)), ("recording", typeof(Recording)));

    public static PartCodec Of(ActorKind kind) => kind switch
    {
        ActorKind.Dispatcher => Dispatcher,
        ActorKind.Queue => Queue,
        ActorKind.Agent => Agent,
        ActorKind.Customer => Customer,
        ActorKind.Contact => Contact,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of actor."),
    };
}
