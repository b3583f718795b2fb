using System.Collections.Immutable;

namespace Routing.Core.Tests;

public class RuleBookTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 27, 10, 30, 0, TimeSpan.Zero); // a Friday
    private static readonly ContactRequest Contact = new()
    {
        Id = "c-1",
        CustomerId = "u-1",
        Channel = Channel.Chat,
        Language = "en",
        Urgency = 20,
        Attributes = ImmutableDictionary<string, string>.Empty.Add("orderValue", "1200").Add("page", "/checkout"),
    };

    private static readonly CustomerRecord Customer = new()
    {
        Profile = new CustomerProfile { Tier = "vip", Region = "eu", Attributes = ImmutableDictionary<string, string>.Empty.Add("plan", "gold") },
        Recent =
        [
            new PastContact { ContactId = "c-0", Agent = "a", Queue = "q", Intent = "refund", EndedAt = Now.AddDays(-2), Satisfaction = 2 },
        ],
    };

    public static TheoryData<string, RuleCondition, bool> Conditions() => new()
    {
        { "nothing asked", RuleCondition.Always, true },
        { "channel", new() { Channels = [Channel.Voice, Channel.Chat] }, true },
        { "other channel", new() { Channels = [Channel.Voice] }, false },
        { "intent, letter case aside", new() { Intents = ["Refund"] }, true },
        { "language of the contact", new() { Languages = ["en"] }, true },
        { "region of the customer", new() { Regions = ["eu"] }, true },
        { "other region", new() { Regions = ["cn"] }, false },
        { "tier", new() { Tiers = ["vip"] }, true },
        { "two conditions, one fails", new() { Tiers = ["vip"], Channels = [Channel.Voice] }, false },
        { "queue it would go to", new() { Queues = ["general"] }, true },
        { "urgency reached", new() { UrgencyAtLeast = 20 }, true },
        { "urgency not reached", new() { UrgencyAtLeast = 21 }, false },
        { "repeat contact", new() { RepeatContact = true }, true },
        { "no repeat contact", new() { RepeatContact = false }, false },
        { "dissatisfied", new() { SatisfactionAtMost = 2 }, true },
        { "very dissatisfied", new() { SatisfactionAtMost = 1 }, false },
        { "known customer", new() { KnownCustomer = true }, true },
        { "new customer", new() { KnownCustomer = false }, false },
        { "attribute is there", new() { Attributes = [new() { Name = "page" }] }, true },
        { "attribute is not there", new() { Attributes = [new() { Name = "cart" }] }, false },
        { "attribute value", new() { Attributes = [new() { Name = "plan", Is = ["silver", "GOLD"] }] }, true },
        { "attribute number", new() { Attributes = [new() { Name = "orderValue", AtLeast = 1000 }] }, true },
        { "attribute number too great", new() { Attributes = [new() { Name = "orderValue", AtLeast = 100, AtMost = 1000 }] }, false },
        { "attribute that is no number", new() { Attributes = [new() { Name = "page", AtLeast = 0 }] }, false },
        { "queue length", new() { QueueLengths = [new() { Queue = "general", AtLeast = 7 }] }, true },
        { "queue too short", new() { QueueLengths = [new() { Queue = "general", AtLeast = 8 }] }, false },
        { "queue too long", new() { QueueLengths = [new() { Queue = "general", AtMost = 6 }] }, false },
        { "hours", new() { Hours = [new() { Days = [Weekday.Fri], From = "09:00", To = "18:00" }] }, true },
        { "hours elsewhere", new() { Hours = [new() { From = "18:00", To = "19:00", TimeZone = "Asia/Shanghai" }] }, true },
        { "other day", new() { Hours = [new() { Days = [Weekday.Sat, Weekday.Sun] }] }, false },
    };

    [Theory, MemberData(nameof(Conditions))]
    public void A_condition_holds_where_all_it_asks_for_does(string what, RuleCondition when, bool holds) =>
        Assert.True(holds == when.Holds(Facts()), what);

    [Theory]
    [InlineData("22:00", "06:00", "2026-11-28T01:00:00Z", true)] // of the night that began on Friday
    [InlineData("22:00", "06:00", "2026-11-27T23:59:00Z", true)]
    [InlineData("22:00", "06:00", "2026-11-27T05:00:00Z", false)] // of the night that began on Thursday
    [InlineData("22:00", "06:00", "2026-11-28T06:00:00Z", false)]
    [InlineData("00:00", "24:00", "2026-11-27T23:59:59Z", true)]
    [InlineData("09:00", "18:00", "2026-11-27T18:00:00Z", false)]
    public void Hours_past_midnight_belong_to_the_day_they_begin_on(string from, string to, string at, bool holds) =>
        Assert.Equal(holds, new RuleHours { Days = [Weekday.Fri], From = from, To = to }.Holds(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Hours_follow_the_clocks_of_their_place()
    {
        var nine = new RuleHours { From = "09:00", To = "10:00", TimeZone = "Europe/Berlin" };
        Assert.True(nine.Holds(new(2026, 1, 15, 8, 30, 0, TimeSpan.Zero)));
        Assert.True(nine.Holds(new(2026, 7, 15, 7, 30, 0, TimeSpan.Zero)));
        Assert.False(nine.Holds(new(2026, 7, 15, 8, 30, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void Points_and_requirements_add_up_and_the_first_to_name_a_queue_counts()
    {
        var outcome = Apply(
            Rule("vips", new() { Queue = "vip", AddPriority = 10, Requirements = [new("etiquette", 3)] }),
            Rule("refunds", new() { Queue = "refunds", AddPriority = 5, Requirements = [new("refund", 2)], AgentTiers = ["senior"] }),
            Rule("others", new() { AgentTiers = ["junior"], Treatment = "music" }));

        Assert.Equal<string>(["vips", "refunds", "others"], outcome.Applied);
        Assert.Equal("vip", outcome.Queue);
        Assert.Equal(15, outcome.Points.Sum(part => part.Points));
        Assert.Equal(["etiquette", "refund"], outcome.Requirements.Select(s => s.Skill));
        Assert.Equal<string>(["senior"], outcome.AgentTiers);
        Assert.Equal("music", outcome.Treatment);
    }

    [Fact]
    public void A_rule_that_is_the_last_ends_it_and_one_switched_off_or_excepted_does_nothing()
    {
        var outcome = Apply(
            Rule("off", new() { Queue = "a" }) with { Enabled = false },
            Rule("excepted", new() { Queue = "b" }) with { Unless = new() { Tiers = ["vip"] } },
            Rule("last", new() { Queue = "c" }) with { Last = true },
            Rule("after", new() { Queue = "d", AddPriority = 1 }));

        Assert.Equal<string>(["last"], outcome.Applied);
        Assert.Equal("c", outcome.Queue);
    }

    [Theory]
    [InlineData(false, "2026-11-27", null, true)]
    [InlineData(false, "2026-11-28", null, false)]
    [InlineData(false, "2026-11-20", "2026-11-26", false)]
    [InlineData(true, "2026-11-28", null, true)]
    public void A_profile_is_on_by_calendar_or_by_hand(bool byHand, string first, string? last, bool applies)
    {
        var rules = new GroupRules
        {
            Rules = [Rule("sale", new() { AddPriority = 1 }) with { Profiles = ["sale"] }],
            Profiles = [new() { Name = "sale", On = byHand, Hours = [new() { FirstDate = first, LastDate = last }] }],
        };
        Assert.Equal(applies, RuleBook.Apply(rules, Facts()).Applied.Contains("sale"));
    }

    private static RoutingRule Rule(string name, RuleEffect then) => new() { Name = name, Then = then };

    private static RuleOutcome Apply(params ImmutableArray<RoutingRule> rules) => RuleBook.Apply(new GroupRules { Rules = rules }, Facts());

    private static RuleFacts Facts() => new(new GroupRules(), Contact, Customer, "refund", "general", Now, queue => queue == "general" ? 7 : 0);
}
