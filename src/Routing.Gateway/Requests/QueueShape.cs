namespace Routing.Gateway;

/// <summary>How a queue's configuration is read.</summary>
internal static class QueueShape
{
    private const int MaxSeconds = 365 * 24 * 3600;
    private const int MaxCount = 1_000_000;

    public static readonly Shape<SkillLevel> Skill = new(
        new SkillLevel(""),
        new("skill", (s, f) => s with { Skill = f.Text() }, Required: true),
        new("minLevel", (s, f) => s with { MinLevel = f.Integer() }));

    private static readonly Shape<Relaxation> RelaxationStep = new(
        new Relaxation { AfterSeconds = 0 },
        new("afterSeconds", (r, f) => r with { AfterSeconds = f.Integer(0, MaxSeconds) }, Required: true),
        new("requirements", (r, f) => r with { Requirements = f.List(Skill.Read) }),
        new("agentTiers", (r, f) => r with { AgentTiers = f.List(i => i.Text()) }),
        new("teams", (r, f) => r with { Teams = f.List(i => i.Text()) }));

    private static readonly Shape<TeamHours> TeamHours = new(
        new TeamHours { Team = "" },
        new("team", (t, f) => t with { Team = f.Text() }, Required: true),
        new("open", (t, f) => t with { Open = f.List(RulesShape.Hours.Read) }),
        new("closed", (t, f) => t with { Closed = f.List(RulesShape.Hours.Read) }));

    private static readonly Shape<Overflow> OverflowRule = new(
        new Overflow(),
        new("afterSeconds", (o, f) => o with { AfterSeconds = f.IntegerOrNull(0, MaxSeconds) }),
        new("whenWaiting", (o, f) => o with { WhenWaiting = f.IntegerOrNull(0, MaxCount) }),
        new("whenNoAgents", (o, f) => o with { WhenNoAgents = f.Flag() }),
        new("moveTo", (o, f) => o with { MoveTo = f.IdentifierOrNull() }),
        new("addPriority", (o, f) => o with { AddPriority = f.Number() }),
        new("setPriority", (o, f) => o with { SetPriority = f.NumberOrNull() }),
        new("addRequirements", (o, f) => o with { AddRequirements = f.List(Skill.Read) }),
        new("refuse", (o, f) => o with { Refuse = f.Flag() }),
        new("whenEstimatedWaitSeconds", (o, f) => o with { WhenEstimatedWaitSeconds = f.IntegerOrNull(1, MaxSeconds) }),
        new("message", (o, f) => o with { Message = f.TextOrNull() }),
        new("offerCallback", (o, f) => o with { OfferCallback = f.Flag() }),
        new("toChannel", (o, f) => o with { ToChannel = f.IsNull ? null : f.One<Channel>() }),
        new("voicemail", (o, f) => o with { Voicemail = f.Flag() }),
        new("relax", (o, f) => o with { Relax = f.Flag() }),
        new("teams", (o, f) => o with { Teams = f.List(i => i.Text()) }),
        new("toBot", (o, f) => o with { ToBot = f.Flag() }));

    private static readonly Shape<ServiceLevelGoal> Goal = new(
        new ServiceLevelGoal(),
        new("targetPercent", (g, f) => g with { TargetPercent = f.Number() }),
        new("withinSeconds", (g, f) => g with { WithinSeconds = f.Integer(0, MaxSeconds) }));

    private static readonly Shape<AffinityRule> Affinity = new(
        new AffinityRule(),
        new("enabled", (a, f) => a with { Enabled = f.Flag() }),
        new("savesShare", (a, f) => a with { SavesShare = f.Number() }),
        new("maxHoldSeconds", (a, f) => a with { MaxHoldSeconds = f.Integer(0, MaxSeconds) }),
        new("joinsContacts", (a, f) => a with { JoinsContacts = f.Flag() }));

    private static readonly Shape<SeniorRule> Seniors = new(
        new SeniorRule(),
        new("agentTiers", (s, f) => s with { AgentTiers = f.List(i => i.Text()) }, Required: true),
        new("maxComplexity", (s, f) => s with { MaxComplexity = f.Integer() }),
        new("afterSeconds", (s, f) => s with { AfterSeconds = f.Integer(0, MaxSeconds) }),
        new("whileIdle", (s, f) => s with { WhileIdle = f.Integer(0, MaxCount) }));

    private static readonly Shape<ExternalScorer> External = new(
        new ExternalScorer(),
        new("url", (e, f) => e with { Url = f.Text() }, Required: true),
        new("timeoutMilliseconds", (e, f) => e with { TimeoutMilliseconds = f.Integer() }),
        new("fallback", (e, f) => e with { Fallback = f.Text() }));

