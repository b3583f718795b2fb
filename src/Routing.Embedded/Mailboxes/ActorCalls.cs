using System.Runtime.CompilerServices;

namespace Routing.Embedded;

/// <summary>Something to be done by an actor in a turn of its own.</summary>
internal interface IActorCall
{
    ActorCell Cell { get; set; }

    /// <summary>Runs on the mailbox; goes to the cell, which starts it when the actor is active.</summary>
    void Run();
    void Start(Actor actor);
    void Fail(Exception reason);
}

/// <summary>An awaited call with its arguments and its answer.</summary>
internal sealed class AwaitedCall<TArgs, TResult>(Func<Actor, TArgs, ValueTask<TResult>> body, TArgs args) : PendingAnswer<TResult>(SynchronizationContext.Current is not null), IActorCall
{
    private ValueTaskAwaiter<TResult> _work;

    public ActorCell Cell { get; set; } = null!;

    public void Run() => Cell.Execute(this);

    public void Start(Actor actor)
    {
        try
        {
            _work = body(actor, args).GetAwaiter();
        }
        catch (Exception failure)
        {
            Fail(failure);
            return;
        }
        Cell.CallOpened();
        if (_work.IsCompleted) Finish();
        else _work.UnsafeOnCompleted(Finish);
    }

    private void Finish()
    {
        Cell.CallClosed();
        TResult answer;
        try
        {
            answer = _work.GetResult();
        }
        catch (Exception failure)
        {
            Fail(failure);
            return;
        }
        Answer(answer);
    }
}

/// <summary>An awaited call that answers nothing but its end.</summary>
internal sealed class AwaitedCall<TArgs>(Func<Actor, TArgs, ValueTask> body, TArgs args) : PendingAnswer<bool>(SynchronizationContext.Current is not null), IActorCall
{
    private ValueTaskAwaiter _work;

    public ActorCell Cell { get; set; } = null!;

    public void Run() => Cell.Execute(this);

    public void Start(Actor actor)
    {
        try
        {
            _work = body(actor, args).GetAwaiter();
        }
        catch (Exception failure)
        {
            Fail(failure);
            return;
        }
        Cell.CallOpened();
        if (_work.IsCompleted) Finish();
        else _work.UnsafeOnCompleted(Finish);
    }

    private void Finish()
    {
        Cell.CallClosed();
        try
        {
            _work.GetResult();
        }
        catch (Exception failure)
        {
            Fail(failure);
            return;
        }
        Answer(true);
    }
}
