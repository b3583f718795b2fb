namespace Routing.Actors.Tests.Acceptance;

/// <summary>Cases 1 and 2: one contact, one agent, and capacity without a flood of offers.</summary>
public class FirstContactTests
{
    /// <summary>Case 1, closed by hand and by time.</summary>
    [Theory]
    [InlineData(12, true)]
    [InlineData(30, false)]
    public void OneAgentOneContact_isOfferedWithAnExpiry_acceptedForGood_andLeavesThreeTimestamps(int wrapUp, bool byHand)
    {
        using var center = new Center();
        center.Queue("after-sales", q => q with { WrapUpSeconds = 30 }).Agent("li-na", "after-sales");

        center.Arrives("c-1", "after-sales");
        var offer = center.Offer("c-1")!;
        Assert.Equal("li-na", offer.AgentId);
        Assert.Equal(center.Now.AddSeconds(20), offer.ExpiresAt);

        center.After(3);
        Assert.Equal(AcceptOutcome.Accepted, center.Accept("c-1"));
        Assert.Equal(DeclineOutcome.NotHere, center.Decline("c-1", offer.OfferId, "li-na"));
        Assert.Equal(ContactState.Handling, center.State("c-1"));

        center.After(60);
        Assert.Equal(ContactCommandOutcome.Done, center.Complete("c-1"));
        Assert.Equal(ContactState.WrapUp, center.State("c-1"));
        center.After(wrapUp);
        if (byHand) Assert.Equal(ContactCommandOutcome.Done, center.Do(() => center.Actors.Agent("li-na").Close("c-1")).Outcome);
        Assert.Equal(ContactState.Closed, center.State("c-1"));
        var closed = center.Contact("c-1").Record.Closed!;
        Assert.Equal(offer.IssuedAt.AddSeconds(3), closed.AnsweredAt);
        Assert.Equal(closed.AnsweredAt!.Value.AddSeconds(60), closed.CompletedAt);
        Assert.Equal(closed.CompletedAt!.Value.AddSeconds(wrapUp), closed.EndedAt);
        Assert.Equal("contact.created contact.queued contact.offered contact.accepted contact.completed survey.due contact.closed", center.Story("c-1"));
        Assert.Empty(center.AgentNow("li-na").Slots);
    }

    /// <summary>Case 2.</summary>
    [Fact]
    public void CapacityTen_butOneOpenOffer_theSecondContactComesAfterTheFirstIsAccepted()
    {
        using var center = new Center();
        center.Queue("q").Agent("a", "q", a => a with { Channels = a.Channels.SetItem(Channel.Chat, 10) });

        center.Arrives("c-1", "q");
        center.Arrives("c-2", "q");
        Assert.Equal(ContactState.Offered, center.State("c-1"));
        Assert.Equal(ContactState.Queued, center.State("c-2"));

        center.Accept("c-1");
        Assert.Equal(ContactState.Offered, center.State("c-2"));
        Assert.Equal("a", center.AgentOf("c-2"));
    }

    /// <summary>A contact that the queue does not take speaks for nobody.</summary>
    [Fact]
    public void AContactIsRefusedForItsChannel_theNextIsOfferedAtOnce()
    {
        using var center = new Center();
        center.Queue("q", q => q with { Channels = [Channel.Voice] }).Agent("a", "q");
        Assert.Equal(RouteOutcome.ChannelNotTaken, center.Arrives("c-1", "q", Channel.Chat).Outcome);

        center.Arrives("c-2", "q", Channel.Voice);
        Assert.Equal("a", center.AgentOf("c-2"));
    }
}
