namespace Routing.Gateway;

/// <summary>How the rules of a group are read, with the profiles that switch them on and the examples that hold them.</summary>
internal static class RulesShape
{
    internal static readonly Shape<RuleHours> Hours = new(
        new RuleHours(),
        new("days", (h, f) => h with { Days = f.List(i => i.One<Weekday>()) }),
        new("from", (h, f) => h with { From = f.Text() }),
        new("to", (h, f) => h with { To = f.Text() }),
        new("firstDate", (h, f) => h with { FirstDate = f.TextOrNull() }),
        new("lastDate", (h, f) => h with { LastDate = f.TextOrNull() }),
        new("timeZone", (h, f) => h with { TimeZone = f.Text() }));

    private static readonly Shape<AttributeCondition> Attribute = new(
        new AttributeCondition { Name = "" },
        new("name", (a, f) => a with { Name = f.Text() }, Required: true),
        new("is", (a, f) => a with { Is = f.List(i => i.Text()) }),
        new("atLeast", (a, f) => a with { AtLeast = f.NumberOrNull() }),
        new("atMost", (a, f) => a with { AtMost = f.NumberOrNull() }));

    internal static readonly Shape<TierRule> TierRule = new(
        new TierRule { Tier = "" },
        new("tier", (t, f) => t with { Tier = f.Text() }, Required: true),
        new("when", (t, f) => t with { When = f.List(Attribute.Read) }, Required: true));

    private static readonly Shape<QueueLength> Length = new(
        new QueueLength { Queue = "" },
        new("queue", (l, f) => l with { Queue = f.Identifier() }, Required: true),
        new("atLeast", (l, f) => l with { AtLeast = f.Integer() }),
        new("atMost", (l, f) => l with { AtMost = f.IntegerOrNull(0, Limits.MaxWaiting) }));

    private static readonly Shape<RuleCondition> Condition = new(
        RuleCondition.Always,
        new("channels", (c, f) => c with { Channels = f.List(i => i.One<Channel>()) }),
        new("intents", (c, f) => c with { Intents = f.List(i => i.Text()) }),
        new("languages", (c, f) => c with { Languages = f.List(i => i.Text()) }),
        new("regions", (c, f) => c with { Regions = f.List(i => i.Text()) }),
        new("tiers", (c, f) => c with { Tiers = f.List(i => i.Text()) }),
        new("queues", (c, f) => c with { Queues = f.List(i => i.Identifier()) }),
        new("attributes", (c, f) => c with { Attributes = f.List(Attribute.Read) }),
        new("urgencyAtLeast", (c, f) => c with { UrgencyAtLeast = f.IntegerOrNull(-Limits.Urgency, Limits.Urgency) }),
        new("hours", (c, f) => c with { Hours = f.List(Hours.Read) }),
        new("queueLengths", (c, f) => c with { QueueLengths = f.List(Length.Read) }),
        new("repeatContact", (c, f) => c with { RepeatContact = f.FlagOrNull() }),
        new("satisfactionAtMost", (c, f) => c with { SatisfactionAtMost = f.IntegerOrNull(1, 5) }),
        new("knownCustomer", (c, f) => c with { KnownCustomer = f.FlagOrNull() }));

    private static readonly Shape<RuleEffect> Effect = new(
        new RuleEffect(),
        new("queue", (e, f) => e with { Queue = f.IdentifierOrNull() }),
        new("requirements", (e, f) => e with { Requirements = f.List(QueueShape.Skill.Read) }),
        new("agentTiers", (e, f) => e with { AgentTiers = f.List(i => i.Text()) }),
        new("teams", (e, f) => e with { Teams = f.List(i => i.Text()) }),
        new("addPriority", (e, f) => e with { AddPriority = f.Number() }),
        new("language", (e, f) => e with { Language = f.TextOrNull() }),
        new("region", (e, f) => e with { Region = f.TextOrNull() }),
        new("affinity", (e, f) => e with { Affinity = f.FlagOrNull() }),
        new("bots", (e, f) => e with { Bots = f.IsNull ? null : f.One<BotUse>() }),
        new("treatment", (e, f) => e with { Treatment = f.TextOrNull() }));

    public static readonly Shape<Treatment> Treatment = new(
        new Treatment { Name = "" },
        new("name", (t, f) => t with { Name = f.Text() }, Required: true),
        new("music", (t, f) => t with { Music = f.TextOrNull() }),
        new("messages", (t, f) => t with { Messages = f.List(QueueShape.Message.Read) }),
        new("announceAtSeconds", (t, f) => t with { AnnounceAtSeconds = f.List(i => i.Integer(0, Limits.WaitSeconds)) }),
        new("offerCallbackAfterSeconds", (t, f) => t with { OfferCallbackAfterSeconds = f.IntegerOrNull(1, Limits.WaitSeconds) }),
        new("whisper", (t, f) => t with { Whisper = f.TextOrNull(ContactNotes.WhisperLength) }),
        new("answerSource", (t, f) => t with { AnswerSource = f.IsNull ? null : QueueShape.Source.Read(f) }),
        new("wrapUpSeconds", (t, f) => t with { WrapUpSeconds = f.IntegerOrNull(0, Limits.WrapUpSeconds) }));

