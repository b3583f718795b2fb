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
}
