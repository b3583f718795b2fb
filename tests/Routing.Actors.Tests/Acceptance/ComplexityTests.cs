using System.Text.Json;

namespace Routing.Actors.Tests;

/// <summary>Ability matched to complexity, and seniors spared what is simple.</summary>
public sealed class ComplexityTests
{
    private static Center Team(Func<SeniorRule, SeniorRule>? spares = null)
    {
        var seniors = spares?.Invoke(new SeniorRule { AgentTiers = ["senior"] });
        var center = new Center().Queue("q", q => q with { Selection = "weighted", Requirements = [new("repair")], Seniors = seniors });
        return center;
    }

    private static void Comes(Center center, string contact, int? complexity) => center.Arrives(
        contact, "q", customer: $"of-{contact}",
        with: request => complexity is { } hard ? request with { Attributes = request.Attributes.Add("complexity", $"{hard}") } : request);

    private static void Agent(Center center, string id, int level, string tier, bool ready = true) =>
        center.Agent(id, "q", a => a with { Tier = tier, Skills = a.Skills.Add("repair", level), MaxConcurrent = 1 }, ready);

    [Fact]
    public void The_hard_contact_goes_to_the_able_and_the_simple_one_spares_them()
    {
        using var center = Team();
        for (var level = 1; level <= 10; level++) Agent(center, $"level-{level}", level, "any");

        Comes(center, "hard", 10);
        Comes(center, "simple", 1);

        Assert.Equal(("level-10", "level-1"), (center.AgentOf("hard"), center.AgentOf("simple")));
    }

    [Fact]
    public void How_hard_an_intent_is_is_learned_from_handle_times_and_transfers()
    {
        using var center = new Center().Queue("q", q => q with { Selection = "weighted", AutoAccept = true });
        center.Agent("a", "q");
        for (var n = 0; n < 50; n++)
        {
            var intent = n % 2 == 0 ? "invoice" : "fault";
            center.Arrives($"c-{n}", "q", customer: $"u-{n}", with: request => request with { Intent = intent });
            center.After(intent == "fault" ? 600 : 60);
            center.Complete($"c-{n}");
        }

        var complexity = new[] { "invoice", "fault", "new" }.ToDictionary(
            intent => intent,
            intent => center.Arrives($"next-{intent}", "q", customer: intent, with: request => request with { Intent = intent }).Record!.Plan.Card.Complexity);

        Assert.Equal(1, complexity["invoice"]);
        Assert.Equal(8, complexity["fault"]);
        Assert.Null(complexity["new"]);
    }

    [Fact]
    public void A_simple_contact_reaches_a_senior_only_after_a_time() // case 16, with tiers that are spared
    {
        using var center = Team(rule => rule with { AfterSeconds = 60 });
        Agent(center, "senior", 9, "senior");
        Comes(center, "simple", 2);
        Assert.Equal(ContactState.Queued, center.State("simple"));

        Comes(center, "hard", 8);
        Assert.Equal("senior", center.AgentOf("hard"));
        center.Accept("hard");
        center.Complete("hard");
        center.After(59);
        Assert.Equal(ContactState.Queued, center.State("simple"));

        center.After(1.5);
        Assert.Equal("senior", center.AgentOf("simple"));
        Assert.Equal(0, center.Repairs);
    }

    [Fact]
    public void Or_while_several_of_them_are_idle_and_the_record_says_who_was_spared()
    {
        using var center = Team(rule => rule with { WhileIdle = 3 });
        Agent(center, "senior-1", 9, "senior");
        Agent(center, "senior-2", 9, "senior");
        Agent(center, "senior-3", 9, "senior", ready: false);
        Comes(center, "simple", 2);
        Assert.Equal(ContactState.Queued, center.State("simple"));

        center.Presence("senior-3", PresenceKind.Ready);
        Assert.Equal("senior-3", center.AgentOf("simple"));
        Comes(center, "second", 2);
        Assert.Equal(ContactState.Queued, center.State("second"));

        Agent(center, "junior", 2, "junior");
        Assert.Equal("junior", center.AgentOf("second"));
        using var offered = JsonDocument.Parse(center.Events("second").Last(e => e.Type == "contact.offered").Data);
        var decision = offered.RootElement.GetProperty("decision").Deserialize(ApiJson.Default.DecisionRecord)!;
        Assert.Equal("senior-1 senior-2", string.Join(' ', decision.NotAsked.Single(left => left.Why == Eligible.Spared).Agents));
    }
}
