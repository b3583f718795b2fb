using System.Collections.Immutable;

namespace Routing.Actors.Tests.Queues;

/// <summary>The estimate of a wait is of the queue's true state, is mended by what happened, and says how far it was out.</summary>
public class EstimatedWaitTests
{
    private static WaitEstimate? Estimate(Center center, string contact)
    {
        var live = center.Contact(contact).Live!;
        var outlook = center.Run(() => center.Actors.Dispatcher(Defaults.Group).Outlook(live.Queue))!;
        return WaitEstimate.Of(live.Position!.Value, outlook.PaceOn(live.Card.Channel), live.Calibration);
    }

    [Fact]
    public void TheSecondInLineWaitsTwiceAsLong_andWithNobodyThereNothingIsSaid()
    {
        using var center = new Center();
        center.Queue("q").Agent("a", "q", a => a with { MaxConcurrent = 1 });
        center.Handles("a", "c-0", "q", customer: "u-0");
        center.Arrives("c-1", "q", customer: "u-1");
        center.Arrives("c-2", "q", customer: "u-2");
        var (first, second) = (Estimate(center, "c-1")!, Estimate(center, "c-2")!);
        Assert.Equal(2 * first.Seconds, second.Seconds, 6);
        Assert.True(first.Low < first.Seconds && first.Seconds < first.High);

        center.Presence("a", PresenceKind.Offline);
        Assert.Null(Estimate(center, "c-1"));
    }

    [Fact]
    public void ChatsThatAnAgentTakesThreeAtATime_leaveThreeTimesAsFast()
    {
        using var center = new Center();
        center.Queue("q").Agent("a", "q", a => a with { Channels = a.Channels.SetItem(Channel.Chat, 3).SetItem(Channel.Voice, 1) }, ready: true);
        var outlook = center.Run(() => center.Actors.Dispatcher(Defaults.Group).Outlook("q"))!;
        Assert.Equal(3, outlook.PaceOn(Channel.Voice)!.SecondsPerDeparture / outlook.PaceOn(Channel.Chat)!.SecondsPerDeparture, 6);
        Assert.Null(center.Run(() => center.Actors.Dispatcher(Defaults.Group).Outlook("nowhere")));
    }

    /// <summary>VIP contacts waiting, and those still to come, go first to the same agents.</summary>
    [Fact]
    public void WhatTheSameAgentsServeFirst_isWaitedForToo()
    {
        using var center = new Center();
        center.Queue("vip", q => q with { Priority = 50 }).Queue("q").Queue("later", q => q with { Priority = -50 });
        center.Agent("a", "vip q later", a => a with { MaxConcurrent = 1 });
        center.Handles("a", "c-0", "q", customer: "u-0");
        center.Arrives("c-1", "q", customer: "u-1");
        var alone = Estimate(center, "c-1")!;
        center.Arrives("l-1", "later", customer: "u-2");
        Assert.Equal(alone.Seconds, Estimate(center, "c-1")!.Seconds, 6);
        center.Arrives("v-1", "vip", customer: "u-3");
        var behind = Estimate(center, "c-1")!;
        Assert.True(behind.Seconds > 2 * alone.Seconds, $"{alone.Seconds} became {behind.Seconds}");
    }

    /// <summary>A day of random contacts: the intervals told at arrival hold about four times in five, and the error kept is the error made.</summary>
    [Fact]
    public void ADayLater_theIntervalsHold_andTheQueueKnowsItsError()
    {
        using var center = new Center { };
        center.Queue("vip", q => q with { Priority = 50, AutoAccept = true }).Queue("q", q => q with { AutoAccept = true });
        for (var i = 0; i < 4; i++) center.Agent($"a-{i}", "q vip", a => a with { MaxConcurrent = 1 });
        var random = new Random(7);
        double Draw(double mean) => -mean * Math.Log(1 - random.NextDouble());
        var ends = new PriorityQueue<string, DateTimeOffset>();
        var handled = new HashSet<string>();
        var waiting = new Dictionary<string, DateTimeOffset>();
        var (told, waits) = (new Dictionary<string, ExpectedWait?>(), new List<(ExpectedWait Told, double Waited)>());
        var next = center.Now;
        for (var n = 0; n < 900;)
        {
            var at = ends.TryPeek(out _, out var end) && end < next ? end : next;
            center.After((at - center.Now).TotalSeconds);
            if (at == next)
            {
                var id = $"c-{++n}";
                var queue = random.NextDouble() < 0.3 ? "vip" : "q";
                center.Arrives(id, queue, Channel.Voice, $"u-{n}");
                waiting[id] = center.Now;
                told[id] = (center.Store.Peek(ActorKey.Queue(queue)).Select(part => part.Value).OfType<WaitingContact>().FirstOrDefault(row => row.ContactId == id))?.Expected;
                next = center.Now.AddSeconds(Draw(80));
            }
            else center.Complete(ends.Dequeue());
            foreach (var (id, since) in waiting.ToList())
            {
                if (center.State(id) != ContactState.Handling) continue;
                waiting.Remove(id);
                ends.Enqueue(id, center.Now.AddSeconds(Draw(280)));
                if (told[id] is { } expected) waits.Add((expected, (center.Now - since).TotalSeconds));
            }
        }
        Assert.True(waits.Count > 250, $"{waits.Count} waited");
        var covered = waits.Skip(50).Average(wait => wait.Waited >= wait.Told.Told.Low && wait.Waited <= wait.Told.Told.High ? 1.0 : 0);
        Assert.InRange(covered, 0.7, 0.9);

        ImmutableArray<WaitCalibration> kept = [center.QueueNow("q").Calibration, center.QueueNow("vip").Calibration];
        Assert.Equal(waits.Count, kept.Sum(seen => seen.Contacts));
        Assert.All(kept, seen => Assert.InRange(seen.Coverage!.Value, 0.6, 0.95));
        center.Restart();
        Assert.Equal(kept[0], center.QueueNow("q").Calibration);
    }
}
