namespace Routing.Actors.Tests;

/// <summary>A contact that has ended is reopened within days: to the same agent, within what affinity may cost, or else its queue.</summary>
public sealed class ReopeningTests
{
    private static Center WithOneEnded(Func<QueueConfig, QueueConfig>? with = null)
    {
        var center = new Center();
        center.Queue("desk", with).Agent("a", "desk", a => a with { MaxConcurrent = 1 });
        center.Handles("a", "c-1", "desk", Channel.Ticket, with: request => request with { Intent = "repair", Language = "zh" });
        center.Agent("b", "desk");
        center.Complete("c-1");
        return center;
    }

    [Fact]
    public void TheSameAgentGoesOn_withAContactThatNamesTheFormer_andARepeatIsTheSame()
    {
        using var center = WithOneEnded();
        center.After(3600);
        Assert.Null(center.Reopen("c-1").Refusal);
        var (_, live, record) = center.Contact("c-1.r");
        Assert.Equal(("a", "desk", "repair", "zh", "c-1"), (center.AgentOf("c-1.r"), live!.Queue, live.Card.Intent, live.Card.Own.Language, record.Request.Reopens));
        Assert.Equal("contact.created contact.reopened contact.queued contact.offered", center.Story("c-1.r"));
        Assert.True(center.Reopen("c-1").IsRepeat);
    }

    [Fact]
    public void TheAgentIsAway_orBusyForTooLong_theQueueHasIt()
    {
        using var center = WithOneEnded();
        center.Presence("a", PresenceKind.NotReady);
        center.Reopen("c-1");
        Assert.Equal("b", center.AgentOf("c-1.r"));
    }

    [Fact]
    public void PastItsDays_orWhileItGoesOn_orOnceReopenedAndEnded_itIsRefused_andSaysWhatToDo()
    {
        using var center = WithOneEnded(q => q with { ReopenWithinDays = 2 });
        center.Reopen("c-1");
        Assert.Equal(RefusalKind.WrongState, center.Reopen("c-1.r").Refusal!.Kind);
        center.Accept("c-1.r");
        center.Complete("c-1.r");
        Assert.Contains("Reopen that one", center.Reopen("c-1").Refusal!.Detail);
        center.After(2 * 86_400 + 1);
        Assert.Equal(RefusalKind.RuleBroken, center.Reopen("c-1.r").Refusal!.Kind);
        Assert.Equal(RefusalKind.NotFound, center.Reopen("c-none").Refusal!.Kind);
    }
}
