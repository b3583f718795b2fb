using System.Collections.Concurrent;

namespace Routing.Server.Tests;

/// <summary>What the server acknowledged, as gateways and desktops wrote it down: to this it is held in the end.</summary>
internal sealed class Ledger
{
    private readonly Lock _gate = new();
    private readonly List<(int At, TaskCompletionSource Reached)> _waiting = [];
    private int _acknowledged;

    /// <summary>Contact to the moment of its creation, as answered.</summary>
    public ConcurrentDictionary<string, DateTimeOffset> Created { get; } = new();

    /// <summary>Idempotency-Key to the contact made under it, and the customer used with this key alone.</summary>
    public ConcurrentDictionary<string, (string Contact, string Customer)> Keyed { get; } = new();

    /// <summary>Offer to who took it.</summary>
    public ConcurrentDictionary<string, string> Accepted { get; } = new();
    public ConcurrentDictionary<string, byte> Completed { get; } = new();
    public ConcurrentDictionary<string, byte> Abandoned { get; } = new();

    /// <summary>Answers that nothing explains.</summary>
    public ConcurrentQueue<string> Surprises { get; } = new();

    public int Acknowledged => Volatile.Read(ref _acknowledged);

    public void Acknowledge<T>(ConcurrentDictionary<string, T> book, string id, T what)
    {
        book[id] = what;
        lock (_gate)
        {
            var count = ++_acknowledged;
            foreach (var (at, reached) in _waiting)
            {
                if (count >= at) reached.TrySetResult();
            }
            _waiting.RemoveAll(waiting => waiting.Reached.Task.IsCompleted);
        }
    }

    /// <summary>When so many more are acknowledged than now.</summary>
    public async Task Grows(int by)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (by > 0) _waiting.Add((_acknowledged + by, reached));
            else reached.SetResult();
        }
        await reached.Task.Within(ServerProcess.Bound, () => $"Of {by} calls not all were acknowledged: work has come to a halt after {Acknowledged}. {string.Join('\n', Surprises)}");
    }
}
