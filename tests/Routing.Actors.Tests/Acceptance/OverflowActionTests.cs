namespace Routing.Actors.Tests.Acceptance;

/// <summary>What an overflow rule does beside moving: raise, require, relax, offer a callback, another channel, voicemail, a kind refusal. Case 5 among them.</summary>
public class OverflowActionTests
{
    private static Center With(params Overflow[] rules)
    {
        var center = new Center();
        center.Queue("q", q => q with
        {
            Overflow = [.. rules],
            Requirements = [new SkillLevel("repair", 5)],
            Relaxations = [new Relaxation { AfterSeconds = 600, Requirements = [new SkillLevel("repair", 1)] }],
        });
        return center.Queue("backup");
    }

    /// <summary>Case 5: the eleventh goes to the backup queue, priority raised and a requirement added, in one event.</summary>
    [Fact]
    public void TenWait_theEleventhGoesToTheBackupQueue_raised_andWithARequirement()
    {
        using var center = With(new Overflow { WhenWaiting = 10, MoveTo = "backup", AddPriority = 20, AddRequirements = [new SkillLevel("patience", 3)] });
        for (var i = 1; i <= 11; i++) center.Arrives($"c-{i}", "q", customer: $"u-{i}");
        Assert.Equal(10, center.QueueNow("q").Waiting);
        var live = center.Contact("c-11").Live!;
        Assert.Equal(("backup", 20.0), (live.Queue, live.Priority));
        Assert.Contains(live.Card.Own.Skills, skill => skill is { Skill: "patience", MinLevel: 3 });
        Assert.Equal("contact.created contact.queued contact.moved contact.queued", center.Story("c-11"));
        var moved = Assert.IsType<ContactMoved>(center.Told("c-11", "contact.moved"));
        Assert.Equal(("q", "backup", 20.0, MoveCause.Overflow), (moved.QueueId, moved.ToQueue, moved.AddedPriority, moved.Cause));
        Assert.Equal(new SkillLevel("patience", 3), Assert.Single(moved.AddedRequirements));
    }

    [Fact]
    public void ARaise_isGivenOnce_alsoWhenTheRulesAreChangedMeanwhile()
    {
        using var center = With(new Overflow { AfterSeconds = 30, AddPriority = 7 });
        center.Arrives("c-1", "q");
        center.After(29);
        Assert.Equal(0, center.Contact("c-1").Live!.Priority);
        center.After(1);
        Assert.Equal(7, center.Contact("c-1").Live!.Priority);
        center.Reconfigure("q", q => q with { Overflow = [new Overflow { AfterSeconds = 40, AddPriority = 7 }] });
        center.After(60);
        Assert.Equal(7, center.Contact("c-1").Live!.Priority);
    }

    [Fact]
    public void NobodyThere_allStepsOfRelaxationAreTakenAtOnce_onceAndForGood()
    {
        using var center = With(new Overflow { AfterSeconds = 30, WhenNoAgents = true, Relax = true });
        center.Agent("novice", "q", a => a with { Skills = a.Skills.Add("repair", 2) }, ready: false);
        center.Arrives("c-1", "q");
        center.After(31);
        center.Presence("novice", PresenceKind.Ready);
        Assert.Equal("novice", center.AgentOf("c-1"));
        Assert.Single(center.Events("c-1"), e => e.Type == "contact.overflowed");
    }

    [Fact]
    public void ALongEstimatedWait_aCallbackIsOffered_andTheContactWaitsOn()
    {
        using var center = With(new Overflow { WhenEstimatedWaitSeconds = 400, OfferCallback = true });
        center.Agent("a", "q", a => a with { MaxConcurrent = 1, Skills = a.Skills.Add("repair", 8) });
        center.Handles("a", "c-0", "q", Channel.Voice, "u-0");
        center.Arrives("c-1", "q", Channel.Voice, "u-1");
        center.Arrives("c-2", "q", Channel.Voice, "u-2");
        Assert.False(center.Contact("c-1").Live!.IsOfferedCallback);
        Assert.True(center.Contact("c-2").Live!.IsOfferedCallback);
        center.Do(() => center.Actors.Queue("q").RequestCallback("c-2", null));
        Assert.Equal((false, 2), (center.Contact("c-2").Live!.IsOfferedCallback, center.Contact("c-2").Live!.Position));
    }

    [Theory]
    [InlineData(false, Channel.Chat)]
    [InlineData(true, Channel.Ticket)]
    public void ToAnotherChannel_orAsAMessage_thePlaceIsKept(bool voicemail, Channel onto)
    {
        using var center = With(new Overflow { AfterSeconds = 60, Voicemail = voicemail, ToChannel = voicemail ? null : onto });
        center.Arrives("c-1", "q", Channel.Voice, "u-1");
        center.After(10);
        center.Arrives("c-2", "q", Channel.Voice, "u-2");
        center.After(50);
        var live = center.Contact("c-1").Live!;
        Assert.Equal((onto, 1, ContactState.Queued), (live.Card.Channel, live.Position, live.State));
        Assert.Equal(onto, live.Card.Own.Channel);
    }

    [Fact]
    public void ARefusal_saysWhatTheCustomerIsToHear()
    {
        using var center = With(new Overflow { WhenWaiting = 1, Refuse = true, Message = "All our lines are busy; we are sorry. Please try the app." });
        center.Arrives("c-1", "q", customer: "u-1");
        center.Arrives("c-2", "q", customer: "u-2");
        Assert.Equal((ContactState.Refused, "All our lines are busy; we are sorry. Please try the app."), (center.State("c-2"), center.Contact("c-2").Record.Closed!.Reason));
    }
}
