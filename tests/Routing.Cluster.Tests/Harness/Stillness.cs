namespace Routing.Cluster.Tests;

/// <summary>
/// Knows when nothing is under way in any silo: every call, notice and alarm is counted in, and out again some turns after
/// its end, so that what its end sets off is counted in before.
/// </summary>
internal sealed class Stillness : IOutgoingGrainCallFilter, IIncomingGrainCallFilter
{
    /// <summary>Continuations that may lie between the end of a call and the next call it leads to.</summary>
    private const int Turns = 24;
    /// <summary>A notice that is not heard for so long was lost, as notices may be; calls are bounded by themselves.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(5);
    private readonly Lock _gate = new();
    private TaskCompletionSource? _still;
    private int _open;

    /// <summary>Sees every call and notice to an actor as it is made.</summary>
    public Action<string, string>? Calling { get; set; }

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        if (context.Grain is not IActorGrain)
        {
            await context.Invoke();
            return;
        }
        Calling?.Invoke(context.TargetId.ToString(), context.MethodName);
        Begin();
        try
        {
            await context.Invoke();
        }
        finally
        {
            // A notice ends where it is heard.
            if (context.MethodName != nameof(IActorGrain.Hear)) _ = EndLater();
        }
    }

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        finally
        {
            if (context.MethodName == nameof(IActorGrain.Hear)) _ = EndLater();
        }
    }

    public void Begin()
    {
        lock (_gate) _open++;
    }

    public async Task EndLater()
    {
        for (var turn = 0; turn < Turns; turn++) await Task.Yield();
        TaskCompletionSource? still = null;
        lock (_gate)
        {
            if (_open > 0 && --_open == 0) (still, _still) = (_still, null);
        }
        still?.SetResult();
    }

    public bool IsStill
    {
        get { lock (_gate) return _open == 0; }
    }

    public void Wait()
    {
        Task still;
        lock (_gate)
        {
            if (_open == 0) return;
            _still ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            still = _still.Task;
        }
        if (still.Wait(Bound)) return;
        lock (_gate) (_open, _still) = (0, null);
    }
}
