using System.Collections.Immutable;

namespace Routing.Core.Tests;

public class RuleExamplesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 10, 30, 0, TimeSpan.Zero);
    private static readonly HashSet<string> Queues = ["general", "complaints", "vip"];

    private static readonly ImmutableDictionary<string, string> Spends = ImmutableDictionary<string, string>.Empty.Add("spend", "12000");

    private static readonly GroupRules Rules = new()
    {
        CustomerTiers = [new() { Tier = "diamond", When = [new() { Name = "spend", AtLeast = 10_000 }] }],
        DefaultQueue = "general",
        Intents = [new() { Intent = "complaint", Queue = "complaints", Keywords = ["complain", "投诉"] }],
        DissatisfiedPriority = 5,
        Rules =
        [
            new() { Name = "VIP", When = new() { Tiers = ["vip"] }, Then = new() { Queue = "vip", AddPriority = 10 } },
            new() { Name = "back again", When = new() { RepeatContact = true }, Then = new() { AgentTiers = ["senior"] } },
            new() { Name = "known", When = new() { KnownCustomer = true, RepeatContact = false, Tiers = ["diamond"] }, Then = new() { Teams = ["floor"], Affinity = false } },
            new() { Name = "gone", When = new() { Regions = ["mars"] }, Then = new() { Queue = "mars" } },
        ],
    };

    public static TheoryData<ExampleContact, ExpectedPlan, string[]> Examples() => new()
    {
        { new() { Tier = "vip" }, new() { Queue = "vip", Priority = 10, Rules = ["VIP"] }, [] },
        { new() { Text = "我要投诉" }, new() { Queue = "complaints", Intent = "complaint" }, [] },
        { new() { Intent = "complaint", RepeatContact = true }, new() { AgentTiers = ["senior"], Rules = ["back again"] }, [] },
        { new() { Satisfaction = 1 }, new() { Priority = 5, Queue = "general" }, [] },
        { new() { KnownCustomer = true, Attributes = Spends }, new() { Tier = "diamond", Rules = ["known"], Teams = ["floor"], Affinity = false }, [] },
        { new() { Tier = "standard", Attributes = Spends }, new() { Tier = "diamond", Bots = BotUse.First, Language = "fr", Region = "eu" }, ["tier is standard, not diamond", "language is none, not fr", "region is none, not eu", "bots is as the queue says, not first"] },
        { new() { Region = "mars" }, new() { Queue = "general", Rules = ["gone"] }, [] },
        { new() { Tier = "vip", Satisfaction = 2 }, new() { Queue = "general", Priority = 10 }, ["queue is vip, not general", "priority is 15, not 10"] },
        { new(), new() { Rules = ["VIP"], Requirements = [new("refund", 2)], Treatment = "music" }, ["treatment is none, not music", "refund at 2 is not required", "rule VIP does not apply"] },
    };

    [Theory, MemberData(nameof(Examples))]
    public void An_example_says_what_is_not_as_expected(ExampleContact given, ExpectedPlan expect, string[] misses)
    {
        var rules = Rules with { Examples = [new() { Name = "one", Given = given, Expect = expect }] };
        Assert.Equal(misses, Assert.Single(RuleExamples.Check(rules, Queues, Now)).Misses);
    }

    [Fact]
    public void Only_the_profiles_that_an_example_names_are_on()
    {
        var rules = new GroupRules
        {
            Rules = [new() { Name = "sale", Profiles = ["sale"], Then = new() { AddPriority = 5 } }, new() { Name = "night", Profiles = ["night"], Then = new() { AddPriority = 1 } }],
            Profiles = [new() { Name = "sale", On = true }, new() { Name = "night", Hours = [new()] }],
            Examples = [Example("any day", 0), Example("sale", 5, "sale"), Example("a sale at night", 6, "sale", "night")],
        };
        Assert.All(RuleExamples.Check(rules, Queues, Now), result => Assert.Empty(result.Misses));

        static RuleExample Example(string name, double points, params string[] on) => new() { Name = name, Given = new() { Profiles = [.. on] }, Expect = new() { Priority = points } };
    }

    [Fact]
    public void What_a_draft_would_change_is_told_in_words()
    {
        var draft = Rules with { Rules = [.. Rules.Rules.Select(rule => rule.Name == "VIP" ? rule with { Then = new() { AddPriority = 20 } } : rule)] };
        Assert.Equal<string>(["queue vip → general", "priority 10 → 20"], Plan(Rules).Differences(Plan(draft)));
        Assert.Empty(Plan(Rules).Differences(Plan(Rules)));
    }

    [Fact]
    public void A_draft_that_changes_language_region_tiers_or_affinity_is_told_so()
    {
        var then = new RuleEffect { Language = "fr", Region = "eu", AgentTiers = ["senior"], Affinity = false };
        var draft = Rules with { Rules = [.. Rules.Rules, new() { Name = "all", Then = then }] };
        Assert.Equal<string>(["language none → fr", "region none → eu", "agent tiers none → senior", "affinity as the queue says → off"], Plan(Rules).Differences(Plan(draft)));
    }

    private static RuledPlan Plan(GroupRules rules) => RuledPlan.Of(
        rules, Queues, new() { Id = "c", CustomerId = "u", Channel = Channel.Chat }, new() { Profile = new() { Tier = "vip" } }, Now, _ => 0);
}
