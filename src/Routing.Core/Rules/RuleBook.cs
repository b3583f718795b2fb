using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>Applies the rules of a group to a contact.</summary>
public static class RuleBook
{
    public static RuleOutcome Apply(GroupRules rules, in RuleFacts facts)
    {
        if (rules.Rules.IsEmpty) return RuleOutcome.None;
        var outcome = RuleOutcome.None;
        foreach (var rule in rules.Rules)
        {
            if (!rule.Enabled || !IsOn(rule.Profiles, rules.Profiles, facts.Now)) continue;
            if (!rule.When.Holds(facts) || rule.Unless?.Holds(facts) == true) continue;
            outcome = outcome.With(rule);
            if (rule.Last) break;
        }
        return outcome;
    }

    /// <summary>Whether a profile is on, by hand or by the calendar.</summary>
    public static bool IsOn(RuleProfile profile, DateTimeOffset now) => profile.On || (!(now < profile.OffUntil) && !profile.Hours.IsEmpty && RuleCondition.AnyHours(profile.Hours, now));

    private static bool IsOn(ImmutableArray<string> names, ImmutableArray<RuleProfile> profiles, DateTimeOffset now)
    {
        if (names.IsEmpty) return true;
        foreach (var profile in profiles)
        {
            if (names.Contains(profile.Name) && IsOn(profile, now)) return true;
        }
        return false;
    }
}

/// <summary>What the rules made of a contact, and which of them.</summary>
public sealed record RuleOutcome
{
    public static readonly RuleOutcome None = new();

    /// <summary>Names of the rules that applied, in order.</summary>
    public ImmutableArray<string> Applied { get; init; } = [];
    public string? Queue { get; init; }
    public ImmutableArray<SkillLevel> Requirements { get; init; } = [];
    public ImmutableArray<string> AgentTiers { get; init; } = [];
    public ImmutableArray<string> Teams { get; init; } = [];
    public ImmutableArray<PriorityPart> Points { get; init; } = [];
    public string? Language { get; init; }
    public string? Region { get; init; }
    public bool? Affinity { get; init; }
    public BotUse? Bots { get; init; }
    public string? Treatment { get; init; }

    internal RuleOutcome With(RoutingRule rule)
    {
        var then = rule.Then;
        return new RuleOutcome
        {
            Applied = Applied.Add(rule.Name),
            Queue = Queue ?? then.Queue,
            Requirements = Requirements.AddRange(then.Requirements),
            AgentTiers = AgentTiers.IsEmpty ? then.AgentTiers : AgentTiers,
            Teams = Teams.IsEmpty ? then.Teams : Teams,
            Points = then.AddPriority == 0 ? Points : Points.Add(new PriorityPart($"rule {rule.Name}", then.AddPriority)),
            Language = Language ?? then.Language,
            Region = Region ?? then.Region,
            Affinity = Affinity ?? then.Affinity,
            Bots = Bots ?? then.Bots,
            Treatment = Treatment ?? then.Treatment,
        };
    }
}
