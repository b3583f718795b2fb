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

    /// <summary>The word and whatever would repeat it: the colleague asks, also after a restart.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TheWordThatAConsultIsOverIsLost_theColleaguesPlaceIsFreeAgainAllTheSame(bool restart)
    {
        using var center = new Center { ExpectsFailures = restart };
        center.Queue("q").Agent("a", "q").Agent("b", "");
        center.Handles("a", "c-1", "q");
        var terms = center.Offer("c-1")!;
        center.Do(() => center.Actors.Agent("a").Consult("c-1", "b"));
        center.Do(() => center.Actors.Agent("b").JoinConsult(terms));
        center.After(120);
        Assert.Single(center.AgentNow("b").Slots);

        center.Copies = (_, notice) => notice is ConsultEnded ? 0 : 1;
        center.Complete("c-1");
        center.Copies = null;
        if (restart) center.Restart();
        Assert.Single(center.AgentNow("b").Slots);
        center.After(31);
        Assert.Empty(center.AgentNow("b").Slots);
    }
}
