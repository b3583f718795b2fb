using System.Runtime.ExceptionServices;
using System.Threading.Tasks.Sources;

namespace Routing.Embedded;

/// <summary>
/// An answer that is awaited once: what gives it is itself what is awaited, so that a call or a write costs one object, or
/// none. Whoever awaits it with a context (an actor, a simulation) is resumed there in any case; one without is sent to the
/// thread pool, or it would go on inside the turn of the actor it called, or on the thread that writes.
/// </summary>
/// <param name="resumesHere">Whether what is no awaiter but a task made of this (AsTask) takes the answer where it is given: it resumes its own awaiter where that belongs.</param>
internal abstract class PendingAnswer<TResult>(bool resumesHere) : IValueTaskSource<TResult>, IValueTaskSource, IOpenCall
{
    private const int Open = 0;
    private const int Awaited = 1;
    private const int Answered = 2;

    private static readonly SendOrPostCallback Resume = static call => ((PendingAnswer<TResult>)call!).Continue();
    private TResult _answer = default!;
    private ExceptionDispatchInfo? _failure;
    private Action<object?>? _continuation;
    private object? _state;
    private SynchronizationContext? _context;
    private ExecutionContext? _flow;
    private int _phase;

    public bool IsAnswered => Volatile.Read(ref _phase) == Answered;

    public TResult GetResult(short token)
    {
        var (failure, answer) = (_failure, _answer);
        Taken();
        failure?.Throw();
        return answer;
    }

    void IValueTaskSource.GetResult(short token) => GetResult(token);

    public ValueTaskSourceStatus GetStatus(short token) => Volatile.Read(ref _phase) != Answered ? ValueTaskSourceStatus.Pending
        : _failure is null ? ValueTaskSourceStatus.Succeeded
        : _failure.SourceException is OperationCanceledException ? ValueTaskSourceStatus.Canceled : ValueTaskSourceStatus.Faulted;

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        (_continuation, _state) = (continuation, state);
        if ((flags & ValueTaskSourceOnCompletedFlags.UseSchedulingContext) != 0) _context = SynchronizationContext.Current;
        if ((flags & ValueTaskSourceOnCompletedFlags.FlowExecutionContext) != 0) _flow = ExecutionContext.Capture();
        if (Interlocked.CompareExchange(ref _phase, Awaited, Open) == Answered) Send();
    }

    protected void Answer(TResult answer)
    {
        _answer = answer;
        Complete();
    }

    /// <summary>The answer has been taken: what is used again may be now.</summary>
    protected virtual void Taken()
    {
    }

    /// <summary>Makes it ready for another answer.</summary>
    protected void Reset()
    {
        (_answer, _failure, _continuation, _state, _context, _flow) = (default!, null, null, null, null, null);
        Volatile.Write(ref _phase, Open);
    }

    public void Fail(Exception reason)
    {
        _failure = ExceptionDispatchInfo.Capture(reason);
        Complete();
    }

    public void Break(Exception reason)
    {
        if (!IsAnswered) Fail(reason);
    }

    private void Complete()
    {
        switch (Interlocked.Exchange(ref _phase, Answered))
        {
            case Awaited when _context is not null && ReferenceEquals(_context, SynchronizationContext.Current):
                Continue();
                break;
            case Awaited:
                Send();
                break;
        }
    }

    private void Send()
    {
        if (_context is { } context) context.Post(Resume, this);
        else if (resumesHere) Continue();
        else ThreadPool.UnsafeQueueUserWorkItem(static call => call.Continue(), this, preferLocal: false);
    }

    private void Continue()
    {
        if (_flow is { } flow) ExecutionContext.Run(flow, static call => ((PendingAnswer<TResult>)call!).Go(), this);
        else Go();
    }

    private void Go() => _continuation!(_state);
}
