namespace Routing.Actors.Tests.Whole;

/// <summary>Writes that take longer than the sweep waits: what is not yet durable is told to nobody, by the sweep neither.</summary>
public class SlowWriteTests
{
    [Fact]
    public void ADepartureStillBeingWritten_isNotTakenUpByTheSweep()
    {
        using var center = new Center();
        center.Queue("vip", q => q with { Overflow = [new Overflow { AfterSeconds = 30, MoveTo = "fallback" }] }).Queue("fallback").Agent("a", "vip", ready: false);
        center.Arrives("c-1", "vip");
        center.After(20);
        center.Store.Hangs = write => write.Key == ActorKey.Queue("vip");
        center.After(120);

        Assert.Equal(WaitingPhase.Waiting, Row(center, "vip")!.Phase);
        Assert.Null(Row(center, "fallback"));
    }

    /// <summary>While it is written that the offer is over, the contact is refused for its wait: that is no more durable because the other is.</summary>
    [Fact]
    public void ARefusalStillBeingWritten_isNotToldAtTheEndOfTheOfferBefore()
    {
        SlowStore? store = null;
        using var center = new Center(through: (kept, clock) => store = new SlowStore(kept, clock));
        center.Queue("q", q => q with { OfferTimeoutSeconds = 60, Overflow = [new Overflow { AfterSeconds = 30, Refuse = true }] }).Agent("a", "q").Agent("b", "q", ready: false);
        center.Presence("b", PresenceKind.NotReady);
        center.Arrives("c-1", "q");
        center.After(29.9);
        store!.Slow = write => write.Events.Any(e => e.Event is OfferEnded);
        center.Presence("a", PresenceKind.NotReady);
        center.Store.Hangs = write => write.Events.Any(e => e.Event is ContactClosed);
        center.After(3);

        Assert.Equal(WaitingPhase.Waiting, Row(center, "q")!.Phase);
        Assert.DoesNotContain(center.Store.Peek(ActorKey.Contact("c-1")), part => part.Name == "closed");
    }

    private static WaitingContact? Row(Center center, string queue) => center.Store.Peek(ActorKey.Queue(queue)).Select(part => part.Value).OfType<WaitingContact>().SingleOrDefault();
}