    public static readonly Shape<RoutingRule> Rule = new(
        new RoutingRule { Name = "" },
        new("name", (r, f) => r with { Name = f.Text() }, Required: true),
        new("when", (r, f) => r with { When = Condition.Read(f) }),
        new("unless", (r, f) => r with { Unless = f.IsNull ? null : Condition.Read(f) }),
        new("then", (r, f) => r with { Then = Effect.Read(f) }, Required: true),
        new("profiles", (r, f) => r with { Profiles = f.List(i => i.Text()) }),
        new("enabled", (r, f) => r with { Enabled = f.Flag() }),
        new("last", (r, f) => r with { Last = f.Flag() }));

    private static readonly Shape<AgentChange> Change = new(
        new AgentChange(),
        new("agents", (c, f) => c with { Agents = f.List(i => i.Identifier()) }),
        new("tiers", (c, f) => c with { Tiers = f.List(i => i.Text()) }),
        new("addQueues", (c, f) => c with { AddQueues = f.List(i => i.Identifier()) }),
        new("leaveQueues", (c, f) => c with { LeaveQueues = f.List(i => i.Identifier()) }),
        new("maxConcurrent", (c, f) => c with { MaxConcurrent = f.IntegerOrNull(0, Limits.ContactsPerAgent) }),
        new("channels", (c, f) => c with { Channels = AgentShape.Units(f) }));

    public static readonly Shape<RuleProfile> Profile = new(
        new RuleProfile { Name = "" },
        new("name", (p, f) => p with { Name = f.Text() }, Required: true),
        new("on", (p, f) => p with { On = f.Flag() }),
        new("hours", (p, f) => p with { Hours = f.List(Hours.Read) }),
        new("offUntil", (p, f) => p with { OffUntil = f.InstantOrNull() }),
        new("agents", (p, f) => p with { Agents = f.List(Change.Read) }));

    private static readonly Shape<ExampleContact> Given = new(
        new ExampleContact(),
        new("channel", (g, f) => g with { Channel = f.One<Channel>() }),
        new("queue", (g, f) => g with { Queue = f.IdentifierOrNull() }),
        new("intent", (g, f) => g with { Intent = f.TextOrNull() }),
        new("text", (g, f) => g with { Text = f.TextOrNull(RequestLimits.MaxLongText) }),
        new("language", (g, f) => g with { Language = f.TextOrNull() }),
        new("region", (g, f) => g with { Region = f.TextOrNull() }),
        new("tier", (g, f) => g with { Tier = f.TextOrNull() }),
        new("attributes", (g, f) => g with { Attributes = AgentShape.Attributes(f) }),
        new("urgency", (g, f) => g with { Urgency = f.Integer() }),
        new("satisfaction", (g, f) => g with { Satisfaction = f.IntegerOrNull(1, 5) }),
        new("repeatContact", (g, f) => g with { RepeatContact = f.Flag() }),
        new("knownCustomer", (g, f) => g with { KnownCustomer = f.FlagOrNull() }),
        new("at", (g, f) => g with { At = f.InstantOrNull() }),
        new("waiting", (g, f) => g with { Waiting = f.Map((_, name) => name, i => i.Integer(0, Limits.MaxWaiting)) }),
        new("profiles", (g, f) => g with { Profiles = f.List(i => i.Text()) }));

    private static readonly Shape<ExpectedPlan> Expected = new(
        new ExpectedPlan(),
        new("queue", (e, f) => e with { Queue = f.IdentifierOrNull() }),
        new("intent", (e, f) => e with { Intent = f.TextOrNull() }),
        new("tier", (e, f) => e with { Tier = f.TextOrNull() }),
        new("language", (e, f) => e with { Language = f.TextOrNull() }),
        new("region", (e, f) => e with { Region = f.TextOrNull() }),
        new("priority", (e, f) => e with { Priority = f.NumberOrNull() }),
        new("requirements", (e, f) => e with { Requirements = f.List(QueueShape.Skill.Read) }),
        new("agentTiers", (e, f) => e with { AgentTiers = f.List(i => i.Text()) }),
        new("teams", (e, f) => e with { Teams = f.List(i => i.Text()) }),
        new("affinity", (e, f) => e with { Affinity = f.FlagOrNull() }),
        new("bots", (e, f) => e with { Bots = f.IsNull ? null : f.One<BotUse>() }),
        new("treatment", (e, f) => e with { Treatment = f.TextOrNull() }),
        new("rules", (e, f) => e with { Rules = f.List(i => i.Text()) }));

    public static readonly Shape<RuleExample> Example = new(
        new RuleExample { Name = "" },
        new("name", (x, f) => x with { Name = f.Text() }, Required: true),
        new("given", (x, f) => x with { Given = Given.Read(f) }),
        new("expect", (x, f) => x with { Expect = Expected.Read(f) }, Required: true));
}
