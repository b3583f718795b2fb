namespace Routing.Gateway.Tests;

/// <summary>What is held for who comes back for it is let go of after its time, though nobody comes.</summary>
public sealed class HeldOnceTests
{
    private static readonly TimeSpan For = TimeSpan.FromSeconds(30);

    [Fact]
    public void It_is_let_go_of_by_itself_and_what_comes_later_is_held_for_as_long()
    {
        var clock = new HandClock();
        using var held = new HeldOnce<string>(For, clock);
        held.Hold("a");
        clock.Move(TimeSpan.FromSeconds(20));
        held.Hold("b");
        clock.Move(TimeSpan.FromSeconds(20));
        Assert.Equal("b", held.Present);
        clock.Move(TimeSpan.FromSeconds(10));
        Assert.Null(held.Present);
        held.Hold("c");
        Assert.Equal("c", held.Present);
        clock.Move(For);
        Assert.Null(held.Present);
    }

    /// <summary>A clock moved by hand, with one timer.</summary>
    private sealed class HandClock : TimeProvider
    {
        private TimeSpan _now;
        private TimeSpan? _due;
        private Action _ring = () => { };

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now.Ticks;

        public void Move(TimeSpan by)
        {
            _now += by;
            if (!(_due <= _now)) return;
            _due = null;
            _ring();
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _ring = () => callback(state);
            return new Timer(this);
        }

        private sealed class Timer(HandClock clock) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                clock._due = dueTime == Timeout.InfiniteTimeSpan ? null : clock._now + dueTime;
                return true;
            }

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
