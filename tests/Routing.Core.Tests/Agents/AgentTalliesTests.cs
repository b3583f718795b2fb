namespace Routing.Core.Tests.Agents;

/// <summary>An agent's record by intent: whenever the customer's score comes, each contact counts once.</summary>
public class AgentTalliesTests
{
    private static readonly AgentState AtWork = Desk.With(Desk.Slot(SlotState.Handling));

    private static AgentState Completed(AgentState agent, int? figure) => AgentWork.Complete(agent, "c-1", new Completion(true, figure, null), Desk.Now).State;

    private static AgentState Closed(AgentState agent) => AgentWork.Close(agent, "c-1", Desk.Now).State;

    private static AgentState Rated(AgentState agent, int? figure, int score = 2) => AgentTallies.Rate(agent, "c-1", "repair", figure, score);

    private static AgentState When(string rated, int? figure) => rated switch
    {
        "at work" => Closed(Completed(Rated(AtWork, null), figure)),
        "wrapping up" => Closed(Rated(Completed(AtWork, figure), figure)),
        "closed" => Rated(Closed(Completed(AtWork, figure)), figure),
        _ => Rated(Closed(Completed(Rated(AtWork, null, 5), figure)), figure),
    };

    [Theory]
    [InlineData("at work", 5)]
    [InlineData("at work", null)]
    [InlineData("wrapping up", 5)]
    [InlineData("wrapping up", null)]
    [InlineData("closed", 5)]
    [InlineData("closed", null)]
    [InlineData("twice", 5)]
    public void TheScoreCounts_once_insteadOfTheAgentsFigure(string rated, int? figure)
    {
        var agent = When(rated, figure);

        Assert.Equal((1, 1, 2), (agent.Tallies["repair"].Contacts, agent.Tallies["repair"].SatisfactionCount, agent.Tallies["repair"].SatisfactionSum));
        var past = agent.Farewells["c-1"].Past!;
        Assert.Equal((2, true), (past.Satisfaction, past.IsRated));
    }

    [Theory]
    [InlineData(90, 90, 1.5, 300)]
    [InlineData(90, 180, 1.25, 250)]
    [InlineData(0, 3_650, 2, 400)]
    [InlineData(90, -1, 2, 400)]
    public void WhatIsOldCountsLess_byTheHalfLife(double halfLifeDays, double daysLater, double contacts, double seconds)
    {
        var completion = new Completion(true, null, null);
        var once = AgentTallies.Add(AtWork.Tallies, "repair", completion, 200, halfLifeDays, Desk.Now);
        var twice = AgentTallies.Add(once, "repair", completion, 200, halfLifeDays, Desk.Now.AddDays(daysLater))["repair"];

        Assert.Equal(contacts, twice.Contacts, 9);
        Assert.Equal(contacts, twice.Resolved, 9);
        Assert.Equal(seconds, twice.HandleSecondsSum, 9);
        Assert.False(twice.IsOlderThan(once["repair"]));
        Assert.True(once["repair"].IsOlderThan(twice));
    }

    [Fact]
    public void WhatWasLearnedLongAgoIsOutweighedInTheEnd()
    {
        var tallies = AtWork.Tallies;
        for (var day = 0; day < 1_000; day++)
        {
            // For two years nothing was resolved, since then everything is.
            var completion = new Completion(day >= 700, null, null);
            for (var n = 0; n < 10; n++) tallies = AgentTallies.Add(tallies, "repair", completion, 300, 90, Desk.Now.AddDays(day));
        }
        var tally = tallies["repair"];
        Assert.Equal(1 - Math.Pow(0.5, 300 / 90.0), tally.Resolved / tally.Rated, 2);
        // Ten a day for 90 ÷ ln 2 days.
        Assert.Equal(10 * 90 / Math.Log(2), tally.Contacts, 1_300 * 0.02);
    }
}
