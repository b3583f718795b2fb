using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Routing.Core;

/// <summary>Decides for a customer: profile by version, and a short memory of contacts in which each counts once.</summary>
public static class CustomerDecider
{
    public static Turn<ConfigureOutcome, CustomerRecord> Configure(CustomerRecord customer, string id, CustomerProfile profile, long? expectedVersion)
    {
        if (expectedVersion is { } expected && expected != customer.Version) return Turn.Of(ConfigureOutcome.VersionConflict, customer);
        var next = customer with { Profile = profile, Version = customer.Version + 1 };
        return Turn.Of(
            customer.Version == 0 ? ConfigureOutcome.Created : ConfigureOutcome.Replaced,
            next,
            new CustomerConfigured(id, next.Version));
    }

    public static Turn<ConfigureOutcome, CustomerRecord> Delete(CustomerRecord customer, long? expectedVersion)
    {
        // Who was never put may be known by past contacts all the same.
        if (customer.Version == 0 && customer.Recent.IsEmpty) return Turn.Of(ConfigureOutcome.Absent, customer);
        return expectedVersion is { } expected && expected != customer.Version
            ? Turn.Of(ConfigureOutcome.VersionConflict, customer)
            : Turn.Of(ConfigureOutcome.Replaced, CustomerRecord.Unknown);
    }

    /// <summary>
    /// The newest first; a contact told again takes the place of its earlier copy. Whoever has contacts is known from the
    /// first of them on: one unknown was deleted since, and a late word does not bring history back.
    /// </summary>
    public static CustomerRecord Remember(CustomerRecord customer, PastContact contact)
    {
        if (!customer.IsKnown) return customer;
        var recent = customer.Recent;
        if (customer.IndexOf(contact.ContactId) is var known and >= 0)
        {
            if (!contact.IsRated && recent[known].IsRated) contact = contact with { Satisfaction = recent[known].Satisfaction, IsRated = true, RatedAgent = recent[known].RatedAgent };
            if (recent[known] == contact) return customer;
            recent = recent.RemoveAt(known);
        }
        var at = 0;
        while (at < recent.Length && recent[at].EndedAt > contact.EndedAt) at++;
        return at == CustomerRecord.MaxRecent ? customer : customer with { Recent = With(recent, at, contact) };
    }

    /// <summary>At its place, and the oldest out where there are too many; in one go, as every contact comes by here.</summary>
    private static ImmutableArray<PastContact> With(ImmutableArray<PastContact> recent, int at, PastContact contact)
    {
        var next = new PastContact[Math.Min(recent.Length + 1, CustomerRecord.MaxRecent)];
        recent.AsSpan(0, at).CopyTo(next);
        next[at] = contact;
        recent.AsSpan(at, next.Length - at - 1).CopyTo(next.AsSpan(at + 1));
        return ImmutableCollectionsMarshal.AsImmutableArray(next);
    }

    /// <summary>The customer's own score in place of the agent's figure; of a contact not remembered it changes nothing.</summary>
    public static CustomerRecord Rate(CustomerRecord customer, string contactId, int score)
    {
        if (customer.IndexOf(contactId) is not (>= 0 and var at)) return customer;
        var known = customer.Recent[at];
        var rated = known with { Satisfaction = score, IsRated = true, RatedAgent = null };
        return rated == known ? customer : customer with { Recent = customer.Recent.SetItem(at, rated) };
    }

    /// <summary>One person under two ids: history of both, profile of the one that stays.</summary>
    public static CustomerRecord Absorb(CustomerRecord customer, CustomerRecord other)
    {
        var whole = customer with
        {
            Version = customer.Version + 1,
            Profile = customer.Profile with
            {
                Name = customer.Profile.Name ?? other.Profile.Name,
                Tier = customer.Profile.Tier ?? other.Profile.Tier,
                Dedicated = customer.Profile.Dedicated ?? other.Profile.Dedicated,
                Language = customer.Profile.Language ?? other.Profile.Language,
                Region = customer.Profile.Region ?? other.Profile.Region,
                Addresses = [.. customer.Profile.Addresses.Union(other.Profile.Addresses)],
            },
        };
        foreach (var past in other.Recent) whole = Remember(whole, past);
        return whole;
    }
}
