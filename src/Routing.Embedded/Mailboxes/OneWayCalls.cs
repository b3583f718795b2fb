using System.Runtime.CompilerServices;

namespace Routing.Embedded;

/// <summary>A call for whose end nobody waits; a failure is reported, and what it left undone is the sweep's to repair.</summary>
internal abstract class OneWayCall : IActorCall
{
    private ValueTaskAwaiter _work;

    public ActorCell Cell { get; set; } = null!;

    public void Run() => Cell.Execute(this);

    public void Start(Actor actor)
    {
        try
        {
            _work = Do(actor).GetAwaiter();
        }
        catch (Exception failure)
        {
            Cell.ReportFailure(failure);
            return;
        }
        Cell.CallOpened();
        if (_work.IsCompleted) Finish();
        else _work.UnsafeOnCompleted(Finish);
    }

    public virtual void Fail(Exception reason)
    {
    }

    protected abstract ValueTask Do(Actor actor);

    private void Finish()
    {
        Cell.CallClosed();
        try
        {
            _work.GetResult();
        }
        catch (Exception failure)
        {
            Cell.ReportFailure(failure);
        }
    }
}

/// <summary>A one-way notice.</summary>
internal sealed class NoticeCall(Notice notice) : OneWayCall
{
    protected override ValueTask Do(Actor actor) => actor.Receive(notice);
}

/// <summary>The alarm of an actor.</summary>
internal sealed class RingCall : OneWayCall
{
    public override void Fail(Exception reason) => Cell.RingLater();

    protected override ValueTask Do(Actor actor) => actor.Ring();
}
