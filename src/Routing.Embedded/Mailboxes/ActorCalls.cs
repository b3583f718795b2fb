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

/// <summary>
/// An awaited call with its arguments and its answer. A caller with a context (an actor, a simulation) is resumed there in
/// any case; only one without is sent to the thread pool, or it would go on inside the turn of the actor it called.
/// </summary>
internal sealed class AwaitedCall<TArgs, TResult>(Func<Actor, TArgs, ValueTask<TResult>> body, TArgs args)
    : TaskCompletionSource<TResult>(SynchronizationContext.Current is null ? TaskCreationOptions.RunContinuationsAsynchronously : TaskCreationOptions.None), IActorCall
{
    public ActorCell Cell { get; set; } = null!;

    public void Run() => Cell.Execute(this);

    public void Start(Actor actor)
    {
        try
        {
            var answer = body(actor, args);
            if (answer.IsCompletedSuccessfully) TrySetResult(answer.Result);
            else _ = Finish(answer);
        }
        catch (Exception failure)
        {
            TrySetException(failure);
        }
    }

    public void Fail(Exception reason) => TrySetException(reason);

    private async Task Finish(ValueTask<TResult> answer)
    {
        Cell.CallOpened();
        try
        {
            TrySetResult(await answer);
        }
        catch (Exception failure)
        {
            TrySetException(failure);
        }
        Cell.CallClosed();
    }
}

/// <summary>A one-way notice: nobody waits, and a failure is the sweep's to repair.</summary>
internal sealed class NoticeCall(Notice notice) : IActorCall
{
    public ActorCell Cell { get; set; } = null!;

    public void Run() => Cell.Execute(this);

    public void Start(Actor actor) => _ = Finish(actor);

    public void Fail(Exception reason)
    {
    }

    private async Task Finish(Actor actor)
    {
        Cell.CallOpened();
        try
        {
            await actor.Receive(notice);
        }
        catch (Exception failure)
        {
            Cell.ReportFailure(failure);
        }
        Cell.CallClosed();
    }
}

/// <summary>The alarm of an actor.</summary>
internal sealed class RingCall : IActorCall
{
    public ActorCell Cell { get; set; } = null!;

    public void Run() => Cell.Execute(this);

    public void Start(Actor actor) => _ = Finish(actor);

    public void Fail(Exception reason)
    {
    }

    private async Task Finish(Actor actor)
    {
        Cell.CallOpened();
        try
        {
            await actor.Ring();
        }
        catch (Exception failure)
        {
            Cell.ReportFailure(failure);
        }
        Cell.CallClosed();
    }
}
