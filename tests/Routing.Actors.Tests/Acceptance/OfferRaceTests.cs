namespace Routing.Actors.Tests.Acceptance;

/// <summary>Cases 17, 18 and 20: offers that two want, nobody answers, or whose agent leaves.</summary>
public class OfferRaceTests
{
    /// <summary>Case 17.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task TwoAcceptAtOnce_oneWins_theOtherIsGoneAndItsAgentFree_andTheContactCountsOnce(int seed)
    {
        using var center = new Center(seed);
        center.Queue("q", q => q with { OnNoAnswer = NoAnswerAction.StayReady }).Agent("a", "q").Agent("b", "q");
        center.Arrives("c-1", "q");
        var late = center.Offer("c-1")!;
        center.After(20);
        var present = center.Offer("c-1")!;
        Assert.NotEqual(late.AgentId, present.AgentId);

        var first = center.Start(() => center.Actors.Queue("q").Accept(late.OfferId, late.AgentId).AsTask());
        var second = center.Start(() => center.Actors.Queue("q").Accept(present.OfferId, present.AgentId).AsTask());
        var again = center.Start(() => center.Actors.Queue("q").Accept(present.OfferId, present.AgentId).AsTask());
        center.Settle();

        Assert.Contains((await first).Outcome, new[] { AcceptOutcome.Gone, AcceptOutcome.NotHere });
        Assert.Equal([AcceptOutcome.Accepted, AcceptOutcome.NotHere], new[] { (await second).Outcome, (await again).Outcome }.Order());
        Assert.Empty(center.AgentNow(late.AgentId).Slots);
        Assert.Equal(present.AgentId, center.AgentOf("c-1"));
        Assert.Equal(1, center.QueueNow("q").Today.Answered);
        Assert.Single(center.Events("c-1"), e => e.Type == "contact.accepted");
    }

    /// <summary>Case 17, accept and expiry in the same moment.</summary>
    [Fact]
    public void AcceptAtTheMomentOfExpiry_isGone_andTheContactGoesOn()
    {
        using var center = new Center();
        center.Queue("q").Agent("a", "q").Agent("b", "q");
        center.Arrives("c-1", "q");
        var offer = center.Offer("c-1")!;
        center.After(20);

        Assert.Equal(AcceptOutcome.Gone, center.Accept("c-1", offer.OfferId, offer.AgentId));
        Assert.Equal(AcceptOutcome.NotYours, center.Accept("c-1", agent: offer.AgentId));
        Assert.Equal(AcceptOutcome.Accepted, center.Accept("c-1"));
    }

    /// <summary>Case 18.</summary>
    [Fact]
    public void NoAnswer_theAgentIsNotReady_theContactKeepsAgeAndPlace_andTheSlotIsFree()
    {
        using var center = new Center();
        center.Queue("q").Agent("a", "q");
        var arrived = center.Now;
        center.Arrives("c-1", "q");
        center.After(1);
        center.Arrives("c-2", "q");
        center.After(19);

        var agent = center.AgentNow("a");
        Assert.Equal((PresenceKind.NotReady, "noAnswer"), (agent.Presence.Kind, agent.Presence.Reason));
        Assert.Empty(agent.Slots);
        var (state, live, _) = center.Contact("c-1");
        Assert.Equal((ContactState.Queued, 1, arrived), (state, live!.Position, live.WaitingSince));
        Assert.Equal("contact.created contact.queued contact.offered offer.expired", center.Story("c-1"));

        center.Agent("b", "q");
        Assert.Equal("b", center.AgentOf("c-1"));
    }

    /// <summary>Case 18, and the agent is back: who waits longest goes first, though it was this agent who missed it.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void WhoDidNotAnswer_orDeclined_andIsReadyAgain_isOfferedTheOldestFirst(bool declined)
    {
        using var center = new Center();
        center.Queue("q").Agent("a", "q", a => a with { MaxConcurrent = 1 });
        center.Arrives("c-1", "q");
        center.After(1);
        if (declined) Assert.Equal(DeclineOutcome.Declined, center.Decline("c-1"));
        else center.After(20);
        center.Presence("a", PresenceKind.NotReady);
        center.Arrives("c-2", "q");
        center.After(5);
        center.Presence("a", PresenceKind.Ready);

        Assert.Equal(("a", null), (center.AgentOf("c-1"), center.AgentOf("c-2")));
        center.Decline("c-1");
        Assert.Equal((null, "a"), (center.AgentOf("c-1"), center.AgentOf("c-2")));
        Assert.Equal(0, center.Repairs);
    }

    /// <summary>Case 18, configured otherwise.</summary>
    [Fact]
    public void NoAnswer_whereAgentsStayReady_theNextContactIsOffered_andThisOneToSomebodyElse()
    {
        using var center = new Center();
        center.Queue("q", q => q with { OnNoAnswer = NoAnswerAction.StayReady }).Agent("a", "q");
        center.Arrives("c-1", "q");
        center.Arrives("c-2", "q");
        center.After(20);

        Assert.Equal(PresenceKind.Ready, center.AgentNow("a").Presence.Kind);
        Assert.Equal([ContactState.Queued, ContactState.Offered], [center.State("c-1"), center.State("c-2")]);
    }

    /// <summary>Case 20.</summary>
    [Fact]
    public void TheAgentLogsOutWhileOffered_theOfferIsWithdrawn_andAnotherOfferedAtOnce()
    {
        using var center = new Center();
        center.Queue("q").Agent("a", "q").Agent("b", "q");
        center.Arrives("c-1", "q");
        var offer = center.Offer("c-1")!;
        center.After(5);
        center.Presence(offer.AgentId, PresenceKind.Offline);

        Assert.NotEqual(offer.AgentId, center.AgentOf("c-1"));
        Assert.Equal(center.Now, center.Offer("c-1")!.IssuedAt);
        Assert.Equal(AcceptOutcome.Gone, center.Accept("c-1", offer.OfferId, offer.AgentId));
        Assert.Equal("contact.created contact.queued contact.offered offer.withdrawn contact.offered", center.Story("c-1"));
    }
}
