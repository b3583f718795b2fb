using System.Runtime.ExceptionServices;
using System.Threading.Tasks.Sources;

namespace Routing.Actors;

/// <summary>
/// A wait for one answer or several, which come on any thread. One that was given up is not used again: answers may
/// still come to it.
/// </summary>
internal sealed class Wait<T> : IValueTaskSource<T>, IValueTaskSource
{
    // The low bits say how it ended, the others which wait it is: a timer that rings late must not end a later one.
    private const long Answered = 1;
    private const long GivenUp = 2;
    private const long Endings = 3;

    private readonly Waits<T> _owner;
    private readonly ITimer _timer;
    private readonly List<Place> _places = [];
    private ManualResetValueTaskSourceCore<bool> _source;
    private int _count;
    private long _state;
    private long _due;
    // Answers that are out, and one for the wait itself while it is being made.
    private int _left = 1;

    public Wait(Waits<T> owner)
    {
        _owner = owner;
        _timer = owner.Clock.CreateTimer(static wait => ((Wait<T>)wait!).GiveUp(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Add(ValueTask<T> call)
    {
        if (_count == _places.Count) _places.Add(new Place(this));
        Interlocked.Increment(ref _left);
        _places[_count++].Hear(call);
    }

    /// <summary>Completes when all have answered, and throws as the first of them that failed.</summary>
    /// <exception cref="TimeoutException">Some did not answer within the bound.</exception>
    public ValueTask All(TimeSpan bound)
    {
        Start(bound);
        return new ValueTask(this, _source.Version);
    }

    /// <summary>The same for a single answer, which it gives; the wait ends with it.</summary>
    public ValueTask<T> One(TimeSpan bound)
    {
        Start(bound);
        return new ValueTask<T>(this, _source.Version);
    }

    /// <summary>The answers, in the order in which they were asked for; not there for who failed or has not answered. The wait is over.</summary>
    public void Take(Span<T?> answers)
    {
        for (var i = 0; i < _count; i++) answers[i] = _places[i].Answer;
        End();
    }

    T IValueTaskSource<T>.GetResult(short token)
    {
        Check(token);
        var (answer, failure) = (_places[0].Answer, _places[0].Failure);
        End();
        failure?.Throw();
        return answer!;
    }

    void IValueTaskSource.GetResult(short token)
    {
        Check(token);
        for (var i = 0; i < _count; i++) _places[i].Failure?.Throw();
    }

    public ValueTaskSourceStatus GetStatus(short token) => _source.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _source.OnCompleted(continuation, state, token, flags);

    private void Check(short token) => _source.GetResult(token);

    private void Start(TimeSpan bound)
    {
        if (Volatile.Read(ref _left) > 1)
        {
            _due = _owner.Clock.GetTimestamp() + (long)(bound.TotalSeconds * _owner.Clock.TimestampFrequency);
            _timer.Change(bound, Timeout.InfiniteTimeSpan);
        }
        Heard();
    }

    private void Heard()
    {
        if (Interlocked.Decrement(ref _left) > 0) return;
        var open = Volatile.Read(ref _state);
        if ((open & Endings) == 0 && Interlocked.CompareExchange(ref _state, open | Answered, open) == open) _source.SetResult(true);
    }

    private void GiveUp()
    {
        var open = Volatile.Read(ref _state);
        if ((open & Endings) != 0) return;
        // Too early by a tick of the system's timers; or it rings for an earlier wait, and then no harm is done either.
        var early = _owner.Clock.GetElapsedTime(_owner.Clock.GetTimestamp(), Volatile.Read(ref _due));
        if (early > TimeSpan.Zero) _timer.Change(early + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
        else if (Interlocked.CompareExchange(ref _state, open | GivenUp, open) == open) _source.SetException(new TimeoutException("There was no answer in time."));
    }

    /// <summary>In a turn of the actor that waited.</summary>
    private void End()
    {
        if ((Volatile.Read(ref _state) & Endings) != Answered) return;
        _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        for (var i = 0; i < _count; i++) _places[i].Clear();
        _count = 0;
        _left = 1;
        _source.Reset();
        Volatile.Write(ref _state, (_state | Endings) + 1);
        _owner.Free(this);
    }

    /// <summary>One call and its answer.</summary>
    private sealed class Place
    {
        private readonly Wait<T> _wait;
        private readonly Action _take;
        private System.Runtime.CompilerServices.ConfiguredValueTaskAwaitable<T>.ConfiguredValueTaskAwaiter _call;
        private T? _answer;
        private ExceptionDispatchInfo? _failure;
        private bool _isHere;

        public Place(Wait<T> wait) => (_wait, _take) = (wait, Take);

        public T? Answer => Volatile.Read(ref _isHere) ? _answer : default;

        public ExceptionDispatchInfo? Failure => Volatile.Read(ref _isHere) ? _failure : null;

        public void Hear(ValueTask<T> call)
        {
            // Where it is given: the wait resumes its actor where that belongs.
            _call = call.ConfigureAwait(false).GetAwaiter();
            if (_call.IsCompleted) Take();
            else _call.UnsafeOnCompleted(_take);
        }

        public void Clear() => (_call, _answer, _failure, _isHere) = (default, default, null, false);

        private void Take()
        {
            try
            {
                _answer = _call.GetResult();
            }
            catch (Exception failure)
            {
                _failure = ExceptionDispatchInfo.Capture(failure);
            }
            Volatile.Write(ref _isHere, true);
            _wait.Heard();
        }
    }
}
