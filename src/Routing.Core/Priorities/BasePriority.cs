using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>A contact's priority from customer and request, without the queue's own: the sum and what it is made of.</summary>
public sealed record BasePriority(double Points, ImmutableArray<PriorityPart> Parts)
{
    /// <summary>As long as what a customer came about lately says what the next contact may be about.</summary>
    public static readonly TimeSpan RepeatWithin = TimeSpan.FromDays(Defaults.RepeatWithinDays);

    /// <param name="intent">As planned: the request's own, or what its text was found to be about.</param>
    public static BasePriority Of(GroupRules rules, ContactRequest request, string intent, CustomerRecord customer, DateTimeOffset now)
    {
        var parts = ImmutableArray.CreateBuilder<PriorityPart>();
        var sum = 0.0;
        void Add(string name, double points)
        {
            if (points == 0) return;
            parts.Add(new PriorityPart(name, points));
            sum += points;
        }
        Add("tier", rules.TierPriority.GetValueOrDefault(CustomerTiers.Of(rules, customer.Profile)));
        Add("urgency", request.Urgency);
        if (IsRepeat(rules, customer, intent, now)) Add("repeatContact", rules.RepeatContactPriority);
        if (LastSatisfaction(customer) <= Familiarity.BadRating) Add("dissatisfied", rules.DissatisfiedPriority);
        return new BasePriority(sum, parts.ToImmutable());
    }

    public BasePriority With(ImmutableArray<PriorityPart> more) => more.IsEmpty ? this : new BasePriority(Points + more.Sum(part => part.Points), Parts.AddRange(more));

    /// <summary>Back with the same intent within the days that the rules say.</summary>
    internal static bool IsRepeat(GroupRules rules, CustomerRecord customer, string intent, DateTimeOffset now)
    {
        foreach (var past in customer.Recent)
        {
            if (past.Intent == intent && now - past.EndedAt <= TimeSpan.FromDays(rules.RepeatWithinDays)) return true;
        }
        return false;
    }

    /// <summary>The newest rating: a customer who was unhappy once and content since is content.</summary>
    internal static int? LastSatisfaction(CustomerRecord customer)
    {
        foreach (var past in customer.Recent)
        {
            if (past.Satisfaction is { } rating) return rating;
        }
        return null;
    }
}
