using System.Runtime.CompilerServices;

namespace Routing.Embedded;

/// <summary>
/// Something to be done by an actor in a turn of its own. How a call runs is here, once; each kind has its own work and
/// says what comes of it. An interface, since some are what their caller awaits, and a notice need not be so large.
/// </summary>
internal interface IActorCall
{
    ActorCell Cell { get; set; }

    /// <summary>Starts the work; true when it is done already.</summary>
    bool Begin(Actor actor);

    void WhenDone(Action goOn);

    /// <summary>Takes what came of the work, and throws what it failed with.</summary>
    void End();

    /// <summary>It was not begun, for want of room or because the actor has ended.</summary>
    void Fail(Exception reason);

    /// <summary>It was begun, and failed.</summary>
    void Failed(Exception reason) => Fail(reason);

    /// <summary>Runs on the mailbox; goes to the cell, which starts it when the actor is active.</summary>
    void Run() => Cell.Execute(this);

    void Start(Actor actor)
    {
        bool isDone;
        try
        {
            isDone = Begin(actor);
        }
        catch (Exception failure)
        {
            Failed(failure);
            return;
        }
        Cell.CallOpened();
        if (isDone) Finish();
        else WhenDone(Finish);
    }

    private void Finish()
    {
        Cell.CallClosed();
        try
        {
            End();
        }
        catch (Exception failure)
        {
            Failed(failure);
        }
    }
}

/// <summary>An awaited call with its arguments and its answer.</summary>
internal sealed class AwaitedCall<TArgs, TResult>(Func<Actor, TArgs, ValueTask<TResult>> body, TArgs args) : PendingAnswer<TResult>(SynchronizationContext.Current is not null), IActorCall
{
    private ValueTaskAwaiter<TResult> _work;

    public ActorCell Cell { get; set; } = null!;

    public bool Begin(Actor actor) => (_work = body(actor, args).GetAwaiter()).IsCompleted;

    public void WhenDone(Action goOn) => _work.UnsafeOnCompleted(goOn);

    public void End() => Answer(_work.GetResult());
}

/// <summary>An awaited call that answers nothing but its end.</summary>
internal sealed class AwaitedCall<TArgs>(Func<Actor, TArgs, ValueTask> body, TArgs args) : PendingAnswer<bool>(SynchronizationContext.Current is not null), IActorCall
{
    private ValueTaskAwaiter _work;

    public ActorCell Cell { get; set; } = null!;

    public bool Begin(Actor actor) => (_work = body(actor, args).GetAwaiter()).IsCompleted;

    public void WhenDone(Action goOn) => _work.UnsafeOnCompleted(goOn);

    public void End()
    {
        _work.GetResult();
        Answer(true);
    }
}
