namespace Routing.Actors.Tests.Acceptance;

/// <summary>Case 14: a queue that competes as an equal only after a delay.</summary>
public class YieldingQueueTests
{
    private static Center TwoQueues(Func<AgentProfile, AgentProfile>? with = null)
    {
        var center = new Center();
        return center.Queue("at-once", q => q with { Priority = 1 }).Queue("later", q => q with { Priority = 1, YieldsForSeconds = 30 })
            .Agent("a", "at-once later", with ?? (a => a with { MaxConcurrent = 1 }));
    }

    /// <summary>Case 14.</summary>
    [Theory]
    [InlineData(29, "second")]
    [InlineData(30, "first")]
    public void TheSecondQueueCompetesAsAnEqualOnlyAfterItsDelay(double waited, string served)
    {
        using var center = TwoQueues();
        center.Handles("a", "c-0", "at-once");
        center.Arrives("first", "later", customer: "u-2");
        center.After(10);
        center.Arrives("second", "at-once", customer: "u-3");
        center.After(waited - 10);
        Assert.Equal([ContactState.Queued, ContactState.Queued], [center.State("first"), center.State("second")]);
        center.Complete("c-0");
        Assert.Equal("a", center.AgentOf(served));
        Assert.Equal(0, center.Repairs);
    }

    /// <summary>Case 14: it yields to others, not to nobody.</summary>
    [Fact]
    public void WhereNobodyElseWaits_itIsServedAtOnce()
    {
        using var center = TwoQueues();
        center.Arrives("c-1", "later");
        Assert.Equal("a", center.AgentOf("c-1"));
    }

    /// <summary>Case 14: an assignment is no competition.</summary>
    [Fact]
    public void OneAssignedToAnAgent_doesNotYield()
    {
        using var center = TwoQueues();
        center.Handles("a", "c-0", "at-once");
        center.Arrives("mine", "later", customer: "u-2");
        center.After(5);
        center.Arrives("other", "at-once", customer: "u-3");
        center.Assign("mine", "a");
        center.Complete("c-0");
        Assert.Equal("a", center.AgentOf("mine"));
    }
}
