namespace Routing.Actors.Tests.Whole;

/// <summary>A customer may say how it went before it is over: the word is of the agent who had answered, and of the contact.</summary>
public class EarlyRatingTests
{
    /// <summary>Handled by a, rated, transferred, and closed by b, who is of the opinion that it went very well.</summary>
    private static Center RatedAndTransferred(int score)
    {
        var center = new Center();
        center.Queue("q").Agent("a", "q").Agent("b", "q", ready: false);
        center.Handles("a", "c-1", "q");
        Rate(center, score);
        center.Presence("a", PresenceKind.Offline);
        center.Presence("b", PresenceKind.Ready);
        center.Transfer("c-1", "q");
        center.Accept("c-1");
        center.Complete("c-1", satisfaction: 5);
        Assert.Equal(ContactState.Closed, center.State("c-1"));
        return center;
    }

    private static ContactCommandOutcome Rate(Center center, int score) => center.Do(() => center.Actors.Contact("c-1").Rate(score, null));

    private static CustomerRecord Customer(Center center) => center.Run(() => center.Actors.Customer("u-1").Get());

    [Fact]
    public void WhatWasSaidBeforeATransfer_isRememberedByTheCustomer_andIsOfTheFirstAgent()
    {
        using var center = RatedAndTransferred(1);
        var past = Assert.Single(Customer(center).Recent);

        Assert.Equal(("b", 1, true, "a"), (past.Agent, past.Satisfaction, past.IsRated, past.RatedAgent));
        // An unhappy customer goes first next time, and b, of whom nothing bad was said, is still the agent it knows.
        center.Rules(new GroupRules { DissatisfiedPriority = 7 });
        center.Presence("b", PresenceKind.NotReady);
        center.Arrives("c-2", "q");
        var (_, live, record) = center.Contact("c-2");
        Assert.Equal((7, "b"), (live!.Priority, record.Plan.Card.Affinity?.Agent));
    }

    [Fact]
    public void TheSameWordAfterTheTransfer_isOfTheSecondAgent()
    {
        using var center = RatedAndTransferred(4);
        Assert.Equal(ContactCommandOutcome.Done, Rate(center, 4));
        Assert.Equal(ContactCommandOutcome.Repeated, Rate(center, 4));

        Assert.Equal(["a", "b"], center.Events("c-1").Where(e => e.Type == "contact.rated").Select(e => e.Agent));
        Assert.Equal("b", center.Contact("c-1").Record.Rating!.Agent);
    }
}
