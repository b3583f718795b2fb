using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>
/// A rule of a routing group. The rules are looked at in order; each that holds applies. Points and requirements add up; of
/// what only one can say (queue, tiers and teams of agents, language, region, affinity, treatment) the first to say it counts.
/// </summary>
public sealed record RoutingRule
{
    public required string Name { get; init; }

    /// <summary>All that must hold; nothing holds always.</summary>
    public RuleCondition When { get; init; } = RuleCondition.Always;

    /// <summary>The rule does not apply where all of this holds; null for no exception.</summary>
    public RuleCondition? Unless { get; init; }
    public RuleEffect Then { get; init; } = new();

    /// <summary>Applies only while one of these profiles is on; empty applies at any time.</summary>
    public ImmutableArray<string> Profiles { get; init; } = [];

    public bool Enabled { get; init; } = true;

    /// <summary>Once it has applied, no rule after it is looked at.</summary>
    public bool Last { get; init; }
}

/// <summary>What a rule does to a contact's plan; what is left out stays as it is.</summary>
public sealed record RuleEffect
{
    public string? Queue { get; init; }
    public ImmutableArray<SkillLevel> Requirements { get; init; } = [];

    /// <summary>Tiers of agent allowed for this contact, whatever its queue allows; empty leaves it to the queue.</summary>
    public ImmutableArray<string> AgentTiers { get; init; } = [];

    /// <summary>Teams of agents allowed for this contact, whatever its queue allows; empty leaves it to the queue.</summary>
    public ImmutableArray<string> Teams { get; init; } = [];

    /// <summary>Points.</summary>
    public double AddPriority { get; init; }
    public string? Language { get; init; }
    public string? Region { get; init; }

    /// <summary>Whether the agent the customer knows counts; null leaves it to the queue.</summary>
    public bool? Affinity { get; init; }

    /// <summary>Whether bots take it first, or never; null leaves it to the queue.</summary>
    public BotUse? Bots { get; init; }

    /// <summary>One of the group's treatments, by name: what the customer is to hear and be offered meanwhile, and the agent to be told.</summary>
    public string? Treatment { get; init; }
}

/// <summary>A set of rules that is switched on by hand or by the calendar: a big sale, a holiday, an incident.</summary>
public sealed record RuleProfile
{
    public required string Name { get; init; }

    /// <summary>On, by hand, whatever the calendar says.</summary>
    public bool On { get; init; }

    /// <summary>On whenever one of these holds.</summary>
    public ImmutableArray<RuleHours> Hours { get; init; } = [];

    /// <summary>Off by hand until then, whatever the calendar says; null, or past, leaves it to the calendar.</summary>
    public DateTimeOffset? OffUntil { get; init; }

    /// <summary>What it changes of agents while it is on.</summary>
    public ImmutableArray<AgentChange> Agents { get; init; } = [];
}
