namespace Routing.Actors;

/// <summary>
/// Waits of one actor for what others answer, none longer than a bound. Its turns follow one another, so what has waited
/// waits again, with its timer: a task, a promise and a timer for each call were a tenth of what a journey allocated.
/// </summary>
internal sealed class Waits<T>(TimeProvider clock)
{
    private readonly Stack<Wait<T>> _spare = new();

    public TimeProvider Clock => clock;

    /// <summary>Waits for one answer.</summary>
    /// <exception cref="TimeoutException">There was none within the bound.</exception>
    public ValueTask<T> For(ValueTask<T> call, TimeSpan bound)
    {
        if (call.IsCompleted) return call;
        var wait = Begin();
        wait.Add(call);
        return wait.One(bound);
    }

    /// <summary>A wait for several answers, to be ended by <see cref="Wait{T}.Take"/>.</summary>
    public Wait<T> Begin() => _spare.Count > 0 ? _spare.Pop() : new Wait<T>(this);

    internal void Free(Wait<T> wait) => _spare.Push(wait);
}
