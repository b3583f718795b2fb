using System.Collections.Immutable;

namespace Routing.Gateway;

/// <summary>How agents, customers and the rules of a group are read.</summary>
internal static class AgentShape
{
    private const int MaxUnits = 10_000;

    private static readonly Shape<ShiftBreak> Break = new(
        new ShiftBreak(),
        new("reason", (b, f) => b with { Reason = f.Text() }, Required: true),
        new("hours", (b, f) => b with { Hours = RulesShape.Hours.Read(f) }, Required: true),
        new("automatic", (b, f) => b with { Automatic = f.Flag() }));

    private static readonly Shape<ShiftPlan> Shifts = new(
        new ShiftPlan(),
        new("hours", (s, f) => s with { Hours = f.List(RulesShape.Hours.Read) }, Required: true),
        new("holidays", (s, f) => s with { Holidays = f.List(RulesShape.Hours.Read) }),
        new("breaks", (s, f) => s with { Breaks = f.List(Break.Read) }),
        new("maxOverrunSeconds", (s, f) => s with { MaxOverrunSeconds = f.Integer(0, Limits.WaitSeconds) }));

    private static readonly Shape<BotHook> Hook = new(
        new BotHook(),
        new("url", (h, f) => h with { Url = f.Text(Limits.UrlLength) }, Required: true),
        new("timeoutSeconds", (h, f) => h with { TimeoutSeconds = f.Integer() }),
        new("attempts", (h, f) => h with { Attempts = f.Integer() }),
        new("maxTalkSeconds", (h, f) => h with { MaxTalkSeconds = f.Integer() }),
        new("handOverTo", (h, f) => h with { HandOverTo = f.IdentifierOrNull() }));

    public static readonly Shape<AgentProfile> Profile = new(
        new AgentProfile { Name = "" },
        new("name", (a, f) => a with { Name = f.Text() }, Required: true),
        new("tier", (a, f) => a with { Tier = f.TextOrNull() }),
        new("kind", (a, f) => a with { Kind = f.One<AgentKind>() }),
        new("hook", (a, f) => a with { Hook = f.IsNull ? null : Hook.Read(f) }),
        new("teams", (a, f) => a with { Teams = f.List(i => i.Text()) }),
        new("languages", (a, f) => a with { Languages = f.List(i => i.Text()) }),
        new("skills", (a, f) => a with { Skills = f.Map(TextKey, i => i.Integer()) }),
        new("skillExpiry", (a, f) => a with { SkillExpiry = f.Map(TextKey, i => i.Instant()) }),
        new("queues", (a, f) => a with { Queues = f.List(i => i.Identifier()) }),
        new("channels", (a, f) => a with { Channels = Units(f) }),
        new("regions", (a, f) => a with { Regions = f.List(i => i.Text()) }),
        new("maxConcurrent", (a, f) => a with { MaxConcurrent = f.Integer(0, MaxUnits) }),
        new("channelCosts", (a, f) => a with { ChannelCosts = Units(f) }),
        new("capacity", (a, f) => a with { Capacity = f.Integer(0, MaxUnits) }),
        new("interruptedBy", (a, f) => a with { InterruptedBy = f.Map(ChannelKey, by => by.List(i => i.One<Channel>())) }),
        new("offersInWrapUp", (a, f) => a with { OffersInWrapUp = f.Flag() }),
        new("shifts", (a, f) => a with { Shifts = f.IsNull ? null : Shifts.Read(f) }),
        new("maxOpenOffers", (a, f) => a with { MaxOpenOffers = f.Integer(1, MaxUnits) }),
        new("weight", (a, f) => a with { Weight = f.Integer() }),
        new("costPerHour", (a, f) => a with { CostPerHour = f.Number() }));

    private static readonly Shape<DedicatedAgents> Dedicated = new(
        new DedicatedAgents(),
        new("agents", (d, f) => d with { Agents = f.List(i => i.Identifier()) }, Required: true),
        new("seconds", (d, f) => d with { Seconds = f.Integer(0, Limits.HoldSeconds) }));

