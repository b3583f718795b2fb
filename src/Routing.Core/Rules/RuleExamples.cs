using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>Holds a set of rules against the examples kept with it.</summary>
public static class RuleExamples
{
    private const int LongAgoDays = 2 * Limits.Days;

    /// <summary>Intents not learned that an example is tried with; more than these are hardly taught at once.</summary>
    private const int MostTried = 32;

    /// <summary>A result per example, in their order.</summary>
    /// <param name="unlearned">Intents that the rules teach by examples and the model does not know yet.</param>
    public static ImmutableArray<ExampleResult> Check(GroupRules rules, IReadOnlySet<string> queues, DateTimeOffset now, GroupModel? model = null, ImmutableArray<string> unlearned = default) =>
        [.. rules.Examples.Select(example => Check(While(rules, example.Given.Profiles), queues, example, now, model?.Of(rules), unlearned.IsDefault ? [] : unlearned))];

    /// <summary>With these profiles on, and no others.</summary>
    private static GroupRules While(GroupRules rules, ImmutableArray<string> on) =>
        rules.Profiles.IsEmpty ? rules : rules with { Profiles = [.. rules.Profiles.Select(profile => new RuleProfile { Name = profile.Name, On = on.Contains(profile.Name) })] };

    private static ExampleResult Check(GroupRules rules, IReadOnlySet<string> queues, RuleExample example, DateTimeOffset now, IntentModel? model, ImmutableArray<string> unlearned)
    {
        var given = example.Given;
        var at = given.At ?? now;
        var plan = Plan(Request(given));
        var misses = plan.Misses(example.Expect);
        return new ExampleResult(example.Name, misses, plan) { NotLearned = misses.IsEmpty || given.Intent is not null || string.IsNullOrWhiteSpace(given.Text) ? null : WouldPassBy() };

        // Once it is learned the text will be found to be about it; where it would not pass even then, the rules are at fault.
        string? WouldPassBy()
        {
            var tried = example.Expect.Intent is { } expected ? unlearned.Where(intent => intent == expected) : unlearned.Take(MostTried);
            return tried.FirstOrDefault(intent => Plan(Request(given) with { Intent = intent }).Misses(example.Expect).IsEmpty);
        }

        RuledPlan Plan(ContactRequest request)
        {
            // A repeat is about the same, by whatever that is found.
            var repeated = given.RepeatContact ? By(Customer(given, null, at)).Intent : null;
            return By(Customer(given, repeated, at));

            RuledPlan By(CustomerRecord customer) => RuledPlan.Of(rules, queues, request, customer, at, queue => given.Waiting.GetValueOrDefault(queue), model);
        }
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
public sealed record ExampleResult(string Name, ImmutableArray<string> Misses, RuledPlan Plan)
{
    /// <summary>The intent that it would pass by, and whose examples are not learned yet; null where there is no such.</summary>
    public string? NotLearned { get; init; }

    /// <summary>It fails, and no learning will mend that.</summary>
    public bool IsBroken => !Misses.IsEmpty && NotLearned is null;
}
