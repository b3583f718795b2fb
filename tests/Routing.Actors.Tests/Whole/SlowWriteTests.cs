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

    private static WaitingContact? Row(Center center, string queue) => center.Store.Peek(ActorKey.Queue(queue)).Select(part => part.Value).OfType<WaitingContact>().SingleOrDefault();
}
