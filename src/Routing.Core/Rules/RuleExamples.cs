using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>Holds a set of rules against the examples kept with it.</summary>
public static class RuleExamples
{
    /// <summary>A result per example, in their order.</summary>
    public static ImmutableArray<ExampleResult> Check(GroupRules rules, IReadOnlySet<string> queues, DateTimeOffset now, GroupModel? model = null) =>
        [.. rules.Examples.Select(example => Check(While(rules, example.Given.Profiles), queues, example, now, model?.Of(rules)))];

    /// <summary>With these profiles on, and no others.</summary>
    private static GroupRules While(GroupRules rules, ImmutableArray<string> on) =>
        rules.Profiles.IsEmpty ? rules : rules with { Profiles = [.. rules.Profiles.Select(profile => new RuleProfile { Name = profile.Name, On = on.Contains(profile.Name) })] };

    private static ExampleResult Check(GroupRules rules, IReadOnlySet<string> queues, RuleExample example, DateTimeOffset now, IntentModel? model)
    {
        var at = example.Given.At ?? now;
        var plan = RuledPlan.Of(rules, queues, Request(example.Given), Customer(rules, example.Given, at), at, queue => example.Given.Waiting.GetValueOrDefault(queue), model);
        return new ExampleResult(example.Name, plan.Misses(example.Expect), plan);
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

    private static CustomerRecord Customer(GroupRules rules, ExampleContact given, DateTimeOffset at)
    {
        var profile = new CustomerRecord { Profile = new CustomerProfile { Tier = given.Tier } };
        if (!given.RepeatContact && given.Satisfaction is null) return profile;
        var intent = given.Intent ?? KeywordIntents.Find(given.Text, rules.Intents)?.Intent ?? Defaults.Intent;
        return profile with
        {
            Recent =
            [
                new PastContact
                {
                    ContactId = "earlier",
                    Agent = "somebody",
                    Queue = given.Queue ?? "somewhere",
                    // Another topic, where it is not to count as a repeat.
                    Intent = given.RepeatContact ? intent : $"not {intent}",
                    EndedAt = at - TimeSpan.FromDays(1),
                    Satisfaction = given.Satisfaction,
                },
            ],
        };
    }
}

/// <summary>What became of one example.</summary>
/// <param name="Misses">What the rules make of it that they should not; empty where all is as expected.</param>
public sealed record ExampleResult(string Name, ImmutableArray<string> Misses, RuledPlan Plan);
