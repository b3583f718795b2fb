namespace Routing.Actors.Tests.Whole;

/// <summary>Cases 22 and 26: the process killed at any turn, and a paused one that comes back.</summary>
public class KilledProcessTests
{
    /// <summary>Case 22.</summary>
    [Fact]
    public void KilledBetweenAcceptAndAnswer_theCallIsRepeated_andTheContactAcceptedOnce()
    {
        var accepted = 0;
        for (var turns = 0; turns < 40; turns++)
        {
            using var center = new Center(seed: turns) { ExpectsFailures = true };
            center.Queue("q").Agent("a", "q").Agent("b", "q");
            center.Arrives("c-1", "q");
            var offer = center.Offer("c-1")!;
            var first = center.Simulated.Start(() => center.Engine.Queue("q").Accept(offer.OfferId, offer.AgentId).AsTask());
            center.Simulated.Step(turns);
            center.Restart();
            accepted += first.IsCompletedSuccessfully ? 1 : 0;

            var repeated = center.Run(() => center.Engine.Queue("q").Accept(offer.OfferId, offer.AgentId)).Outcome;
            center.Simulated.Settle();

            // "Not here" from the queue is read with the contact's own word: that very offer was accepted.
            Assert.Contains(repeated, new[] { AcceptOutcome.Accepted, AcceptOutcome.NotHere });
            var (state, _, record) = center.Contact("c-1");
            Assert.Equal((ContactState.Handling, offer.OfferId), (state, record.Answer!.OfferId));
            Assert.Single(center.Events("c-1"), e => e.Type == "contact.accepted");
            Assert.Equal(1, center.QueueNow("q").Today.Answered);
            Assert.Single(center.AgentNow("a").Slots.Concat(center.AgentNow("b").Slots));
        }
        Assert.InRange(accepted, 1, 39);
    }

    /// <summary>Case 26.</summary>
    [Fact]
    public void APausedProcessComesBack_itsLateWritesFail_andNoContactHasTwoOwners()
    {
        using var center = new Center { ExpectsFailures = true };
        center.Queue("q").Agent("a", "q").Agent("b", "q");
        center.Handles("a", "c-1", "q");
        center.Arrives("c-2", "q", customer: "u-2");
        var offer = center.Offer("c-2")!;
        var paused = center.Engine;
        center.Restart();
        center.Complete("c-1");
        center.Decline("c-2");
        var now = center.AgentOf("c-2");
        Assert.NotEqual(offer.AgentId, now);

        Assert.Throws<StoreUnavailableException>(() => center.Run(() => paused.Queue("q").Accept(offer.OfferId, offer.AgentId)));
        Assert.Throws<StoreUnavailableException>(() => center.Run(() => paused.Agent("a").Transfer("c-1", new MoveOrder("q", MoveCause.Transfer))));
        center.Simulated.Settle();

        Assert.Equal(ContactState.Closed, center.State("c-1"));
        Assert.Equal((ContactState.Offered, now), (center.State("c-2"), center.AgentOf("c-2")));
        Assert.All(center.TakeFailures(), failure => Assert.Contains("taken over", $"{failure} {failure.InnerException}"));
        Assert.Equal(1, center.AgentNow("a").Slots.Count + center.AgentNow("b").Slots.Count);
    }
}
