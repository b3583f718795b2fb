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

    /// <summary>Case 11, the agent leaves while the contact is kept for it.</summary>
    [Fact]
    public void TheCustomersLastAgentIsBusy_thenLeaves_anotherGetsTheContactAtOnce()
    {
        using var center = WhereBHasServedU1();
        center.Retrain("b", b => b with { MaxConcurrent = 1 });
        center.Handles("b", "c-1", "q");
        center.After(20);
        center.Presence("b", PresenceKind.Offline);
        center.Arrives("c-2", "q");

        Assert.Equal("a", center.AgentOf("c-2"));
        Assert.Equal(0, center.Repairs);
    }
}
