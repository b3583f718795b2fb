namespace Routing.Actors.Tests.Queues;

/// <summary>One step about a contact at a time, in order; nobody waits for ever, nor behind too many.</summary>
public class TurnstileTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly Turnstile _turnstile = new();

    [Fact]
    public async Task StepsPassInTheOrderTheyCame_andThoseAboutAnotherContactPassBeside()
    {
        Assert.True(Enter("c-1").IsCompleted);
        var (second, third) = (Enter("c-1"), Enter("c-1"));
        Assert.True(Enter("c-2").IsCompleted);
        _turnstile.Leave("c-1");
        await second;
        Assert.False(third.IsCompleted);
        _turnstile.Leave("c-1");
        await third;
        _turnstile.Leave("c-1");
        Assert.Equal((false, true, 0), (_turnstile.IsHeld("c-1"), _turnstile.IsHeld("c-2"), _turnstile.Waiting));
    }

    [Fact]
    public async Task WhoeverWaitsTooLong_isToldSo_andPassedOver()
    {
        await Enter("c-1");
        var (early, late) = (Enter("c-1", second: 0), Enter("c-1", second: 10));
        _turnstile.GiveUp(Noon.AddSeconds(10));
        await Assert.ThrowsAsync<TimeoutException>(() => early);
        Assert.Equal((false, 1), (late.IsCompleted, _turnstile.Waiting));
        _turnstile.Leave("c-1");
        await late;
    }

    [Fact]
    public async Task BehindTooManyNobodyLinesUp()
    {
        await Enter("c-1");
        for (var n = 0; n < Turnstile.MaxInLine; n++) Assert.False(Enter("c-1").IsCompleted);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => Enter("c-1"));
        Assert.True(Enter("c-2").IsCompleted);
    }

    /// <summary>A step that never ends, here for its write: whoever comes after it is told within a bound.</summary>
    [Fact]
    public void BehindAStepThatHangs_theNextIsRefused()
    {
        using var center = new Center();
        center.Queue("q");
        center.Arrives("c-1", "q");
        center.Store.Hangs = write => write.Key == ActorKey.Queue("q");
        center.Start(() => center.Actors.Queue("q").Abandon("c-1", null).AsTask());
        var next = center.Start(() => center.Actors.Queue("q").Abandon("c-1", null).AsTask());
        center.After(25);
        Assert.False(next.IsCompleted);
        center.After(20);
        Assert.IsType<TimeoutException>(next.Exception?.InnerException);
    }

    private Task Enter(string contact, int second = 0) => _turnstile.Enter(contact, Noon.AddSeconds(second)).AsTask();
}
