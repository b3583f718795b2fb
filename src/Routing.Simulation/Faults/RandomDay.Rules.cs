using System.Collections.Immutable;

namespace Routing.Simulation;

/// <summary>Rules of the group, published and rolled back while contacts come in; and customers of another tier than before.</summary>
public sealed partial class RandomDay
{
    private static readonly string[] Tiers = ["senior", "middle", "junior"];
    private static readonly string[] CustomerTiers = [Defaults.CustomerTier, "gold"];
    private static readonly string[] Texts = ["I want my money back", "it does not work any more", "where is my parcel", "good morning"];

    private void ChangeRules()
    {
        var group = Actors.Dispatcher(Defaults.Group);
        if (Chance(0.3))
            Begin("the rules are rolled back", async () =>
            {
                var published = (await group.RulesHistory()).Published;
                return published.IsEmpty ? ConfigureOutcome.Replaced : (await group.Publish(published[^1].Rules, null)).Outcome;
            });
        else
        {
            var rules = new GroupRules
            {
                DefaultQueue = Any(Queues),
                Intents = [new IntentRoute { Intent = "refund", Queue = Any(Queues), Keywords = ["money"], Requirements = Chance(0.5) ? [new SkillLevel("goods", 1)] : [] }],
                TierPriority = ImmutableDictionary<string, double>.Empty.Add("gold", _random.Next(10)),
                RepeatContactPriority = _random.Next(3),
                Treatments = [new Treatment { Name = "music", Music = "calm", AnnounceAtSeconds = [_random.Next(1, 20)], OfferCallbackAfterSeconds = _random.Next(1, 60), WrapUpSeconds = _random.Next(20) }],
                Rules = [.. Enumerable.Range(1, _random.Next(1, 4)).Select(AnyRule)],
            };
            if (Chance(0.3)) Begin("rules are drafted", async () =>
            {
                await group.SetDraft(rules, null);
                return true;
            });
            Begin($"rules are published: {string.Join("; ", rules.Rules.Select(rule => $"{rule.Then}"))}", async () => (await group.Publish(rules, null)).Outcome);
        }
    }

    private RoutingRule AnyRule(int number) => new()
    {
        Name = $"rule {number}",
        When = _random.Next(6) switch
        {
            0 => new RuleCondition { Channels = [Any([Channel.Voice, Channel.Chat])] },
            1 => new RuleCondition { Tiers = ["gold"] },
            2 => new RuleCondition { Queues = [Any(Queues)] },
            3 => new RuleCondition { QueueLengths = [new QueueLength { Queue = Any(Queues), AtLeast = _random.Next(3) }] },
            4 => new RuleCondition { UrgencyAtLeast = 1, KnownCustomer = Chance(0.5) },
            _ => RuleCondition.Always,
        },
        Then = _random.Next(7) switch
        {
            0 => new RuleEffect { Queue = Any(Queues) },
            1 => new RuleEffect { Requirements = [new SkillLevel("goods", _random.Next(1, 4))] },
            2 => new RuleEffect { AgentTiers = ["senior", "middle"] },
            3 => new RuleEffect { AddPriority = _random.Next(-5, 10) },
            4 => new RuleEffect { Language = Any(["en", "de"]) },
            5 => new RuleEffect { Region = Any(["north", "south"]) },
            _ => new RuleEffect { Affinity = Chance(0.5), Treatment = "music" },
        },
        Last = Chance(0.2),
    };

    private void ChangeCustomer()
    {
        var (id, profile) = (AnyCustomer(), new CustomerProfile { Tier = Any(CustomerTiers) });
        Begin($"{id} is of tier {profile.Tier}", async () => (await Actors.Customer(id).Configure(profile, null)).Outcome);
    }

    private string AnyCustomer() => $"u-{_random.Next(6)}";
}
