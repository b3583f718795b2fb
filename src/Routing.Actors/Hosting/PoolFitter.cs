namespace Routing.Actors;

/// <summary>Fits rules on a thread of its own, one at a time: a fit keeps a processor busy for seconds, and mailboxes must not wait for it.</summary>
public sealed class PoolFitter(FitEffort? effort = null) : IFitter, IDisposable
{
    /// <summary>Fits of other groups that may wait for their turn; one more is called off, and asked for again later.</summary>
    private const int MaxWaiting = 16;

    private const long Seed = 1;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly CancellationTokenSource _stop = new();
    private int _waiting;

    public async ValueTask<FittedRule?> Fit(MarkovModel model)
    {
        try
        {
            if (Interlocked.Increment(ref _waiting) > MaxWaiting) return null;
            await _turn.WaitAsync(_stop.Token);
            try
            {
                return await Task.Factory.StartNew(
                    () => RuleFitting.Fit(model, Seed, effort, _stop.Token), _stop.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            }
            finally
            {
                _turn.Release();
            }
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>Calls off what is under way; nobody waits for its end.</summary>
    public void Dispose() => _stop.Cancel();
}
