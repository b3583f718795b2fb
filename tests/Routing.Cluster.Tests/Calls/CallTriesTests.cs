namespace Routing.Cluster.Tests;

/// <summary>When a call is made again, and when it is given up, by a clock of the test's own.</summary>
public sealed class CallTriesTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);
    private readonly SteppedClock _clock = new(new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero));
    private readonly CallTries _calls;
    private int _tries;

    public CallTriesTests() => _calls = new CallTries(new RoutingClientOptions { Cluster = "north", Clock = _clock });

    public static TheoryData<Exception> Passing => [new StoreUnavailableException("down"), new FencedException(ActorKey.Queue("q")), new TimeoutException("late"), new SiloUnavailableException("gone")];

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task What_passes_is_tried_again(Exception failure) =>
        Assert.Equal(3, await Outcome(tries => tries < 3 ? ValueTask.FromException<int>(failure) : ValueTask.FromResult(tries)));

    [Fact]
    public async Task What_is_refused_is_not_tried_again()
    {
        await Assert.ThrowsAsync<RoutingRefusedException>(() => Outcome(_ => throw new RoutingRefusedException(Refusals.Missing("queue q"))));
        Assert.Equal(1, _tries);
    }

    [Fact]
    public async Task What_never_passes_fails_within_the_bound_and_says_what_and_why()
    {
        var began = _clock.GetUtcNow();
        var failed = await Assert.ThrowsAsync<StoreUnavailableException>(() => Outcome(_ => throw new TimeoutException("no answer")));
        Assert.Contains("north could not take the call within 30 s", failed.Message, StringComparison.Ordinal);
        Assert.Contains("no answer", failed.Message, StringComparison.Ordinal);
        Assert.Equal(Bound, _clock.GetUtcNow() - began);
        // From half a second of pauses on to three: some 13 tries.
        Assert.InRange(_tries, 10, 30);
    }

    [Fact]
    public async Task A_call_that_heeds_no_token_is_given_up_too()
    {
        var never = new TaskCompletionSource<int>();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Outcome(_ => new ValueTask<int>(never.Task), reach: 60));
        Assert.Equal(1, _tries);
    }

    [Fact]
    public async Task Whoever_called_may_give_it_up()
    {
        using var stop = new CancellationTokenSource();
        var calling = Run(_ => throw new TimeoutException("no answer"), stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => calling);
    }

    /// <param name="reach">How far ahead a timer may lie to be rung; less than the bound, so that it is not rung before the end of a pause.</param>
    private async Task<int> Outcome(Func<int, ValueTask<int>> call, double reach = 3)
    {
        var calling = Run(call, CancellationToken.None);
        while (!calling.IsCompleted)
        {
            // What a timer has woken may take a moment to set the next one.
            if (!_clock.RingNext(_clock.GetUtcNow().AddSeconds(reach))) await Task.Yield();
        }
        return await calling;
    }

    private Task<int> Run(Func<int, ValueTask<int>> call, CancellationToken ct) => _calls.Run("take the call", Bound, (tries, _) => call(_tries = tries), ct);
}
