namespace Routing.Actors.Tests.Acceptance;

/// <summary>Case 15: priority, age, and the bound on waiting.</summary>
public class PriorityTests
{
    private static Center WithNobodyReady(Func<QueueConfig, QueueConfig>? with = null)
    {
        var center = new Center();
        center.Queue("q", with).Agent("a", "q", a => a with { MaxConcurrent = 1 }, ready: false);
        return center;
    }

    private static string First(Center center, params string[] contacts)
    {
        center.Presence("a", PresenceKind.Ready);
        return contacts.Single(contact => center.AgentOf(contact) == "a");
    }

    /// <summary>Case 15.</summary>
    [Fact]
    public void TheNewerOfHigherPriorityGoesFirst()
    {
        using var center = WithNobodyReady();
        center.Arrives("old", "q");
        center.After(300);
        center.Arrives("urgent", "q", with: c => c with { Urgency = 10 });

        Assert.Equal("urgent", First(center, "old", "urgent"));
    }

    /// <summary>Case 15, with ageing: ten points at two a minute are made up for in five minutes.</summary>
    [Theory]
    [InlineData(299, "urgent")]
    [InlineData(301, "old")]
    public void WithAgeing_theOldOneOvertakesAtTheComputedTime(double older, string first)
    {
        using var center = WithNobodyReady(q => q with { AgeingPerMinute = 2 });
        center.Arrives("old", "q");
        center.After(older);
        center.Arrives("urgent", "q", with: c => c with { Urgency = 10 });
        center.After(500);

        Assert.Equal(first, First(center, "old", "urgent"));
    }

    /// <summary>Case 15, between queues.</summary>
    [Theory]
    [InlineData(299, "urgent")]
    [InlineData(301, "old")]
    public void WithAgeingInOneQueue_itOvertakesTheOtherAtTheComputedTime(double waited, string first)
    {
        using var center = new Center();
        center.Queue("ageing", q => q with { AgeingPerMinute = 2 }).Queue("high", q => q with { Priority = 10 });
        center.Agent("a", "ageing high", a => a with { MaxConcurrent = 1 }, ready: false);
        center.Arrives("old", "ageing");
        center.Arrives("urgent", "high");
        center.After(waited);

        Assert.Equal(first, First(center, "old", "urgent"));
    }

    /// <summary>Case 15, the bound.</summary>
    [Theory]
    [InlineData(599, "urgent")]
    [InlineData(600, "old")]
    public void TheWaitingBoundOverridesPriority(double waited, string first)
    {
        using var center = WithNobodyReady(q => q with { AgeingPerMinute = 2, MaxWaitSeconds = 600 });
        center.Arrives("old", "q");
        center.After(1);
        center.Arrives("urgent", "q", with: c => c with { Urgency = 100 });
        center.After(waited - 1);

        Assert.Equal(first, First(center, "old", "urgent"));
    }

    /// <summary>Case 15, the bound between queues.</summary>
    [Fact]
    public void TheWaitingBoundOfOneQueueOverridesThePriorityOfAnother()
    {
        using var center = new Center();
        center.Queue("bounded", q => q with { MaxWaitSeconds = 60 }).Queue("high", q => q with { Priority = 500 });
        center.Agent("a", "bounded high", a => a with { MaxConcurrent = 1 }, ready: false);
        center.Arrives("old", "bounded");
        center.Arrives("urgent", "high");
        center.After(60);

        Assert.Equal("old", First(center, "old", "urgent"));
    }
}
