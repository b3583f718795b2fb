using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>
/// The rules of a routing group (<c>PUT /v1/groups/{id}</c>): where contacts go that name no queue, and what a
/// customer's tier and history add to priority.
/// </summary>
public record GroupRules
{
    /// <summary>Takes contacts that name no queue, no known intent, or a queue that does not exist.</summary>
    public string? DefaultQueue { get; init; }
    public ImmutableArray<IntentRoute> Intents { get; init; } = [];

    /// <summary>How sure an intent must be that the gateway did not name.</summary>
    public IntentRules IntentRules { get; init; } = new();

    /// <summary>Tiers of customers by their attributes: the first that fits; a tier set by hand goes before.</summary>
    public ImmutableArray<TierRule> CustomerTiers { get; init; } = [];

    /// <summary>Points by customer tier.</summary>
    public ImmutableDictionary<string, double> TierPriority { get; init; } = ImmutableDictionary<string, double>.Empty;

    /// <summary>Points for a customer back with the same intent within <see cref="RepeatWithinDays"/>.</summary>
    public double RepeatContactPriority { get; init; }

    /// <summary>For so many days a new contact with the same intent counts as a repeat.</summary>
    public int RepeatWithinDays { get; init; } = Defaults.RepeatWithinDays;

    /// <summary>Points for a customer whose last rating was 1 or 2.</summary>
    public double DissatisfiedPriority { get; init; }

    /// <summary>Reasons that agents may give for not being ready, who must then give one; empty takes any, or none.</summary>
    public ImmutableArray<string> PresenceReasons { get; init; } = [];

    /// <summary>What rules may select for a contact by name.</summary>
    public ImmutableArray<Treatment> Treatments { get; init; } = [];

    /// <summary>In the order in which they are looked at.</summary>
    public ImmutableArray<RoutingRule> Rules { get; init; } = [];
    public ImmutableArray<RuleProfile> Profiles { get; init; } = [];

    /// <summary>Contacts with what must become of them: a draft that fails one is not published.</summary>
    public ImmutableArray<RuleExample> Examples { get; init; } = [];
}

/// <summary>An intent, the words it is known by in any language, and the queue and skills it needs.</summary>
public sealed record IntentRoute
{
    public required string Intent { get; init; }
    public string? Queue { get; init; }
    public ImmutableArray<string> Keywords { get; init; } = [];
    public ImmutableArray<SkillLevel> Requirements { get; init; } = [];

    /// <summary>Texts about it, in any language: the classifier learns them beside the starter set.</summary>
    public ImmutableArray<string> Examples { get; init; } = [];

    /// <summary>Where agents may find answers; told with the offer.</summary>
    public AnswerSource? AnswerSource { get; init; }

    /// <summary>What customers were just doing who come about it.</summary>
    public ImmutableArray<ActivityClue> Activity { get; init; } = [];
}
