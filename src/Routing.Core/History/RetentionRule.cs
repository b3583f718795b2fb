using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>What of the past is kept apart, for a time of its own.</summary>
public enum RecordKind
{
    /// <summary>A contact's way, from its end on.</summary>
    Journeys,

    /// <summary>Why it went that way, from each decision on. Without a rule, decisions are kept in the log only.</summary>
    Decisions,

    /// <summary>What customer and agent said of how it went, within the journey, from its end on.</summary>
    Surveys,

    /// <summary>Agents' times of presence, from the end of each on.</summary>
    Presences,

    /// <summary>What people did with contacts and agents at work, in the audit.</summary>
    Operations,

    /// <summary>Changes of the configuration, in the audit.</summary>
    Audit,
}

/// <summary>For how long records of a kind are kept: all of them, or those of a routing group, a queue or a channel.</summary>
public sealed record RetentionRule
{
    /// <summary>Six months, rounded up: the least that China's Cybersecurity Law (article 21) asks of logs, and shorter than what card payments ask.</summary>
    public const int LeastAuditDays = 184;
    public const int MostDays = 36_500;

    /// <summary>Rules there may be.</summary>
    public const int Most = 500;

    public RecordKind Records { get; init; }

    /// <summary>Of contacts whose queue is of this group now.</summary>
    public string? Group { get; init; }

    /// <summary>Of contacts planned to this queue; of decisions, made in it.</summary>
    public string? Queue { get; init; }
    public Channel? Channel { get; init; }

    /// <summary>0 keeps them for ever.</summary>
    public int Days { get; init; }

    public static ImmutableArray<Fault> Check(RetentionRule rule)
    {
        var faults = new FaultList();
        faults.Defined("records", rule.Records);
        faults.OptionalId("group", rule.Group);
        faults.OptionalId("queue", rule.Queue);
        if (rule.Channel is { } channel) faults.Defined("channel", channel);
        faults.Require(rule.Group is null || rule.Queue is null, "group", "Name a queue or a group, not both: a queue is of one group.");
        if (!IsOfContacts(rule.Records))
        {
            const string Apart = "Leave it out: these records are not kept apart by it.";
            faults.Require(rule.Group is null, "group", Apart);
            faults.Require(rule.Queue is null, "queue", Apart);
            faults.Require(rule.Channel is null, "channel", Apart);
        }
        var isAudit = rule.Records is RecordKind.Operations or RecordKind.Audit;
        faults.Require(rule.Days == 0 || (rule.Days >= (isAudit ? LeastAuditDays : 1) && rule.Days <= MostDays), "days",
            isAudit ? $"Use {LeastAuditDays} to {MostDays}, or 0 for ever: the law asks for six months of an audit at least." : $"Use 1 to {MostDays}, or 0 for ever.");
        return faults.All;
    }

    public static bool IsOfContacts(RecordKind kind) => kind is RecordKind.Journeys or RecordKind.Decisions or RecordKind.Surveys;

    /// <summary>Whether both are of the very same records.</summary>
    public bool IsOfTheSame(RetentionRule other) => Records == other.Records && Group == other.Group && Queue == other.Queue && Channel == other.Channel;

    /// <summary>Whether it is of records with this queue, group and channel.</summary>
    public bool IsOf(RecordKind kind, string queue, string? group, Channel? channel) =>
        Records == kind && (Queue is null || Queue == queue) && (Group is null || Group == group) && (Channel is null || Channel == channel);

    /// <summary>A queue says more than its group, and either more than a channel.</summary>
    public int Weight() => (Queue is null ? 0 : 4) + (Group is null ? 0 : 2) + (Channel is null ? 0 : 1);
}

/// <summary>A rule as kept.</summary>
public sealed record RetentionRuleKept(string Id, RetentionRule Rule, long Version);

/// <summary>Every rule of how long the past is kept.</summary>
public sealed record RetentionRules(ImmutableArray<RetentionRuleKept> Items)
{
    public static readonly RetentionRules None = new([]);

    public RetentionRuleKept? Find(string id) => Items.FirstOrDefault(kept => kept.Id == id);

    /// <summary>The rule that decides: of those that are of such records, the one that says most of them. No two say as much, as no two are of the very same.</summary>
    public RetentionRuleKept? Deciding(RecordKind kind, string queue, string? group, Channel? channel) =>
        Items.Where(kept => kept.Rule.IsOf(kind, queue, group, channel)).MaxBy(kept => kept.Rule.Weight());

    /// <summary>Whether decisions made there are kept with history.</summary>
    /// <param name="channel">Null for any.</param>
    public bool KeepsDecisions(string queue, string? group, Channel? channel) => Items.Any(kept => kept.Rule.IsOf(RecordKind.Decisions, queue, group, channel ?? kept.Rule.Channel));

    public bool Any(RecordKind kind) => Items.Any(kept => kept.Rule.Records == kind);
}
