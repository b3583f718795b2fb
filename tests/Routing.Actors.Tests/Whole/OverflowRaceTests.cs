namespace Routing.Actors.Tests.Whole;

/// <summary>Case 6 with the last agent coming and going in one breath: whatever the order, nobody is left in an empty queue.</summary>
public class OverflowRaceTests
{
    [Fact]
    public void TheLastAgentLeavesWhileARoundAsksIt_theContactMovesAllTheSame()
    {
        var stayed = new List<int>();
        for (var seed = 1; seed <= 100; seed++)
        {
            using var center = new Center(seed);
            center.Queue("vip", q => q with { Overflow = [new Overflow { AfterSeconds = 30, WhenNoAgents = true, MoveTo = "fallback" }] }).Queue("fallback").Agent("a", "vip", ready: false);
            center.Presence("a", PresenceKind.NotReady);
            center.Arrives("c-1", "vip");
            center.After(45);
            _ = center.Start(() => center.Engine.Agent("a").SetPresence(PresenceKind.Ready, null).AsTask());
            center.Simulated.Step(seed % 12);
            _ = center.Start(() => center.Engine.Agent("a").SetPresence(PresenceKind.Offline, null).AsTask());
            center.Settle();
            if (center.Contact("c-1").Live!.Queue != "fallback") stayed.Add(seed);
        }

        Assert.Empty(stayed);
    }
}
