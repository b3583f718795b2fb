using System.Runtime.CompilerServices;

namespace Routing.Actors;

/// <summary>
/// Awaits a write of this actor: goes on, in a turn of the actor, once it is durable, and throws if it failed. Only turns of
/// the same actor await it, so it needs no task: every step of a journey waits for one of these.
/// </summary>
public readonly struct Flush : ICriticalNotifyCompletion
{
    private readonly Actor? _actor;
    private readonly long _write;

    /// <param name="actor">Null when there is nothing to wait for.</param>
    /// <param name="write">The number of the write to wait for.</param>
    internal Flush(Actor? actor, long write) => (_actor, _write) = (actor, write);

    /// <summary>True once it is known how the write ended.</summary>
    public bool IsCompleted => _actor is null || _actor.HasEnded(_write);

    public Flush GetAwaiter() => this;

    /// <exception cref="StoreUnavailableException">The write failed, or an earlier one did.</exception>
    public void GetResult() => _actor?.Check(_write);

    public void OnCompleted(Action continuation) => UnsafeOnCompleted(continuation);

    public void UnsafeOnCompleted(Action continuation) => _actor!.WhenEnded(_write, continuation);
}
