namespace Routing.Actors.Tests;

/// <summary>E-mail and tickets beside live channels: promises that run in open time, stand while a contact is pending, and are looked to before they break.</summary>
public sealed class TargetTests
{
    private static readonly TargetRules Promises = new()
    {
        FirstResponseSeconds = 3600,
        ResolutionSeconds = 7200,
        EscalateBeforeSeconds = 600,
        Cases = [new TargetCase { UrgencyAtLeast = 20, FirstResponseSeconds = 900, ResolutionSeconds = 7200 }],
    };

    private static Center WithPromises(Func<TargetRules, TargetRules>? with = null)
    {
        var center = new Center();
        return center.Queue("desk", q => q with { Order = QueueOrdering.EarliestDue, Targets = with?.Invoke(Promises) ?? Promises }).Queue("urgent");
    }

    private static string Told(Center center, string contact) => string.Join(' ', center.Events(contact).Where(e => e.Type is "target.near" or "target.breached" or "contact.escalated" or "contact.moved").Select(e => e.Type));

    [Fact]
    public void TheEarliestDueGoesFirst_howeverLateItCame_andACorrectedUrgencyCounts()
    {
        using var center = WithPromises();
        center.Arrives("old", "desk", Channel.Ticket, "u-1");
        center.After(60);
        center.Arrives("hot", "desk", Channel.Ticket, "u-3", request => request with { Urgency = 30 });
        center.After(1);
        center.Arrives("new", "desk", Channel.Ticket, "u-2");
        Assert.Equal((1, 2, 3), (center.Contact("hot").Live!.Position, center.Contact("old").Live!.Position, center.Contact("new").Live!.Position));
        center.Correct("new", request => request with { Urgency = 20 });
        Assert.Equal((1, 2, 3), (center.Contact("hot").Live!.Position, center.Contact("new").Live!.Position, center.Contact("old").Live!.Position));
        center.Agent("a", "desk", a => a with { MaxConcurrent = 1 });
        Assert.Equal("a", center.AgentOf("hot"));
    }

    [Fact]
    public void TheEarliestDueGoesFirst_whateverElseTheOthersNeed_andWhateverTheirPriority()
    {
        using var center = WithPromises();
        center.Agent("busy", "desk", a => a with { MaxConcurrent = 1, Skills = a.Skills.Add("paper", 5) });
        center.Handles("busy", "c-0", "desk", Channel.Ticket, "u-0");
        center.Arrives("due-first", "desk", Channel.Ticket, "u-1");
        center.After(60);
        // Ten points are below the case of the urgent: the same promise, and a higher priority.
        center.Arrives("due-later", "desk", Channel.Ticket, "u-2", request => request with { Urgency = 10, Requirements = [new SkillLevel("paper")] });
        center.Run(() => center.Actors.Agent("busy").Complete("c-0", new Completion(true, null, null)));
        center.Run(() => center.Actors.Agent("busy").Close("c-0"));
        center.Settle();
        Assert.Equal("busy", center.AgentOf("due-first"));
        Assert.Null(center.AgentOf("due-later"));
    }

    [Fact]
    public void BeforeItBreaks_itIsToldAndSentOn_andBroken_onceOnly()
    {
        using var center = WithPromises(promises => promises with { MoveTo = "urgent", AddPriority = 40 });
        var came = center.Now;
        center.Arrives("c-1", "desk", Channel.Ticket);
        center.After(2999);
        Assert.Equal("", Told(center, "c-1"));
        center.After(1);
        Assert.Equal("target.near contact.escalated contact.moved", Told(center, "c-1"));
        var live = center.Contact("c-1").Live!;
        Assert.Equal(("urgent", 40, came), (live.Queue, live.Priority, live.WaitingSince!.Value));
        center.Restart();
        center.After(600);
        center.After(3600);
        Assert.Equal("target.near contact.escalated contact.moved target.breached target.near target.breached", Told(center, "c-1"));
        Assert.Equal(0, center.Repairs);
    }

    [Fact]
    public void WhilePendingTheClockStands_theAnswerKeepsTheFirstPromise_andTheAgentIsToldOfTheSecond()
    {
        using var center = WithPromises();
        center.Agent("a", "desk");
        var came = center.Now;
        center.Handles("a", "c-1", "desk", Channel.Ticket);
        center.After(600);
        Assert.Equal(ContactCommandOutcome.Done, center.Do(() => center.Actors.Agent("a").SetPending("c-1", PendingOn.Customer, null)).Outcome);
        var targets = center.Contact("c-1").Live!.Card.Targets!;
        Assert.Equal((null, TimeSpan.FromSeconds(600)), (targets.Resolution!.DueAt, targets.Used));
        center.After(86_400);
        Assert.Equal("", Told(center, "c-1"));
        Assert.Equal(ContactCommandOutcome.Done, center.Do(() => center.Actors.Agent("a").TakeUp("c-1")).Outcome);
        Assert.Equal(came.AddSeconds(86_400 + 7200), center.Contact("c-1").Live!.Card.Targets!.Resolution!.DueAt);
        center.After(6000);
        Assert.Equal("target.near", Told(center, "c-1"));
        center.After(600);
        Assert.Equal("target.near target.breached", Told(center, "c-1"));
    }
}
