using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>All that must hold of a contact at once. An empty list asks for nothing; a longer one for any of its entries.</summary>
public sealed record RuleCondition
{
    public static readonly RuleCondition Always = new();

    public ImmutableArray<Channel> Channels { get; init; } = [];
    public ImmutableArray<string> Intents { get; init; } = [];
    public ImmutableArray<string> Languages { get; init; } = [];
    public ImmutableArray<string> Regions { get; init; } = [];

    /// <summary>Tiers of customer.</summary>
    public ImmutableArray<string> Tiers { get; init; } = [];

    /// <summary>Queues the contact would go to if it were not for the rules.</summary>
    public ImmutableArray<string> Queues { get; init; } = [];

    /// <summary>All of them must hold.</summary>
    public ImmutableArray<AttributeCondition> Attributes { get; init; } = [];

    /// <summary>Points, as the gateway gave them.</summary>
    public int? UrgencyAtLeast { get; init; }

    /// <summary>Any of them.</summary>
    public ImmutableArray<RuleHours> Hours { get; init; } = [];

    /// <summary>All of them must hold.</summary>
    public ImmutableArray<QueueLength> QueueLengths { get; init; } = [];

    /// <summary>Whether the customer is back within a week with the same intent.</summary>
    public bool? RepeatContact { get; init; }

    /// <summary>Holds where the customer's newest rating is this or less, 1–5.</summary>
    public int? SatisfactionAtMost { get; init; }

    /// <summary>Whether the customer has contacted us before.</summary>
    public bool? KnownCustomer { get; init; }

    public bool Holds(in RuleFacts facts) =>
        Any(Channels, facts.Request.Channel)
        && Any(Intents, facts.Intent)
        && AnyLanguage(facts.Language)
        && Any(Regions, facts.Region)
        && Any(Tiers, facts.Tier)
        && Any(Queues, facts.Queue)
        && (UrgencyAtLeast is not { } urgency || facts.Request.Urgency >= urgency)
        && (RepeatContact is not { } repeat || facts.IsRepeat == repeat)
        && (KnownCustomer is not { } known || facts.Customer.Recent.IsEmpty != known)
        && (SatisfactionAtMost is not { } most || facts.LastSatisfaction <= most)
        && AllAttributes(facts)
        && AnyHours(Hours, facts.Now)
        && AllLengths(facts);

    internal static bool AnyHours(ImmutableArray<RuleHours> hours, DateTimeOffset now)
    {
        if (hours.IsEmpty) return true;
        foreach (var window in hours)
        {
            if (window.Holds(now)) return true;
        }
        return false;
    }

    private static bool Any(ImmutableArray<Channel> any, Channel value) => any.IsEmpty || any.Contains(value);

    private static bool Any(ImmutableArray<string> any, string? value)
    {
        if (any.IsEmpty) return true;
        foreach (var one in any)
        {
            if (string.Equals(one, value, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

    private bool AnyLanguage(string? spoken)
    {
        if (Languages.IsEmpty) return true;
        foreach (var language in Languages)
        {
            if (LanguageTag.Covers(language, spoken)) return true;
        }
        return false;
    }

    private bool AllAttributes(in RuleFacts facts)
    {
        foreach (var attribute in Attributes)
        {
            if (!attribute.Holds(facts)) return false;
        }
        return true;
    }

    private bool AllLengths(in RuleFacts facts)
    {
        foreach (var length in QueueLengths)
        {
            var waiting = facts.Waiting(length.Queue);
            if (waiting < length.AtLeast || waiting > length.AtMost) return false;
        }
        return true;
    }
}

/// <summary>How many contacts wait in a queue.</summary>
public sealed record QueueLength
{
    public required string Queue { get; init; }
    public int AtLeast { get; init; }
    public int? AtMost { get; init; }
}

/// <summary>What an attribute of the contact, or else of its customer, must be.</summary>
public sealed record AttributeCondition
{
    public required string Name { get; init; }

    /// <summary>Any of these values, letter case aside; empty: any value at all.</summary>
    public ImmutableArray<string> Is { get; init; } = [];

    /// <summary>For attributes that are numbers.</summary>
    public double? AtLeast { get; init; }
    public double? AtMost { get; init; }

    public bool Holds(in RuleFacts facts) => Holds(facts.Attribute(Name));

    public bool Holds(string? value)
    {
        if (value is null) return false;
        if (!Is.IsEmpty && !Is.Contains(value, StringComparer.OrdinalIgnoreCase)) return false;
        if (AtLeast is null && AtMost is null) return true;
        return double.TryParse(value, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number)
            && !(number < AtLeast) && !(number > AtMost) && !double.IsNaN(number);
    }
}
