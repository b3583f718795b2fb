using System.Collections.Concurrent;

namespace Routing.Embedded;

/// <summary>The one thread that writes a history. It yields to those that route: history may be late, an offer may not.</summary>
internal sealed class HistoryThread : IDisposable
{
    private const int MostWaiting = 1024;
    private readonly BlockingCollection<Action> _jobs = new(MostWaiting);
    private readonly Thread _thread;

    public HistoryThread()
    {
        _thread = new Thread(Loop) { IsBackground = true, Name = "routing-history", Priority = ThreadPriority.BelowNormal };
        _thread.Start();
    }

    /// <exception cref="StoreUnavailableException">Closed, or too much is waiting.</exception>
    public Task<T> Do<T>(Func<T> job)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            if (_jobs.TryAdd(Run)) return done.Task;
        }
        catch (InvalidOperationException)
        {
            throw new StoreUnavailableException("The history is closed: the server is stopping. Try again on the next one.");
        }
        throw new StoreUnavailableException($"{MostWaiting} writes wait for the history. Try again in a second.");

        void Run()
        {
            try
            {
                done.SetResult(job());
            }
            catch (Exception failure)
            {
                done.SetException(failure);
            }
        }
    }

    /// <summary>Finishes what is waiting, then stops.</summary>
    public void Dispose()
    {
        _jobs.CompleteAdding();
        _thread.Join();
        _jobs.Dispose();
    }

    private void Loop()
    {
        foreach (var job in _jobs.GetConsumingEnumerable()) job();
    }
}
