namespace Routing.Actors.Tests.Acceptance;

/// <summary>Case 11: the agent a customer knows, while that pays.</summary>
public class FamiliarAgentTests
{
    /// <summary>Two agents alike, of whom b has served customer u-1; without affinity a, idle longer, is the choice.</summary>
    private static Center WhereBHasServedU1(bool affinity = true)
    {
        var center = new Center();
        center.Queue("q", q => q with { Affinity = q.Affinity with { Enabled = affinity } }).Agent("b", "q").Agent("a", "q", ready: false);
        center.Handles("b", "c-0", "q", with: c => c with { Intent = "refund" });
        center.After(100);
        center.Complete("c-0");
        center.Presence("a", PresenceKind.Ready);
        center.After(300);
        center.Handles("b", "c-00", "q", customer: "u-0", with: c => c with { Intent = "refund", PreferredAgent = affinity ? "b" : null, Queue = "q" });
        center.Complete("c-00");
        return center;
    }

    /// <summary>Case 11.</summary>
    [Fact]
    public void TheCustomersLastAgentIsThere_andGetsTheContact()
    {
        using var center = WhereBHasServedU1();
        center.Arrives("c-1", "q");

        Assert.Equal("b", center.AgentOf("c-1"));
        Assert.Contains("knows the customer", center.Offer("c-1")!.Reason);
    }

    /// <summary>Case 11, a stranger gets the ordinary choice.</summary>
    [Fact]
    public void AStranger_getsTheOrdinaryChoice()
    {
        using var center = WhereBHasServedU1();
        center.Arrives("c-1", "q", customer: "u-9");

        Assert.Equal("a", center.AgentOf("c-1"));
    }

    /// <summary>Case 11, the agent is away.</summary>
    [Fact]
    public void TheCustomersLastAgentIsAway_anotherGetsTheContact()
    {
        using var center = WhereBHasServedU1();
        center.Presence("b", PresenceKind.NotReady, "lunch");
        center.Arrives("c-1", "q");

        Assert.Equal("a", center.AgentOf("c-1"));
    }

    /// <summary>Case 11, affinity off.</summary>
    [Fact]
    public void AffinityIsOff_theCustomerGetsTheOrdinaryChoice()
    {
        using var center = WhereBHasServedU1(affinity: false);
        center.Arrives("c-1", "q");

        Assert.Equal("a", center.AgentOf("c-1"));
    }

    /// <summary>Case 11, not much busier: in wrap-up for some seconds more.</summary>
    [Fact]
    public void TheCustomersLastAgentIsFreeSoon_theContactIsKeptForIt()
    {
        using var center = WhereBWrapsUp(seconds: 15);
        Assert.Equal((ContactState.Queued, (string?)null), (center.State("c-2"), center.AgentOf("c-2")));

        center.After(14);
        Assert.Equal("b", center.AgentOf("c-2"));
    }

    /// <summary>Case 11, much busier: keeping the contact would cost more than it brings.</summary>
    [Fact]
    public void TheCustomersLastAgentIsNotFreeForLong_anotherGetsTheContact()
    {
        using var center = WhereBWrapsUp(seconds: 600);

        Assert.Equal("a", center.AgentOf("c-2"));
    }

    /// <summary>Case 11, the agent leaves while the contact is kept for it; case 10, a logout that ends a hold.</summary>
    [Theory]
    [InlineData(PresenceKind.Offline)]
    [InlineData(PresenceKind.NotReady)]
    public void TheAgentAContactIsKeptForLeaves_anotherGetsItAtOnce(PresenceKind away)
    {
        using var center = WhereBWrapsUp(seconds: 15);
        Assert.Equal(ContactState.Queued, center.State("c-2"));
        center.After(5);
        center.Presence("b", away);

        Assert.Equal(("a", center.Now), (center.AgentOf("c-2"), center.Offer("c-2")!.IssuedAt));
        Assert.Equal(0, center.Repairs);
    }

    /// <summary>The customer is back while b, who has room for one only, wraps up.</summary>
    private static Center WhereBWrapsUp(int seconds)
    {
        var center = WhereBHasServedU1();
        center.Reconfigure("q", q => q with { WrapUpSeconds = seconds });
        center.Retrain("b", b => b with { MaxConcurrent = 1 });
        center.Handles("b", "c-1", "q");
        center.Complete("c-1");
        center.After(1);
        center.Reconfigure("q", q => q with { WrapUpSeconds = 0 });
        center.Arrives("c-2", "q");
        return center;
    }
}