    private static readonly Shape<TranslationRule> Translation = new(
        new TranslationRule(),
        new("afterSeconds", (t, f) => t with { AfterSeconds = f.Integer(0, MaxSeconds) }),
        new("url", (t, f) => t with { Url = f.TextOrNull() }),
        new("timeoutMilliseconds", (t, f) => t with { TimeoutMilliseconds = f.Integer() }),
        new("retryAfterSeconds", (t, f) => t with { RetryAfterSeconds = f.Integer(0, MaxSeconds) }));

    private static readonly Shape<CallbackRule> Callback = new(
        new CallbackRule(),
        new("enabled", (c, f) => c with { Enabled = f.Flag() }),
        new("maxAttempts", (c, f) => c with { MaxAttempts = f.Integer(1, CallbackDecider.MostAttempts) }),
        new("retryAfterSeconds", (c, f) => c with { RetryAfterSeconds = f.Integer(1, CallbackDecider.LongestSeconds) }),
        new("maxAheadSeconds", (c, f) => c with { MaxAheadSeconds = f.Integer(0, CallbackDecider.LongestSeconds) }));

    internal static readonly Shape<WaitMessage> Message = new(
        new WaitMessage { Text = "" },
        new("text", (m, f) => m with { Text = f.Text(Limits.AttributeLength) }, Required: true),
        new("languages", (m, f) => m with { Languages = f.List(i => i.Text()) }),
        new("tiers", (m, f) => m with { Tiers = f.List(i => i.Text()) }),
        new("treatments", (m, f) => m with { Treatments = f.List(i => i.Text()) }),
        new("afterSeconds", (m, f) => m with { AfterSeconds = f.Integer(0, MaxSeconds) }));

    internal static readonly Shape<AnswerSource> Source = new(
        new AnswerSource(),
        new("url", (s, f) => s with { Url = f.TextOrNull(Limits.UrlLength) }),
        new("text", (s, f) => s with { Text = f.TextOrNull(Limits.AttributeLength) }));

    private static readonly Shape<BotRule> Bots = new(
        new BotRule(),
        new("intents", (b, f) => b with { Intents = f.List(i => i.Text()) }),
        new("maxComplexity", (b, f) => b with { MaxComplexity = f.IntegerOrNull(SkillLevel.Lowest, SkillLevel.Highest) }));

    private static readonly Shape<OutsideHours> Outside = new(
        new OutsideHours(),
        new("hours", (o, f) => o with { Hours = f.List(RulesShape.Hours.Read) }),
        new("moveTo", (o, f) => o with { MoveTo = f.IdentifierOrNull() }),
        new("refuse", (o, f) => o with { Refuse = f.Flag() }),
        new("message", (o, f) => o with { Message = f.TextOrNull() }));

    private static readonly Shape<OpeningHours> Opening = new(
        new OpeningHours(),
        new("open", (o, f) => o with { Open = f.List(RulesShape.Hours.Read) }),
        new("closed", (o, f) => o with { Closed = f.List(RulesShape.Hours.Read) }),
        new("outside", (o, f) => o with { Outside = f.List(Outside.Read) }));

    private static readonly Shape<TargetCase> PromiseTo = new(
        new TargetCase(),
        new("tiers", (t, f) => t with { Tiers = f.List(i => i.Text()) }),
        new("intents", (t, f) => t with { Intents = f.List(i => i.Text()) }),
        new("channels", (t, f) => t with { Channels = f.List(i => i.One<Channel>()) }),
        new("urgencyAtLeast", (t, f) => t with { UrgencyAtLeast = f.IntegerOrNull(-Limits.Urgency, Limits.Urgency) }),
        new("firstResponseSeconds", (t, f) => t with { FirstResponseSeconds = f.IntegerOrNull(1, MaxSeconds) }),
        new("resolutionSeconds", (t, f) => t with { ResolutionSeconds = f.IntegerOrNull(1, MaxSeconds) }));

    private static readonly Shape<TargetRules> Promises = new(
        new TargetRules(),
        new("firstResponseSeconds", (t, f) => t with { FirstResponseSeconds = f.IntegerOrNull(1, MaxSeconds) }),
        new("resolutionSeconds", (t, f) => t with { ResolutionSeconds = f.IntegerOrNull(1, MaxSeconds) }),
        new("cases", (t, f) => t with { Cases = f.List(PromiseTo.Read) }),
        new("escalateBeforeSeconds", (t, f) => t with { EscalateBeforeSeconds = f.Integer(0, MaxSeconds) }),
        new("addPriority", (t, f) => t with { AddPriority = f.Number() }),
        new("moveTo", (t, f) => t with { MoveTo = f.IdentifierOrNull() }));

