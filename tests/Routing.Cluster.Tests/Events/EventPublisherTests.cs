using Microsoft.Extensions.Logging.Abstractions;
using Routing.Embedded.Tests;

namespace Routing.Cluster.Tests;

/// <summary>One bad event, one strange failure or one stop holds up nobody else, and loses nothing.</summary>
public sealed class EventPublisherTests : IAsyncDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);
    private readonly SteppedClock _clock = new(Samples.Noon);
    private readonly SharedLog _log = new();
    private readonly EventPublisher _publisher;

    public EventPublisherTests() => _publisher = new EventPublisher(_log, _clock, NullLogger<EventPublisher>.Instance);

    public ValueTask DisposeAsync() => _publisher.DisposeAsync();

    private static LoggedEvent Event(string queue, long number) => new(0, ActorKey.Queue(queue), number, Samples.Noon, "contact.queued", null, queue, null, "{}"u8.ToArray());

    private async Task<string> Logged() => string.Join(' ', (await _log.Read(0, 1000)).Select(happened => $"{happened.Actor.Id}{happened.Number}"));

    [Fact]
    public async Task A_refused_event_holds_up_only_those_of_its_actor_and_goes_with_its_next_change()
    {
        _log.Refuse = happened => happened.Actor.Id == "b" && happened.Number == 1;
        // The first is being refused while the others gather into one batch.
        Outbox bad = new(), good = new();
        List<LoggedEvent> bads = [Event("b", 1)], goods = [];
        var refused = new List<Task> { _publisher.Publish(bad, bads) };
        var taken = new List<Task>();
        for (var number = 1; number <= 20; number++)
        {
            goods.Add(Event("a", number));
            taken.Add(_publisher.Publish(good, goods));
        }
        await Task.WhenAll(taken).WaitAsync(Bound);
        foreach (var one in refused) await Assert.ThrowsAsync<StoreUnavailableException>(() => one);
        bads.Add(Event("b", 2));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => _publisher.Publish(bad, bads));
        Assert.Equal(string.Join(' ', Enumerable.Range(1, 20).Select(number => $"a{number}")), await Logged());

        _log.Refuse = null;
        bads.Add(Event("b", 3));
        await _publisher.Publish(bad, bads).WaitAsync(Bound);
        Assert.EndsWith("a20 b1 b2 b3", await Logged());
    }

    [Fact]
    public async Task A_cancellation_that_is_not_its_own_is_a_failure_like_any_other()
    {
        var failures = 2;
        _log.Fail = () => failures-- > 0 ? new OperationCanceledException() : null;
        var published = _publisher.Publish(new Outbox(), [Event("a", 1)]);
        await Pass(published);
        Assert.Equal("a1", await Logged());
        await _publisher.Running.WaitAsync(Bound);
        Assert.True(_publisher.IsIdle);
    }

    [Fact]
    public async Task Whoever_still_waits_at_its_end_is_told()
    {
        _log.Fail = () => new IOException("the log is down");
        var underWay = _publisher.Publish(new Outbox(), [Event("a", 1)]);
        var waiting = _publisher.Publish(new Outbox(), [Event("b", 1)]);
        await _publisher.DisposeAsync();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => underWay.WaitAsync(Bound));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => waiting.WaitAsync(Bound));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => _publisher.Publish(new Outbox(), [Event("c", 1)]).WaitAsync(Bound));
    }

    private async Task Pass(Task until)
    {
        using var patience = new CancellationTokenSource(Bound);
        while (!until.IsCompleted && !patience.IsCancellationRequested)
        {
            _clock.RingNext(DateTimeOffset.MaxValue);
            await Task.Yield();
        }
        await until.WaitAsync(Bound);
    }
}
