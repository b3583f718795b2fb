namespace Routing.Actors.Tests;

/// <summary>Several contacts of one customer: merged into one that keeps the older age, or joined to one agent.</summary>
public sealed class MergingTests
{
    private static Center WithTwoWaiting()
    {
        var center = new Center();
        center.Queue("desk").Queue("chat");
        center.Arrives("mail", "desk", Channel.Email);
        center.After(300);
        center.Arrives("chat", "chat");
        return center;
    }

    [Fact]
    public void TheOneThatGoesOn_hasTheOlderAge_theOtherIsClosedAndNamesIt_andARepeatChangesNothing()
    {
        using var center = WithTwoWaiting();
        var came = center.Contact("mail").Live!.WaitingSince;
        Assert.Null(center.Merge("mail", "chat").Refusal);
        Assert.Equal((came, ContactState.Closed, "chat"), (center.Contact("chat").Live!.WaitingSince, center.State("mail"), center.Contact("mail").Record.Closed!.MergedInto));
        Assert.Equal("contact.absorbed", center.Events("chat")[^1].Type);
        Assert.Equal("contact.merged contact.closed", string.Join(' ', center.Events("mail").Select(e => e.Type).TakeLast(2)));
        Assert.True(center.Merge("mail", "chat").IsRepeat);
        Assert.Equal((0, 1), (center.QueueNow("desk").Waiting, center.QueueNow("chat").Waiting));
    }

    [Fact]
    public void WhatIsOffered_isTakenBack_andWhatAnAgentHas_takesTheOtherIn_butIsNotTakenIn()
    {
        using var center = WithTwoWaiting();
        center.Agent("a", "desk");
        Assert.Equal("a", center.AgentOf("mail"));
        center.Accept("mail");
        Assert.Equal(RefusalKind.WrongState, center.Merge("mail", "chat").Refusal!.Kind);
        center.Agent("b", "chat");
        Assert.Equal("b", center.AgentOf("chat"));
        Assert.Null(center.Merge("chat", "mail").Refusal);
        Assert.Equal((ContactState.Closed, 0), (center.State("chat"), center.AgentNow("b").Slots.Count));
        Assert.Equal(ContactState.Handling, center.State("mail"));
    }

    [Fact]
    public void AnothersContact_itself_orOneThatHasEnded_isRefusedAtItsField()
    {
        using var center = WithTwoWaiting();
        center.Arrives("other", "desk", Channel.Email, "u-2");
        Assert.Equal(("into", RefusalKind.RuleBroken), (center.Merge("mail", "other").Refusal!.Field, center.Merge("mail", "other").Refusal!.Kind));
        Assert.Equal(RefusalKind.InvalidValue, center.Merge("mail", "mail").Refusal!.Kind);
        center.Abandon("chat");
        Assert.Equal("into", center.Merge("mail", "chat").Refusal!.Field);
        Assert.Equal(ContactState.Queued, center.State("mail"));
    }

    [Fact]
    public void WhoTakesOne_hasTheCustomersOthersKeptForThem_forAsLongAsAffinityMayCost()
    {
        using var center = new Center();
        center.Queue("desk", q => q with { Affinity = new AffinityRule { JoinsContacts = true, MaxHoldSeconds = 60 } });
        foreach (var contact in new[] { "c-1", "c-2", "c-3" }) center.Arrives(contact, "desk", Channel.Chat, contact == "c-3" ? "u-2" : "u-1");
        center.Agent("a", "desk", a => a with { MaxConcurrent = 1 });
        center.Accept("c-1");
        center.Agent("b", "desk", b => b with { MaxConcurrent = 1 });
        Assert.Equal((ContactState.Queued, "b"), (center.State("c-2"), center.AgentOf("c-3")));
        center.Complete("c-1");
        Assert.Equal("a", center.AgentOf("c-2"));
        Assert.Contains("contact.joined", center.Story("c-2"));
        Assert.Equal(0, center.Repairs);
    }
}
