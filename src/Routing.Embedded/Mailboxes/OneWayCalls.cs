using System.Runtime.CompilerServices;

namespace Routing.Embedded;

/// <summary>A call for whose end nobody waits; a failure is reported, and what it left undone is the sweep's to repair.</summary>
internal abstract class OneWayCall : IActorCall
{
    private ValueTaskAwaiter _work;

    public ActorCell Cell { get; set; } = null!;

    public bool Begin(Actor actor) => (_work = Do(actor).GetAwaiter()).IsCompleted;

    public void WhenDone(Action goOn) => _work.UnsafeOnCompleted(goOn);

    public void End() => _work.GetResult();

    public virtual void Fail(Exception reason)
    {
    }

    public void Failed(Exception reason) => Cell.ReportFailure(reason);

    protected abstract ValueTask Do(Actor actor);
}

/// <summary>A one-way notice.</summary>
internal sealed class NoticeCall(Notice notice) : OneWayCall
{
    protected override ValueTask Do(Actor actor) => actor.Deliver(notice);
}

/// <summary>The alarm of an actor.</summary>
internal sealed class RingCall : OneWayCall
{
    public override void Fail(Exception reason) => Cell.RingLater();

    protected override ValueTask Do(Actor actor) => actor.Ring();
}
