namespace Routing.Actors.Tests.Whole;

/// <summary>Answers that get lost between two actors: what was half done is taken up without anybody asking again.</summary>
public class LostAnswerTests
{
    [Fact]
    public void TheContactLetTheArrivalIn_butItsAnswerWasLost_theQueueAsksAgain()
    {
        using var center = new Center { ExpectsFailures = true };
        center.Queue("q").Agent("a", "q");
        center.After(20);
        center.Store.Fail = write => write.Key.Kind == ActorKind.Contact && write.Parts.Any(part => part.Name == "hops") ? new StoreUnavailableException("not now") : null;
        Assert.Throws<StoreUnavailableException>(() => center.Arrives("c-1", "q"));
        center.Store.Fail = null;
        // The same as if only the answer had been lost: the contact has let this very entry in.
        var row = Assert.Single(center.Store.Peek(ActorKey.Queue("q")).Select(part => part.Value).OfType<WaitingContact>());
        Assert.Equal(WaitingPhase.Arriving, row.Phase);
        center.Do(() => center.Actors.Contact("c-1").Enter(1, "q", row.Entry));

        Assert.Equal(RouteOutcome.Repeated, center.Arrives("c-1", "q").Outcome);
        center.After(6);
        Assert.Equal("a", center.AgentOf("c-1"));
    }
}