    public static readonly Shape<CustomerProfile> Customer = new(
        new CustomerProfile(),
        new("name", (c, f) => c with { Name = f.TextOrNull() }),
        new("tier", (c, f) => c with { Tier = f.TextOrNull() }),
        new("dedicated", (c, f) => c with { Dedicated = f.IsNull ? null : Dedicated.Read(f) }),
        new("language", (c, f) => c with { Language = f.TextOrNull() }),
        new("region", (c, f) => c with { Region = f.TextOrNull() }),
        new("addresses", (c, f) => c with { Addresses = f.List(i => i.Text()) }),
        new("attributes", (c, f) => c with { Attributes = Attributes(f) }));

    private static readonly Shape<ActivityClue> Activity = new(
        new ActivityClue { Attribute = "" },
        new("attribute", (a, f) => a with { Attribute = f.Text() }, Required: true),
        new("value", (a, f) => a with { Value = f.TextOrNull() }),
        new("confidence", (a, f) => a with { Confidence = f.Number() }));

    private static readonly Shape<IntentRules> IntentRules = new(
        new IntentRules(),
        new("minConfidence", (r, f) => r with { MinConfidence = f.Number() }),
        new("unsureQueue", (r, f) => r with { UnsureQueue = f.IdentifierOrNull() }),
        new("classifyTexts", (r, f) => r with { ClassifyTexts = f.Flag() }));

    private static readonly Shape<IntentRoute> Intent = new(
        new IntentRoute { Intent = "" },
        new("intent", (r, f) => r with { Intent = f.Text() }, Required: true),
        new("queue", (r, f) => r with { Queue = f.IdentifierOrNull() }),
        new("keywords", (r, f) => r with { Keywords = f.List(i => i.Text()) }),
        new("requirements", (r, f) => r with { Requirements = f.List(QueueShape.Skill.Read) }),
        new("examples", (r, f) => r with { Examples = f.List(i => i.Text()) }),
        new("answerSource", (r, f) => r with { AnswerSource = f.IsNull ? null : QueueShape.Source.Read(f) }),
        new("activity", (r, f) => r with { Activity = f.List(Activity.Read) }));

    public static readonly Shape<GroupRules> Rules = new(
        new GroupRules(),
        new("defaultQueue", (g, f) => g with { DefaultQueue = f.IdentifierOrNull() }),
        new("intents", (g, f) => g with { Intents = f.List(Intent.Read) }),
        new("intentRules", (g, f) => g with { IntentRules = IntentRules.Read(f) }),
        new("customerTiers", (g, f) => g with { CustomerTiers = f.List(RulesShape.TierRule.Read) }),
        new("tierPriority", (g, f) => g with { TierPriority = f.Map(TextKey, i => i.Number()) }),
        new("repeatContactPriority", (g, f) => g with { RepeatContactPriority = f.Number() }),
        new("repeatWithinDays", (g, f) => g with { RepeatWithinDays = f.Integer(0, Limits.Days) }),
        new("dissatisfiedPriority", (g, f) => g with { DissatisfiedPriority = f.Number() }),
        new("presenceReasons", (g, f) => g with { PresenceReasons = f.List(i => i.Text()) }),
        new("treatments", (g, f) => g with { Treatments = f.List(RulesShape.Treatment.Read) }),
        new("rules", (g, f) => g with { Rules = f.List(RulesShape.Rule.Read) }),
        new("profiles", (g, f) => g with { Profiles = f.List(RulesShape.Profile.Read) }),
        new("examples", (g, f) => g with { Examples = f.List(RulesShape.Example.Read) }));

    public static ImmutableDictionary<string, string> Attributes(Field field) => field.Map(TextKey, i => i.Text(1024));

    internal static ImmutableDictionary<Channel, int> Units(Field field) => field.Map(ChannelKey, i => i.Integer(0, MaxUnits));

    private static string TextKey(Field field, string name)
    {
        if (name.Length is 0 or > RequestLimits.MaxText) field.Reading.Refuse(ProblemKinds.InvalidValue, $"Use a name of 1 to {RequestLimits.MaxText} characters.");
        return name;
    }

    private static Channel ChannelKey(Field field, string name)
    {
        if (Names<Channel>.Find(name) is { } channel) return channel;
        field.Reading.Refuse(ProblemKinds.UnknownField, $"Use the channels: {Names<Channel>.Listed}.");
        return default;
    }
}
