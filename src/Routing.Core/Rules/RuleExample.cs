using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>A contact kept with the rules, and what they must make of it; what is left out of <see cref="Expect"/> is not looked at.</summary>
public sealed record RuleExample
{
    public required string Name { get; init; }
    public ExampleContact Given { get; init; } = new();
    public ExpectedPlan Expect { get; init; } = new();
}

/// <summary>The contact of an example.</summary>
public sealed record ExampleContact
{
    public Channel Channel { get; init; } = Channel.Chat;
    public string? Queue { get; init; }
    public string? Intent { get; init; }
    public string? Text { get; init; }
    public string? Language { get; init; }
    public string? Region { get; init; }

    /// <summary>Tier of the customer, as set by hand; null leaves it to <see cref="GroupRules.CustomerTiers"/>.</summary>
    public string? Tier { get; init; }

    /// <summary>The contact's, and known of its customer as well: tiers are derived by them, too.</summary>
    public ImmutableDictionary<string, string> Attributes { get; init; } = ImmutableDictionary<string, string>.Empty;
    public int Urgency { get; init; }

    /// <summary>The customer's newest rating, 1–5.</summary>
    public int? Satisfaction { get; init; }

    /// <summary>The customer was here this week with the same intent.</summary>
    public bool RepeatContact { get; init; }

    /// <summary>The customer had contacts before, or had none; null: one who is back, or has rated us, had.</summary>
    public bool? KnownCustomer { get; init; }

    /// <summary>When it comes in; null for the moment of the check.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Contacts waiting, by queue.</summary>
    public ImmutableDictionary<string, int> Waiting { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>Profiles that are on, and no others are, whatever is switched on or the calendar says: what holds today must hold in a sale, too.</summary>
    public ImmutableArray<string> Profiles { get; init; } = [];
}

/// <summary>What the plan of an example must say.</summary>
public sealed record ExpectedPlan
{
    public string? Queue { get; init; }
    public string? Intent { get; init; }

    /// <summary>Tier of the customer.</summary>
    public string? Tier { get; init; }
    public string? Language { get; init; }
    public string? Region { get; init; }

    /// <summary>Points, without the queue's own.</summary>
    public double? Priority { get; init; }

    /// <summary>Skills required at least at these levels, beside any others.</summary>
    public ImmutableArray<SkillLevel> Requirements { get; init; } = [];
    public ImmutableArray<string> AgentTiers { get; init; } = [];
    public ImmutableArray<string> Teams { get; init; } = [];
    public bool? Affinity { get; init; }
    public BotUse? Bots { get; init; }
    public string? Treatment { get; init; }

    /// <summary>Rules that must apply, beside any others.</summary>
    public ImmutableArray<string> Rules { get; init; } = [];
}
