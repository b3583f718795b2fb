using System.Runtime.ExceptionServices;
using System.Threading.Tasks.Sources;

namespace Routing.Embedded;

/// <summary>
/// The answer of a call, awaited once by its caller: the call itself is what is awaited, so that a call costs one object.
/// A caller with a context (an actor, a simulation) is resumed there in any case; only one without is sent to the thread
/// pool, or it would go on inside the turn of the actor it called.
/// </summary>
internal abstract class CallAnswer<TResult> : IValueTaskSource<TResult>, IValueTaskSource
{
    private const int Open = 0;
    private const int Awaited = 1;
    private const int Answered = 2;

    private static readonly SendOrPostCallback Resume = static call => ((CallAnswer<TResult>)call!).Continue();
    private readonly bool _fromContext = SynchronizationContext.Current is not null;
    private TResult _answer = default!;
    private ExceptionDispatchInfo? _failure;
    private Action<object?>? _continuation;
    private object? _state;
    private SynchronizationContext? _context;
    private ExecutionContext? _flow;
    private int _phase;

    public TResult GetResult(short token)
    {
        _failure?.Throw();
        return _answer;
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

    public void Fail(Exception reason)
    {
        _failure = ExceptionDispatchInfo.Capture(reason);
        Complete();
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
        // A task made of this call (AsTask) takes the answer here, and resumes its own awaiter where that belongs.
        else if (_fromContext) Continue();
        else ThreadPool.UnsafeQueueUserWorkItem(static call => call.Continue(), this, preferLocal: false);
    }

    private void Continue()
    {
        if (_flow is { } flow) ExecutionContext.Run(flow, static call => ((CallAnswer<TResult>)call!).Go(), this);
        else Go();
    }

    private void Go() => _continuation!(_state);
}
