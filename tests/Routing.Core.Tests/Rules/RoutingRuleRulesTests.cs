namespace Routing.Core.Tests;

public class RoutingRuleRulesTests
{
    public static TheoryData<string, RoutingRule> Faulty() => new()
    {
        { "rules[0].name", new() { Name = " " } },
        { "rules[0].when.satisfactionAtMost", new() { Name = "r", When = new() { SatisfactionAtMost = 6 } } },
        { "rules[0].when.hours[0].from", new() { Name = "r", When = new() { Hours = [new() { From = "25:00" }] } } },
        { "rules[0].when.hours[0].timeZone", new() { Name = "r", When = new() { Hours = [new() { TimeZone = "Mars/Olympus" }] } } },
        { "rules[0].when.hours[0].lastDate", new() { Name = "r", When = new() { Hours = [new() { FirstDate = "2026-02-02", LastDate = "2026-02-01" }] } } },
        { "rules[0].when.hours[0].firstDate", new() { Name = "r", When = new() { Hours = [new() { FirstDate = "02/02/2026" }] } } },
        { "rules[0].when.attributes[0].atMost", new() { Name = "r", When = new() { Attributes = [new() { Name = "x", AtLeast = 2, AtMost = 1 }] } } },
        { "rules[0].when.queueLengths[0].queue", new() { Name = "r", When = new() { QueueLengths = [new() { Queue = "no such id!" }] } } },
        { "rules[0].unless", new() { Name = "r", Unless = RuleCondition.Always } },
        { "rules[0].then.addPriority", new() { Name = "r", Then = new() { AddPriority = double.NaN } } },
        { "rules[0].then.requirements[0].minLevel", new() { Name = "r", Then = new() { Requirements = [new("x", 11)] } } },
        { "rules[0].then.language", new() { Name = "r", Then = new() { Language = "german" } } },
        { "rules[0].when.languages[0]", new() { Name = "r", When = new() { Languages = ["zh_CN"] } } },
        { "rules[0].unless.languages[0]", new() { Name = "r", Unless = new() { Languages = ["english"] } } },
        { "rules[0].profiles[0]", new() { Name = "r", Profiles = ["no such profile"] } },
    };

    [Theory, MemberData(nameof(Faulty))]
    public void A_fault_is_told_at_its_place(string field, RoutingRule rule) =>
        Assert.Equal([field], GroupRulesRules.Check(new GroupRules { Rules = [rule] }).Select(fault => fault.Field));

    [Fact]
    public void An_example_gives_and_expects_languages_by_their_tags() => Assert.Equal(
        ["examples[0].given.language", "examples[0].expect.language"],
        GroupRulesRules.Check(new GroupRules { Examples = [new() { Name = "e", Given = new() { Language = "english" }, Expect = new() { Language = "english" } }] }).Select(fault => fault.Field));

    [Fact]
    public void Two_rules_of_one_name_cannot_be_told_apart_in_a_decision() =>
        Assert.Equal(["rules[1]"], GroupRulesRules.Check(new GroupRules { Rules = [new() { Name = "r" }, new() { Name = "r" }] }).Select(fault => fault.Field));

    [Fact]
    public void A_sound_set_has_no_faults() => Assert.Empty(GroupRulesRules.Check(new GroupRules
    {
        Rules = [new() { Name = "r", When = new() { Hours = [new() { Days = [Weekday.Mon], From = "22:00", To = "06:00", TimeZone = "Europe/Berlin" }] }, Profiles = ["sale"] }],
        Profiles = [new() { Name = "sale", On = true }],
        Examples = [new() { Name = "e" }],
    }));
}
