namespace Routing.Actors.Tests.Acceptance;

/// <summary>Cases 21 and 25: whatever is said twice happens once.</summary>
public class RepeatTests
{
    /// <summary>Case 21.</summary>
    [Fact]
    public void TheGatewayRepeatsACreate_thereIsOneContact_andNobodyIsHeldUpByIt()
    {
        using var center = new Center();
        center.Queue("q").Agent("a", "q");
        center.Handles("a", "c-1", "q");

        Assert.Equal(RouteOutcome.Repeated, center.Arrives("c-1", "q").Outcome);
        Assert.Equal("contact.created contact.queued contact.offered contact.accepted", center.Story("c-1"));

        // The repeat was planned with the agent in mind, and must not keep it from the next contact.
        center.Arrives("c-2", "q", customer: "u-2");
        Assert.Equal("a", center.AgentOf("c-2"));
        center.After(20);
        Assert.Equal(0, center.Repairs);
    }

    /// <summary>Case 21, both attempts at once.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task TwoCreatesAtOnce_thereIsOneContact(int seed)
    {
        using var center = new Center(seed);
        center.Queue("q").Agent("a", "q");
        var request = new ContactRequest { Id = "c-1", CustomerId = "u-1", Channel = Channel.Chat, Queue = "q" };
        var attempts = Enumerable.Range(0, 2)
            .Select(_ => center.Start(() => new ContactRouter(center.Actors).Route(request, CustomerRecord.Unknown, Defaults.Group).AsTask()))
            .ToList();
        center.Settle();

        Assert.Equal([RouteOutcome.Routed, RouteOutcome.Repeated], (await Task.WhenAll(attempts)).Select(answer => answer.Outcome).Order());
        Assert.Equal("contact.created contact.queued contact.offered", center.Story("c-1"));
        Assert.Single(center.AgentNow("a").Slots);
    }

    /// <summary>Case 21, by another customer.</summary>
    [Fact]
    public void TheSameIdFromAnotherCustomer_isRefused()
    {
        using var center = new Center();
        center.Queue("q");
        center.Arrives("c-1", "q");

        Assert.Equal(RouteOutcome.OtherCustomer, center.Arrives("c-1", "q", customer: "u-2").Outcome);
    }

    /// <summary>Case 25.</summary>
    [Fact]
    public void ACreateComesAgainAfterTheEnd_theClosedContactIsAnswered_andNothingQueued()
    {
        using var center = new Center();
        center.Queue("q").Agent("a", "q");
        center.Handles("a", "c-1", "q");
        center.Complete("c-1");

        var answer = center.Arrives("c-1", "q");
        Assert.Equal((RouteOutcome.Repeated, ContactState.Closed), (answer.Outcome, answer.Record!.Closed!.State));
        Assert.Equal((0, 0), (center.QueueNow("q").Waiting, center.QueueNow("q").Offered));
        Assert.Empty(center.AgentNow("a").Slots);
    }

    /// <summary>Cases 21 and 25, and the queue takes no chats any more, or is gone: who has come in has come in.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ACreateComesAgain_whenItsQueueWouldNotTakeItAnyMore_itIsAnsweredAllTheSame(bool ended)
    {
        using var center = new Center();
        center.Queue("q").Agent("a", "q");
        center.Handles("a", "c-1", "q");
        if (ended) center.Complete("c-1");
        center.Reconfigure("q", q => q with { Channels = [Channel.Voice] });
        Assert.True(Again("u-1").IsRepeat);
        Assert.Equal(RefusalKind.OtherCustomer, Again("u-2").Refusal!.Kind);
        Assert.Equal(("channel", RefusalKind.RuleBroken), (Another().Refusal!.Field, Another().Refusal!.Kind));
        if (!ended) return;
        center.Retrain("a", a => a with { Queues = [] });
        center.Do(async () =>
        {
            await center.Actors.Queue("q").Delete(null);
            await center.Actors.Dispatcher(Defaults.Group).DelistQueue("q");
            return true;
        });

        Assert.True(Again("u-1").IsRepeat);
        Assert.Equal(RefusalKind.OtherCustomer, Again("u-2").Refusal!.Kind);
        Assert.Equal(("queue", RefusalKind.RuleBroken), (Another().Refusal!.Field, Another().Refusal!.Kind));

        ContactResult Again(string customer) => center.Take("c-1", "q", customer);
        ContactResult Another() => center.Take("c-9", "q", "u-1");
    }

    /// <summary>Case 25, an arrival that is repeated late.</summary>
    [Fact]
    public void AMoveIsRepeatedAfterItHappened_thereIsOneContact()
    {
        using var center = new Center();
        center.Queue("sales").Queue("support").Agent("a", "sales").Agent("b", "support", ready: false);
        center.Handles("a", "c-1", "sales");
        center.Transfer("c-1", "support");
        var live = center.Contact("c-1").Live!;
        var late = new Arrive(ActorKey.Agent("a"), new Arrival { Card = live.Card, Hop = 2, WaitingSince = live.WaitingSince!.Value });

        center.Post(ActorKey.Queue("support"), late);
        center.Settle();
        Assert.Equal(1, center.QueueNow("support").Waiting);

        center.Presence("b", PresenceKind.Ready);
        center.Accept("c-1");
        foreach (var queue in new[] { "support", "sales" }) center.Post(ActorKey.Queue(queue), late);
        center.Settle();
        Assert.Equal([0, 0], new[] { "sales", "support" }.Select(queue => center.QueueNow(queue).Waiting));
        Assert.Equal((ContactState.Handling, "b"), (center.State("c-1"), center.AgentOf("c-1")));

        center.Complete("c-1");
        center.Post(ActorKey.Queue("support"), late);
        center.Settle();
        Assert.Equal(ContactState.Closed, center.State("c-1"));
        Assert.Equal(0, center.QueueNow("support").Waiting);
    }
}