    public static readonly Shape<QueueConfig> Config = new(
        new QueueConfig { Name = "" },
        new("name", (q, f) => q with { Name = f.Text() }, Required: true),
        new("group", (q, f) => q with { Group = f.Identifier() }),
        new("priority", (q, f) => q with { Priority = f.Number() }),
        new("ageingPerMinute", (q, f) => q with { AgeingPerMinute = f.Number() }),
        new("yieldsForSeconds", (q, f) => q with { YieldsForSeconds = f.Integer(0, MaxSeconds) }),
        new("maxWaitSeconds", (q, f) => q with { MaxWaitSeconds = f.Integer(0, MaxSeconds) }),
        new("order", (q, f) => q with { Order = f.One<QueueOrdering>() }),
        new("targets", (q, f) => q with { Targets = f.IsNull ? null : Promises.Read(f) }),
        new("selection", (q, f) => q with { Selection = f.Text() }),
        new("channels", (q, f) => q with { Channels = f.List(i => i.One<Channel>()) }),
        new("requirements", (q, f) => q with { Requirements = f.List(Skill.Read) }),
        new("agentTiers", (q, f) => q with { AgentTiers = f.List(i => i.Text()) }),
        new("teams", (q, f) => q with { Teams = f.List(i => i.Text()) }),
        new("teamHours", (q, f) => q with { TeamHours = f.List(TeamHours.Read) }),
        new("relaxations", (q, f) => q with { Relaxations = f.List(RelaxationStep.Read) }),
        new("translation", (q, f) => q with { Translation = f.IsNull ? null : Translation.Read(f) }),
        new("offerTimeoutSeconds", (q, f) => q with { OfferTimeoutSeconds = f.Integer(1, MaxSeconds) }),
        new("onNoAnswer", (q, f) => q with { OnNoAnswer = f.One<NoAnswerAction>() }),
        new("autoAccept", (q, f) => q with { AutoAccept = f.Flag() }),
        new("wrapUpSeconds", (q, f) => q with { WrapUpSeconds = f.Integer(0, MaxSeconds) }),
        new("serviceLevel", (q, f) => q with { ServiceLevel = Goal.Read(f) }),
        new("maxWaiting", (q, f) => q with { MaxWaiting = f.Integer(0, MaxCount) }),
        new("overflow", (q, f) => q with { Overflow = f.List(OverflowRule.Read) }),
        new("maxPerAgent", (q, f) => q with { MaxPerAgent = f.Integer(0, MaxCount) }),
        new("maxLoad", (q, f) => q with { MaxLoad = f.Number() }),
        new("seniors", (q, f) => q with { Seniors = f.IsNull ? null : Seniors.Read(f) }),
        new("external", (q, f) => q with { External = f.IsNull ? null : External.Read(f) }),
        new("urgentPriority", (q, f) => q with { UrgentPriority = f.Number() }),
        new("keepAgeOnTransfer", (q, f) => q with { KeepAgeOnTransfer = f.Flag() }),
        new("affinity", (q, f) => q with { Affinity = Affinity.Read(f) }),
        new("reopenWithinDays", (q, f) => q with { ReopenWithinDays = f.Integer(0, Limits.Days) }),
        new("regainPlaceSeconds", (q, f) => q with { RegainPlaceSeconds = f.Integer(0, LeftPlaces.LongestSeconds) }),
        new("messages", (q, f) => q with { Messages = f.List(Message.Read) }),
        new("announceAtSeconds", (q, f) => q with { AnnounceAtSeconds = f.List(i => i.Integer(0, MaxSeconds)) }),
        new("callback", (q, f) => q with { Callback = Callback.Read(f) }),
        new("waitingCostPerMinute", (q, f) => q with { WaitingCostPerMinute = f.Number() }),
        new("unresolvedCost", (q, f) => q with { UnresolvedCost = f.Number() }),
        new("learningHalfLifeDays", (q, f) => q with { LearningHalfLifeDays = f.Number() }),
        new("explorationShare", (q, f) => q with { ExplorationShare = f.Number() }),
        new("fairness", (q, f) => q with { Fairness = f.Number() }),
        new("satisfaction", (q, f) => q with { Satisfaction = f.Number() }),
        new("topicSwitchSeconds", (q, f) => q with { TopicSwitchSeconds = f.Number() }),
        new("bots", (q, f) => q with { Bots = f.IsNull ? null : Bots.Read(f) }),
        new("answerSource", (q, f) => q with { AnswerSource = f.IsNull ? null : Source.Read(f) }),
        new("openingHours", (q, f) => q with { OpeningHours = f.IsNull ? null : Opening.Read(f) }));
}
