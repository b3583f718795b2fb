namespace Routing.Gateway;

/// <summary>Holds one thing for a while for who comes back for it; then it is let go of, whether anybody comes or not.</summary>
internal sealed class HeldOnce<T>(TimeSpan heldFor, TimeProvider clock) : IDisposable where T : class
{
    private readonly Lock _gate = new();
    private (T What, long At)? _held;
    private ITimer? _timer;

    /// <summary>Null once it is let go of, and takes up no room.</summary>
    public T? Present
    {
        get
        {
            lock (_gate) return _held?.What;
        }
    }

    public void Hold(T what)
    {
        lock (_gate)
        {
            _held = (what, clock.GetTimestamp());
            _timer ??= clock.CreateTimer(static self => ((HeldOnce<T>)self!).LetGo(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _timer.Change(heldFor, Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose() => _timer?.Dispose();

    private void LetGo()
    {
        // One that has come meanwhile has a time of its own, and the timer was set to that.
        lock (_gate) if (_held is { } held && clock.GetElapsedTime(held.At) >= heldFor) _held = null;
    }
}
