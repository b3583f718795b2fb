using Routing.Simulation;

namespace Routing.Embedded.Tests;

/// <summary>Too much at once for one actor: calls are refused, notices may be lost, and no timer and no sender fails of it.</summary>
public sealed class OverloadTests
{
    private static readonly ActorKey Agent = ActorKey.Agent("li-na");
    private readonly VirtualClock _clock = new(Samples.Noon);
    private readonly ByHand _scheduler = new();

    [Fact]
    public void Notices_past_the_bound_are_dropped_counted_and_told()
    {
        using var engine = new EmbeddedEngine(new MemoryStore(), _clock, _scheduler);
        var told = new List<Exception>();
        engine.Failed += (_, failure) => told.Add(failure);

        for (var n = 0; n < Mailbox.MaxWaiting + 10; n++) engine.Post(Agent, new Wake());

        Assert.Equal(10, engine.NoticesDropped);
        Assert.Contains("agent/li-na", Assert.Single(told).Message);
    }

    [Fact]
    public void An_alarm_that_finds_no_room_rings_again_later()
    {
        using var engine = new EmbeddedEngine(new MemoryStore(), _clock, _scheduler);
        var cell = new ActorCell(Agent, engine);
        cell.SetAlarm(Samples.Noon.AddSeconds(1));
        for (var n = 0; n < Mailbox.MaxWaiting; n++) cell.TryPost(new NoticeCall(new Wake()));

        Assert.True(_clock.RingNext(Samples.Noon.AddSeconds(1)));

        Assert.Equal(Samples.Noon.AddSeconds(1) + Defaults.Sweep, _clock.NextDue);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Calls_that_wait_for_the_disk_are_bounded_like_those_that_wait_for_their_turn(bool forTheClaim)
    {
        var store = new StuckStore(forTheClaim);
        using var engine = new EmbeddedEngine(store, _clock, _scheduler);
        var calls = new List<Task> { engine.Agent("li-na").Configure(new AgentProfile { Name = "Li Na" }, Defaults.Group, null).AsTask() };
        for (var n = 1; n <= Mailbox.MaxWaiting; n++)
        {
            calls.Add(engine.Agent("li-na").Describe().AsTask());
            _scheduler.RunAll();
        }

        Assert.Contains("100000 calls", (await Assert.ThrowsAsync<StoreUnavailableException>(() => calls[^1].WaitAsync(TimeSpan.FromSeconds(10)))).Message);
        Assert.DoesNotContain(calls[..^1], call => call.IsCompleted);

        store.Continue();
        _scheduler.RunAll();
        await Task.WhenAll(calls[..^1]);
    }

    [Fact]
    public void An_alarm_that_is_refused_among_calls_rings_again_later()
    {
        using var engine = new EmbeddedEngine(new StuckStore(forTheClaim: true), _clock, _scheduler);
        var cell = new ActorCell(Agent, engine);
        cell.SetAlarm(Samples.Noon.AddSeconds(1));
        for (var n = 0; n < Mailbox.MaxWaiting; n++)
        {
            cell.TryPost(new NoticeCall(new Wake()));
            _scheduler.RunAll();
        }

        Assert.True(_clock.RingNext(Samples.Noon.AddSeconds(1)));
        _scheduler.RunAll();

        Assert.Equal(Samples.Noon.AddSeconds(1) + Defaults.Sweep, _clock.NextDue);
    }

    /// <summary>Answers the first claim, or the first write, only when told to.</summary>
    private sealed class StuckStore(bool forTheClaim) : IActorStore
    {
        private readonly MemoryStore _store = new();
        private readonly TaskCompletionSource _stuck = new();

        public void Continue() => _stuck.SetResult();

        public async ValueTask<StoredActor> Claim(ActorKey key, IPartCodec codec, CancellationToken ct = default)
        {
            if (forTheClaim) await _stuck.Task;
            return await _store.Claim(key, codec, ct);
        }

        public async ValueTask Commit(ActorWrite write)
        {
            if (!forTheClaim) await _stuck.Task;
            await _store.Commit(write);
        }
    }
}
