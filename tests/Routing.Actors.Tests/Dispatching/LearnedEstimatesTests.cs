using System.Text.Json;

namespace Routing.Actors.Tests;

/// <summary>Estimates at work: they choose the agent, the record says what they were and how likely the choice was, and they outlive a restart.</summary>
public sealed class LearnedEstimatesTests
{
    private static readonly string[] Agents = ["fair", "good", "poor"];

    private static Center Open(double explorationShare)
    {
        var center = new Center().Queue("a", queue => queue with { AutoAccept = true, ExplorationShare = explorationShare });
        foreach (var agent in Agents) center.Agent(agent, "a");
        return center;
    }

    private static DecisionRecord Comes(Center center, string contact, bool? resolved = null)
    {
        center.Arrives(contact, "a", customer: contact);
        using var offered = JsonDocument.Parse(center.Events(contact).Last(e => e.Type == "contact.offered").Data);
        var decision = offered.RootElement.GetProperty("decision").Deserialize(ApiJson.Default.DecisionRecord)!;
        center.After(60);
        var agent = center.AgentOf(contact);
        center.Complete(contact, resolved ?? (agent == "good" || contact[^1] % (agent == "fair" ? 2 : 5) == 0));
        return decision;
    }

    [Fact]
    public void The_better_agent_is_found_and_chosen_and_the_others_are_tried_now_and_then()
    {
        using var center = Open(0.2);
        var decisions = Enumerable.Range(0, 300).Select(n => Comes(center, $"c-{n}")).ToList();

        var late = decisions.TakeLast(100).ToList();
        Assert.True(late.Count(decision => decision.Winner == "good") >= 80);
        var bid = late[^1].Bids.Single(b => b.Agent == "good");
        Assert.InRange(bid.Estimate!.Resolved, 0.85, 1);
        Assert.InRange(bid.Estimate.Contacts, 150, 300);
        Assert.All(decisions, decision =>
        {
            Assert.Equal(decision.Propensity, decision.Bids.Single(b => b.Agent == decision.Winner).Propensity);
            Assert.Equal(1, decision.Bids.Sum(b => b.Propensity!.Value), 9);
        });
        var explored = decisions.Where(decision => decision.Explored).ToList();
        Assert.InRange(explored.Count, 3, 90);
        Assert.All(explored.Where(decision => decision.Reason.StartsWith("explores", StringComparison.Ordinal)), decision => Assert.InRange(decision.Propensity!.Value, 0.2 / 3 - 1e-9, 0.1));
    }

    [Fact]
    public void Switched_off_nothing_is_left_to_chance()
    {
        using var center = Open(0);
        Assert.All(Enumerable.Range(0, 60).Select(n => Comes(center, $"c-{n}")), decision => Assert.Equal((1, false), (decision.Propensity, decision.Explored)));
    }

    [Fact]
    public void What_was_learned_outlives_a_restart()
    {
        using var center = Open(0);
        for (var n = 0; n < 40; n++) Comes(center, $"c-{n}");
        var before = Comes(center, "before", resolved: null).Bids.ToDictionary(b => b.Agent, b => b.Estimate!);
        center.Restart();
        var after = Comes(center, "after", resolved: null).Bids.ToDictionary(b => b.Agent, b => b.Estimate!);

        Assert.Equal(before.Values.Sum(estimate => estimate.Contacts) + 1, after.Values.Sum(estimate => estimate.Contacts));
        Assert.All(Agents, agent => Assert.Equal(before[agent].Resolved, after[agent].Resolved, 0.03));
    }

    [Fact]
    public void It_is_forgotten_slowly_also_across_a_restart()
    {
        using var center = new Center().Queue("a", queue => queue with { AutoAccept = true, LearningHalfLifeDays = 10 });
        center.Agent("alone", "a");
        Comes(center, "c-1");
        center.After(TimeSpan.FromDays(10).TotalSeconds - 60);
        Comes(center, "c-2");
        center.Restart();
        center.After(TimeSpan.FromDays(10).TotalSeconds - 60);
        Comes(center, "c-3");

        Assert.Equal(1.8, Comes(center, "c-4").Bids.Single().Estimate!.Contacts);
    }
}
