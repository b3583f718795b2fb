namespace Routing.Actors.Tests.Acceptance;

/// <summary>Case 16, by time: which tiers of agents may take a contact, and from when on.</summary>
public class TierStepsTests
{
    private static Center WithJuniorAndMiddle()
    {
        var center = new Center();
        center.Queue("q", q => q with
        {
            AgentTiers = ["senior"],
            Relaxations =
            [
                new Relaxation { AfterSeconds = 300, AgentTiers = ["senior", "middle"] },
                new Relaxation { AfterSeconds = 600, AgentTiers = ["senior", "middle", "junior"] },
            ],
            MaxWaitSeconds = 0,
        });
        return center.Agent("senior", "q", a => a with { Tier = "senior", MaxConcurrent = 1 }).Agent("junior", "q", a => a with { Tier = "junior" }).Agent("untold", "q");
    }

    /// <summary>Case 16.</summary>
    [Fact]
    public void EachTierIsEligibleFromItsStepOn_andWhoeverIsOfNoneNever()
    {
        using var center = WithJuniorAndMiddle();
        center.Agent("middle", "q", a => a with { Tier = "middle", MaxConcurrent = 1 });
        center.Handles("senior", "c-0", "q");
        center.Arrives("c-1", "q", customer: "u-2");
        center.Arrives("c-2", "q", customer: "u-3");
        center.After(299);
        Assert.Equal([ContactState.Queued, ContactState.Queued], [center.State("c-1"), center.State("c-2")]);
        center.After(1);
        Assert.Equal(("middle", ContactState.Queued), (center.AgentOf("c-1"), center.State("c-2")));
        center.Accept("c-1");
        center.After(299);
        Assert.Equal(ContactState.Queued, center.State("c-2"));
        center.After(1);
        Assert.Equal("junior", center.AgentOf("c-2"));
        Assert.Equal(0, center.Repairs);
    }

    /// <summary>Case 16, the first tier is free again in time.</summary>
    [Fact]
    public void ASeniorWhoIsFreeAgain_getsIt_beforeTheNextStep()
    {
        using var center = WithJuniorAndMiddle();
        center.Handles("senior", "c-0", "q");
        center.Arrives("c-1", "q", customer: "u-2");
        center.After(450);
        Assert.Equal(ContactState.Queued, center.State("c-1"));
        center.Complete("c-0");
        Assert.Equal("senior", center.AgentOf("c-1"));
    }
}
