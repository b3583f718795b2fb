namespace Routing.Core;

/// <summary>Which agent a customer knows, from the customer's recent contacts, and what that is worth.</summary>
/// <remarks>
/// An agent's familiarity is the sum of their contacts' weights, at most 1: each weighs ½ to the power of its age in
/// months, and half of that when it was not resolved. Worth = familiarity × the share of handle time saved × mean
/// handle time, in seconds. An agent whose last rating by this customer was bad gives none, however often they met.
/// </remarks>
public static class Familiarity
{
    public static readonly TimeSpan HalfLife = TimeSpan.FromDays(30);
    public const double UnresolvedFactor = 0.5;

    /// <summary>Below this an agent is a stranger again: two half-lives of a contact that was not resolved, or three.</summary>
    public const double Least = 0.125;

    /// <summary>Ratings up to this, of 5, are bad.</summary>
    public const int BadRating = 2;

    /// <param name="preferredAgent">An agent the gateway asks for by name is fully known, whatever the history.</param>
    /// <param name="meanHandleSeconds">Expected handle time of the contact at hand.</param>
    public static AffinityBonus? Of(AffinityRule rule, CustomerRecord customer, string? preferredAgent, double meanHandleSeconds, DateTimeOffset now)
    {
        if (!rule.Enabled || rule.SavesShare <= 0) return null;
        var worth = rule.SavesShare * meanHandleSeconds;
        if (preferredAgent is not null) return new AffinityBonus(preferredAgent, worth);
        string? best = null;
        var most = 0.0;
        // Newest first, at most twenty: among equals the one met last stays.
        for (var i = 0; i < customer.Recent.Length; i++)
        {
            var agent = customer.Recent[i].Agent;
            if (IsAmong(customer.Recent.AsSpan()[..i], agent)) continue;
            var known = With(customer, agent, now);
            if (known > most) (best, most) = (agent, known);
        }
        return best is not null && most >= Least ? new AffinityBonus(best, worth * most) : null;
    }

    private static bool IsAmong(ReadOnlySpan<PastContact> newer, string agent)
    {
        foreach (var past in newer)
        {
            if (past.Agent == agent) return true;
        }
        return false;
    }

    private static double With(CustomerRecord customer, string agent, DateTimeOffset now)
    {
        var known = 0.0;
        int? lastRating = null;
        foreach (var past in customer.Recent)
        {
            if ((past.RatedAgent ?? past.Agent) == agent) lastRating ??= past.Satisfaction;
            if (past.Agent != agent) continue;
            var age = Math.Max(0, (now - past.EndedAt) / HalfLife);
            known += Math.Pow(0.5, age) * (past.Resolved is false ? UnresolvedFactor : 1);
        }
        return lastRating <= BadRating ? 0 : Math.Min(1, known);
    }
}
