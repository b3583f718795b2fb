using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>A tier of customers, and by which of their attributes they are of it: spend, membership, what they may yet be worth.</summary>
public sealed record TierRule
{
    public required string Tier { get; init; }

    /// <summary>All of them must hold.</summary>
    public ImmutableArray<AttributeCondition> When { get; init; } = [];

    public bool Fits(CustomerProfile customer)
    {
        foreach (var condition in When)
        {
            if (!condition.Holds(customer.Attributes.GetValueOrDefault(condition.Name))) return false;
        }
        return true;
    }
}

/// <summary>Of which tier a customer is: as set by hand, or else by the first rule of the group that fits, or else the standard one.</summary>
public static class CustomerTiers
{
    public static string Of(GroupRules rules, CustomerProfile customer)
    {
        if (customer.Tier is { } byHand) return byHand;
        foreach (var rule in rules.CustomerTiers)
        {
            if (rule.Fits(customer)) return rule.Tier;
        }
        return Defaults.CustomerTier;
    }
}
