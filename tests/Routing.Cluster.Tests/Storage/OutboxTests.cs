using Routing.Embedded.Tests;

namespace Routing.Cluster.Tests;

/// <summary>Events reach the log once each, whatever is down and whenever; and a log that is down holds up, then refuses.</summary>
public sealed class OutboxTests
{
    private static readonly ActorKey Queue = ActorKey.Queue("q");
    private readonly SharedStorage _storage = new();
    private readonly SharedLog _log = new();

    private StoreOnGrainStorage NewSilo() => new(_storage, _log, _ => _storage, TimeProvider.System) { LeavesEvents = true };

    [Fact]
    public async Task What_a_crash_left_unsent_is_sent_by_the_next_activation_and_once()
    {
        _log.Fail = () => new IOException("the log is down");
        await using var crashed = NewSilo();
        var epoch = await crashed.Epoch(Queue);
        for (var n = 1; n <= 5; n++) await crashed.Commit(Samples.Write(Queue, epoch).With(n, Samples.Queued($"c-{n}")));
        Assert.Equal(0, _log.Newest);

        _log.Fail = null;
        await using var next = NewSilo();
        await next.Claim(Queue, Samples.Codec);
        await next.Publisher.Running;
        await using var again = NewSilo();
        await again.Claim(Queue, Samples.Codec);
        await again.Publisher.Running;

        Assert.Equal([1L, 2, 3, 4, 5], (await _log.Read(0, 100)).Select(e => e.Number));
    }

    [Fact]
    public async Task A_full_outbox_refuses_and_what_was_acknowledged_is_in_it()
    {
        _log.Fail = () => new IOException("the log is down");
        await using var silo = NewSilo();
        var epoch = await silo.Epoch(Queue);
        for (var n = 1; n <= ClusterLimits.Outbox; n++) await silo.Commit(Samples.Write(Queue, epoch).With(n, Samples.Queued($"c-{n}")));
        await Assert.ThrowsAsync<StoreUnavailableException>(async () => await silo.Commit(Samples.Write(Queue, epoch).With(ClusterLimits.Outbox + 1, Samples.Queued("c-last"))));

        _log.Fail = null;
        await using var next = NewSilo();
        var stored = await next.Claim(Queue, Samples.Codec);
        await next.Publisher.Running;
        Assert.Equal(ClusterLimits.Outbox, stored.LastEvent);
        Assert.Equal(ClusterLimits.Outbox, (await _log.Read(0, 1000)).Count);
    }

    [Fact]
    public async Task A_contact_answers_only_when_its_events_are_with_the_log()
    {
        await using var silo = NewSilo();
        var contact = ActorKey.Contact("c-1");
        var epoch = await silo.Epoch(contact);
        await silo.Commit(Samples.Write(contact, epoch, new PartChange("contact", Samples.Contact("c-1"))).With(1, Samples.Queued("c-1")));
        Assert.Equal(1, _log.Newest);
    }
}
