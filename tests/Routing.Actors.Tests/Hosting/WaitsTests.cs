using Routing.Simulation;

namespace Routing.Actors.Tests.Hosting;

/// <summary>Answers are waited for within a bound, and what has waited waits again.</summary>
public sealed class WaitsTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(5);
    private readonly VirtualClock _clock = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly Waits<string> _waits;

    public WaitsTests() => _waits = new Waits<string>(_clock);

    [Fact]
    public async Task AnAnswerThatIsThere_isTheAnswer() => Assert.Equal("now", await _waits.For(ValueTask.FromResult("now"), Bound));

    [Fact]
    public async Task OneWaitAfterAnother_givesEachItsOwnAnswer()
    {
        for (var n = 0; n < 3; n++)
        {
            var call = new TaskCompletionSource<string>();
            var waiting = _waits.For(new ValueTask<string>(call.Task), Bound);
            Assert.False(waiting.IsCompleted);
            call.SetResult($"answer {n}");
            Assert.Equal($"answer {n}", await waiting);
        }
    }

    [Fact]
    public async Task WithoutAnAnswer_itEndsAtItsBound()
    {
        var waiting = _waits.For(Never(), Bound);
        Assert.False(_clock.RingNext(_clock.GetUtcNow() + Bound - TimeSpan.FromTicks(1)));
        Assert.False(waiting.IsCompleted);
        Assert.True(_clock.RingNext(_clock.GetUtcNow() + Bound));
        await Assert.ThrowsAsync<TimeoutException>(async () => await waiting);
    }

    [Fact]
    public async Task TheBoundOfOneThatWasAnswered_endsNoLaterOne()
    {
        var call = new TaskCompletionSource<string>();
        var first = _waits.For(new ValueTask<string>(call.Task), Bound);
        call.SetResult("in time");
        await first;
        _clock.MoveTo(_clock.GetUtcNow() + TimeSpan.FromSeconds(3));
        var second = _waits.For(Never(), Bound);
        Assert.False(_clock.RingNext(_clock.GetUtcNow() + TimeSpan.FromSeconds(4)));
        Assert.False(second.IsCompleted);
        Assert.True(_clock.RingNext(_clock.GetUtcNow() + Bound));
        await Assert.ThrowsAsync<TimeoutException>(async () => await second);
    }

    [Fact]
    public async Task AnAnswerThatComesTooLate_isNotTakenForTheNext()
    {
        var call = new TaskCompletionSource<string>();
        var missed = _waits.For(new ValueTask<string>(call.Task), Bound);
        _clock.RingNext(DateTimeOffset.MaxValue);
        await Assert.ThrowsAsync<TimeoutException>(async () => await missed);
        var next = _waits.For(Never(), Bound);
        call.SetResult("too late");
        Assert.False(next.IsCompleted);
    }

    [Fact]
    public async Task OfSeveral_thoseInTimeAreTaken()
    {
        var late = new TaskCompletionSource<string>();
        var wait = _waits.Begin();
        wait.Add(ValueTask.FromResult("a"));
        wait.Add(new ValueTask<string>(late.Task));
        wait.Add(ValueTask.FromException<string>(new StoreUnavailableException("b is restarting")));
        var all = wait.All(Bound);
        _clock.RingNext(DateTimeOffset.MaxValue);
        await Assert.ThrowsAsync<TimeoutException>(async () => await all);
        var answers = new string?[3];
        wait.Take(answers);
        Assert.Equal("a,,", string.Join(',', answers));
    }

    [Fact]
    public async Task AFailure_isTheCallers()
    {
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await _waits.For(Fails(), Bound));
        var wait = _waits.Begin();
        wait.Add(Fails());
        wait.Add(ValueTask.FromResult("b"));
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await wait.All(Bound));
        var answers = new string?[2];
        wait.Take(answers);
        Assert.Equal(",b", string.Join(',', answers));
    }

    [Fact]
    public async Task AnsweredFromOtherThreads_eachWaitGetsItsOwn()
    {
        for (var n = 0; n < 2_000; n++)
        {
            var calls = Enumerable.Range(0, 4).Select(_ => new TaskCompletionSource<string>()).ToArray();
            var wait = _waits.Begin();
            foreach (var call in calls) wait.Add(new ValueTask<string>(call.Task));
            var given = Parallel.ForAsync(0, 4, (i, _) =>
            {
                calls[i].SetResult($"{n}/{i}");
                return ValueTask.CompletedTask;
            });
            await wait.All(Bound);
            var answers = new string?[4];
            wait.Take(answers);
            Assert.Equal($"{n}/0,{n}/1,{n}/2,{n}/3", string.Join(',', answers));
            await given;
        }
    }

    private static ValueTask<string> Never() => new(new TaskCompletionSource<string>().Task);

    private static async ValueTask<string> Fails()
    {
        await Task.Yield();
        throw new StoreUnavailableException("It is restarting.");
    }
}
