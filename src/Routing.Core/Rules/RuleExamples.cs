using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>Holds a set of rules against the examples kept with it.</summary>
public static class RuleExamples
{
    private const int LongAgoDays = 2 * Limits.Days;

    /// <summary>A result per example, in their order.</summary>
    public static ImmutableArray<ExampleResult> Check(GroupRules rules, IReadOnlySet<string> queues, DateTimeOffset now, GroupModel? model = null) =>
        [.. rules.Examples.Select(example => Check(While(rules, example.Given.Profiles), queues, example, now, model?.Of(rules)))];

    /// <summary>With these profiles on, and no others.</summary>
    private static GroupRules While(GroupRules rules, ImmutableArray<string> on) =>
        rules.Profiles.IsEmpty ? rules : rules with { Profiles = [.. rules.Profiles.Select(profile => new RuleProfile { Name = profile.Name, On = on.Contains(profile.Name) })] };

    private static ExampleResult Check(GroupRules rules, IReadOnlySet<string> queues, RuleExample example, DateTimeOffset now, IntentModel? model)
    {
        var given = example.Given;
        var at = given.At ?? now;
        // A repeat is about the same, by whatever that is found.
        var plan = Plan(Customer(given, given.RepeatContact ? Plan(Customer(given, null, at)).Intent : null, at));
        return new ExampleResult(example.Name, plan.Misses(example.Expect), plan);

        RuledPlan Plan(CustomerRecord customer) => RuledPlan.Of(rules, queues, Request(given), customer, at, queue => given.Waiting.GetValueOrDefault(queue), model);
    }

    private static ContactRequest Request(ExampleContact given) => new()
    {
        Id = "example",
        CustomerId = "example",
        Channel = given.Channel,
        Queue = given.Queue,
        Intent = given.Intent,
        Text = given.Text,
        Language = given.Language,
        Region = given.Region,
        Urgency = given.Urgency,
        Attributes = given.Attributes,
    };

    /// <param name="repeated">What the customer came about the day before; null for nothing.</param>
    private static CustomerRecord Customer(ExampleContact given, string? repeated, DateTimeOffset at)
    {
        var customer = new CustomerRecord { Profile = new CustomerProfile { Tier = given.Tier, Attributes = given.Attributes } };
        var isKnown = given.KnownCustomer ?? (given.RepeatContact || given.Satisfaction is not null);
        if (!isKnown) return customer;
        return customer with
        {
            Recent =
            [
                new PastContact
                {
                    ContactId = "earlier",
                    Agent = "somebody",
                    Queue = given.Queue ?? "somewhere",
                    // Long ago and about another topic, where it is not to count as a repeat, nor to tell what this one may be about.
                    Intent = repeated ?? "another topic",
                    EndedAt = at - TimeSpan.FromDays(repeated is null ? LongAgoDays : 1),
                    Satisfaction = given.Satisfaction,
                },
            ],
        };
    }
}

/// <summary>What became of one example.</summary>
/// <param name="Misses">What the rules make of it that they should not; empty where all is as expected.</param>
public sealed record ExampleResult(string Name, ImmutableArray<string> Misses, RuledPlan Plan);
