using System.Collections.Immutable;

namespace Routing.Core.Tests;

/// <summary>What a plan makes of a contact's intents and language.</summary>
public sealed class PlanningTests
{
    private static readonly GroupRules Rules = new()
    {
        DefaultQueue = "main",
        Intents =
        [
            new() { Intent = "repair", Queue = "workshop", Keywords = ["leaking"], Requirements = [new SkillLevel("repair", 5)] },
            new() { Intent = "invoice", Keywords = ["receipt"], Requirements = [new SkillLevel("billing", 3)] },
        ],
        IntentRules = new IntentRules { UnsureQueue = "reception" },
    };

    [Fact]
    public void Requirements_of_several_intents_are_joined_where_an_agent_meets_them_all()
    {
        const string text = "The washer is leaking, and I need the receipt";
        Assert.Equal(["billing≥3", "repair≥5"], Skills(Plan(Center("repair billing"), text)));
        Assert.Equal(["repair≥5"], Skills(Plan(Center("repair"), text)));
    }

    [Fact]
    public void What_is_unsure_goes_to_the_queue_for_it_and_says_what_to_ask()
    {
        var strict = Rules with { IntentRules = Rules.IntentRules with { MinConfidence = 0.99 } };
        var plan = Plan(Center("repair"), "it is the refund, or the invoice, or the parcel", rules: strict);
        Assert.Equal(("reception", Defaults.Intent), (plan.Queue, plan.Card.Intent));
        Assert.NotEmpty(plan.Finding!.Ask);
    }

    [Fact]
    public void What_says_nothing_goes_to_the_default_queue() => Assert.Equal("main", Plan(Center("repair"), null).Queue);

    [Theory]
    [InlineData("de", "de")]
    [InlineData("", "de")]
    [InlineData("en", null)]
    public void The_language_of_a_text_is_asked_for_where_somebody_speaks_it(string spoken, string? required)
    {
        var plan = Plan(Center("repair", spoken), "Meine Waschmaschine ist kaputt und ich brauche bitte einen Termin");
        Assert.Equal(required, plan.Card.Own.Language);
    }

    /// <summary>Where nobody speaks it but the queue has translations, one is opened: so it must be asked for.</summary>
    [Fact]
    public void The_language_of_a_text_is_asked_for_where_it_can_be_translated()
    {
        var board = Center("repair", "en");
        foreach (var queue in (string[])["main", "reception"]) board.Update(queue, new QueueConfig { Name = queue, Translation = new TranslationRule() }, 2);
        Assert.Equal("th", Plan(board, "สวัสดีครับ ผมต้องการความช่วยเหลือเกี่ยวกับคำสั่งซื้อของผม").Card.Own.Language);
        Assert.Null(Plan(Center("repair", "en"), "สวัสดีครับ ผมต้องการความช่วยเหลือเกี่ยวกับคำสั่งซื้อของผม").Card.Own.Language);
    }

    /// <summary>Rules see it whether anybody speaks it or not.</summary>
    [Theory]
    [InlineData("Meine Waschmaschine ist kaputt und ich brauche bitte einen Termin", null, "reception")]
    [InlineData("Meine Waschmaschine ist kaputt und ich brauche bitte einen Termin", "en", "main")]
    [InlineData("My order has not arrived and nobody tells me where it is", null, "main")]
    [InlineData("1234", "DE-at", "reception")]
    public void Rules_see_the_language_of_a_text_where_none_is_given(string text, string? given, string queue)
    {
        var rules = Rules with { Intents = [], IntentRules = new IntentRules(), Rules = [new RoutingRule { Name = "German", When = new RuleCondition { Languages = ["de"] }, Then = new RuleEffect { Queue = "reception" } }] };
        Assert.Equal(queue, Plan(Center("repair", "en"), text, given, rules).Queue);
    }

    [Fact]
    public void A_language_that_is_given_is_not_looked_for()
    {
        var plan = Plan(Center("repair"), "Wo ist meine Bestellung? Sie ist noch nicht da", "en");
        Assert.Equal("en", plan.Card.Own.Language);
    }

    [Fact]
    public void An_intent_that_the_gateway_names_leaves_nothing_to_explain() =>
        Assert.Null(Planning.Of("default", Rules, 1, Center("repair"), Request("leaking", null) with { Intent = "invoice" }, CustomerRecord.Unknown, Given.Noon)!.Finding);

    private static Plan Plan(Board board, string? text, string? language = null, GroupRules? rules = null) =>
        Planning.Of("default", rules ?? Rules, 1, board, Request(text, language), CustomerRecord.Unknown, Given.Noon, StarterIntents.Model)!;

    private static ContactRequest Request(string? text, string? language) =>
        new() { Id = "c-1", CustomerId = "u-1", Channel = Channel.Chat, Text = text, Language = language };

    private static string[] Skills(Plan plan) => [.. plan.Card.Own.Skills.Select(skill => $"{skill.Skill}≥{skill.MinLevel}")];

    private static Board Center(string skills, string languages = "")
    {
        var board = new Board(new Random(1));
        foreach (var queue in (string[])["main", "workshop", "reception"]) board.Update(queue, new QueueConfig { Name = queue }, 1);
        board.Update(new AgentSnapshot
        {
            Agent = "a",
            Version = 1,
            Profile = new AgentProfile
            {
                Name = "A",
                Queues = ["main", "workshop", "reception"],
                Skills = skills.Split(' ').ToImmutableDictionary(skill => skill, _ => 9),
                Languages = [.. languages.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            },
            Presence = PresenceKind.Ready,
            Open = [Channel.Chat],
            IdleSince = Given.Noon,
        });
        return board;
    }
}
