using System.Text.Json;

namespace Routing.Actors.Tests.Acceptance;

/// <summary>A wait is counted once, and alike, by the queue as it goes and by the history afterwards; and who talks, or is away, does not wait.</summary>
public class CountedWaitTests
{
    [Fact]
    public void AfterATalk_theNextQueueCountsTheWaitFromTheTransfer_thoughTheAgeIsKept()
    {
        using var center = new Center();
        center.Queue("first").Queue("second").Agent("ann", "first", ready: false).Agent("bob", "second", ready: false);
        center.Arrives("c-1", "first");
        center.After(5);
        center.Presence("ann", PresenceKind.Ready);
        center.After(1);
        center.Accept("c-1");
        center.After(40);
        center.Transfer("c-1", "second");
        center.After(3);
        Assert.Equal(center.Now.AddSeconds(-49), center.Contact("c-1").Live!.WaitingSince);
        center.Presence("bob", PresenceKind.Ready);
        center.After(1);
        center.Accept("c-1");

        Assert.Equal([("first", 6.0), ("second", 4.0)], Answers(center, "c-1"));
        Told(center, "first", "second");
    }

    [Fact]
    public void WhoIsAway_andComesBack_hasNotWaitedMeanwhile()
    {
        using var center = new Center();
        center.Queue("q").Agent("ann", "q", a => a with { MaxConcurrent = 1 }).Agent("bob", "q", ready: false);
        center.Handles("ann", "c-1", "q", Channel.Ticket);
        center.After(10);
        center.Do(() => center.Actors.Agent("ann").SetPending("c-1", PendingOn.Customer, null));
        center.Presence("ann", PresenceKind.Offline);
        center.After(3600);
        Assert.Equal(ContactCommandOutcome.Done, center.Do(() => center.Actors.Agent("ann").TakeUp("c-1")).Outcome);
        center.After(7);
        center.Presence("bob", PresenceKind.Ready);
        center.After(1);
        center.Accept("c-1");

        Assert.Equal([("q", 0.0), ("q", 8.0)], Answers(center, "c-1"));
        Told(center, "q");
    }

    [Fact]
    public void OfACallback_theFirstCallCounts_andOneNeverReachedHasNotGivenUp()
    {
        using var center = new Center();
        center.Queue("q", q => q with { Callback = new CallbackRule { MaxAttempts = 2, RetryAfterSeconds = 60 } }).Agent("ann", "q");
        center.Arrives("c-1", "q", Channel.Callback);
        center.After(2);
        center.Accept("c-1");
        NotReached(center);
        center.After(61);
        center.Accept("c-1");
        NotReached(center);
        center.After(1);

        Assert.Equal(ContactState.Abandoned, center.State("c-1"));
        var today = center.QueueNow("q").Today;
        Assert.Equal((1, 0), (today.Answered, today.Abandoned));
        Told(center, "q");
        Assert.DoesNotContain(center.Events("c-1"), e => e.Type == "contact.abandoned" && Of(e).TryGetProperty("waitSeconds", out var waited) && waited.ValueKind == JsonValueKind.Number);
    }

    /// <summary>Reached at last, and handed on: where the customer waits then is a queue like any other.</summary>
    [Fact]
    public void WhoWasReachedOnALaterCall_andIsHandedOn_isAnsweredThere()
    {
        using var center = new Center();
        center.Queue("q", q => q with { Callback = new CallbackRule { MaxAttempts = 3, RetryAfterSeconds = 60 } }).Queue("second").Agent("ann", "q").Agent("bob", "second");
        center.Arrives("c-1", "q", Channel.Callback);
        center.After(2);
        center.Accept("c-1");
        NotReached(center);
        center.After(61);
        center.Accept("c-1");
        center.Transfer("c-1", "second");
        center.After(1);
        Assert.Equal("bob", center.AgentOf("c-1"));
        center.Accept("c-1");

        Assert.Equal((1, 1), (center.QueueNow("q").Today.Answered, center.QueueNow("second").Today.Answered));
        Told(center, "q", "second");
    }

    [Fact]
    public void WhoGivesUp_andIsBackInThePlace_hasNotWaitedMeanwhile()
    {
        using var center = new Center();
        center.Queue("q", q => q with { RegainPlaceSeconds = 300 }).Agent("ann", "q", ready: false);
        center.Arrives("c-1", "q");
        center.After(20);
        center.Abandon("c-1");
        center.After(100);
        center.Arrives("c-2", "q");
        center.After(4);
        center.Presence("ann", PresenceKind.Ready);
        center.After(1);
        center.Accept("c-2");

        Assert.Equal([("q", 25.0)], Answers(center, "c-2"));
        Told(center, "q");
    }

    /// <summary>The queue's own sums are those of what the events tell.</summary>
    private static void Told(Center center, params string[] queues)
    {
        foreach (var queue in queues)
        {
            var events = center.Run(() => center.Log.Read(0, 1000)).Where(e => e.Queue == queue).ToList();
            var answers = events.Where(e => e.Type == "contact.accepted" && !Of(e).GetProperty("isFurtherCall").GetBoolean()).Select(e => Of(e).GetProperty("waitSeconds").GetDouble()).ToList();
            var today = center.QueueNow(queue).Today;
            Assert.Equal((answers.Count, Math.Round(answers.Sum(), 3)), (today.Answered, Math.Round(today.AnswerSecondsSum, 3)));
            var left = events.Where(e => e.Type == "contact.abandoned" && Of(e).TryGetProperty("waitSeconds", out var waited) && waited.ValueKind == JsonValueKind.Number).ToList();
            Assert.Equal(left.Count, today.Abandoned);
        }
    }

    private static void NotReached(Center center) =>
        Assert.Equal(ContactCommandOutcome.Done, center.Do(() => center.Actors.Agent("ann").Transfer("c-1", new MoveOrder("q", MoveCause.CallbackRetry))).Outcome);

    private static List<(string Queue, double Seconds)> Answers(Center center, string contact) =>
        [.. center.Events(contact).Where(e => e.Type == "contact.accepted").Select(e => (e.Queue!, Math.Round(Of(e).GetProperty("waitSeconds").GetDouble(), 3)))];

    private static JsonElement Of(LoggedEvent logged)
    {
        using var document = JsonDocument.Parse(logged.Data);
        return document.RootElement.Clone();
    }
}
