using System.Text;

namespace Routing.Cluster.Tests;

/// <summary>Every event stands in the log once, in the order of its actor and at a place that does not change, whoever writes beside it.</summary>
public sealed class TableEventLogTests
{
    private readonly MemoryTable _table = new();

    [Fact]
    public async Task Silos_that_write_at_once_take_turns_and_lose_and_double_nothing()
    {
        TableEventLog[] silos = [Silo(), Silo(), Silo()];
        var writing = silos.Select((silo, at) => Task.Run(async () =>
        {
            for (var number = 1; number <= 40; number++) await silo.Append([Event($"a-{at}", number), Event($"b-{at}", number, $"c-{number}")]);
        }));
        // A reader meanwhile never finds an event before one it has read.
        var reader = Silo();
        long read = 0;
        var all = Task.WhenAll(writing);
        while (!all.IsCompleted || read < 240)
        {
            foreach (var happened in await reader.Read(read, 7)) Assert.Equal(++read, happened.Position);
            if (all.IsFaulted) break;
            await Task.Yield();
        }
        await all;
        Assert.Equal(240, read);
        var events = await reader.Read(0, 1000);
        foreach (var actor in events.GroupBy(happened => happened.Actor)) Assert.Equal(Enumerable.Range(1, 40).Select(n => (long)n), actor.Select(happened => happened.Number));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_write_of_unknown_outcome_is_sent_again_and_taken_once(bool isCarriedOut)
    {
        var (silo, failures) = (Silo(), 1);
        Exception? Once() => failures-- > 0 ? new IOException("the answer is lost") : null;
        if (isCarriedOut) _table.FailAfter = Once;
        else _table.FailBefore = Once;
        await Assert.ThrowsAsync<IOException>(async () => await silo.Append([Event("a", 1), Event("a", 2)]));

        await silo.Append([Event("a", 1), Event("a", 2), Event("a", 3)]);

        Assert.Equal([1L, 2, 3], (await silo.Read(0, 10)).Select(happened => happened.Number));
        Assert.Equal(3, silo.Newest);
    }

    [Fact]
    public async Task What_another_silo_has_told_meanwhile_is_not_told_again()
    {
        var (paused, next) = (Silo(), Silo());
        await paused.Append([Event("a", 1)]);
        // The actor goes on elsewhere, and tells what it finds in its document, while the paused one is about to.
        _table.Before = async () => await next.Append([Event("a", 2), Event("a", 3)]);
        await paused.Append([Event("a", 2)]);

        Assert.Equal([1L, 2, 3], (await next.Read(0, 10)).Select(happened => happened.Number));
        Assert.Equal(3, paused.Newest);
    }

    [Fact]
    public async Task Who_was_preceded_looks_up_no_actor_again_and_knows_what_was_told_of_it()
    {
        var (silo, other) = (Silo(), Silo());
        await silo.Append([.. Enumerable.Range(1, 40).Select(n => Event($"a-{n}", 1))]);
        await other.Append([Event("b", 1), Event("a-7", 2)]);
        var lookedUp = _table.LookUps;
        await silo.Append([.. Enumerable.Range(1, 40).Select(n => Event($"a-{n}", 2))]);

        Assert.Equal(1, _table.LookUps - lookedUp);
        Assert.Equal(2, (await silo.Read(0, 1000)).Count(happened => happened.Actor.Id == "a-7"));
        Assert.Equal(81, silo.Newest);
    }

    [Fact]
    public async Task The_same_event_twice_in_one_call_counts_once()
    {
        var silo = Silo();
        await silo.Append([Event("a", 1), Event("a", 1), Event("b", 1), Event("a", 2)]);
        Assert.Equal(["a 1", "b 1", "a 2"], (await silo.Read(0, 10)).Select(happened => $"{happened.Actor.Id} {happened.Number}"));
        var writes = _table.Writes;
        await silo.Append([Event("a", 1), Event("b", 1)]);
        Assert.Equal(writes, _table.Writes);
    }

    [Fact]
    public async Task Many_actors_and_large_events_go_in_several_writes_each_within_the_bounds_of_the_service()
    {
        var silo = Silo();
        await silo.Append([.. Enumerable.Range(1, 150).Select(n => Event($"a-{n}", 1, $"c-{n}"))]);
        Assert.Equal(4, _table.Writes);
        await silo.Append([.. Enumerable.Range(1, 10).Select(n => Event("large", n, "c-large", bytes: 200_000))]);
        Assert.Equal(9, _table.Writes);

        Assert.Equal(Enumerable.Range(1, 160).Select(n => (long)n), (await silo.Read(0, 1000)).Select(happened => happened.Position));
        Assert.Equal([156L, 157], (await silo.Read(155, 2)).Select(happened => happened.Position));
        Assert.Equal(10, (await silo.OfContact("c-large", 100)).Count);
        Assert.Equal("a-7", Assert.Single(await silo.OfContact("c-7", 100)).Actor.Id);
    }

    [Theory]
    [InlineData("a", "c-1", TableLimits.BytesOfEventsPerWrite)]
    [InlineData("a/b", "c-1", 10)]
    [InlineData("a", "c!1", 10)]
    public async Task What_the_table_can_never_take_is_refused_and_with_it_nothing_is_written(string actor, string contact, int bytes)
    {
        await Assert.ThrowsAsync<EventsRefusedException>(async () => await Silo().Append([Event("a", 1), Event(actor, 2, contact, bytes)]));
        Assert.Equal(0, _table.Writes);
    }

    [Fact]
    public async Task A_silo_that_begins_knows_the_end_and_sees_what_others_write()
    {
        var first = Silo();
        await first.Append([Event("a", 1)]);
        using var second = Silo();
        await second.StartAsync(CancellationToken.None);
        Assert.Equal(1, second.Newest);
        var waiting = second.WaitAfter(1, CancellationToken.None).AsTask();
        await first.Append([Event("a", 2)]);
        await waiting.WaitAsync(TimeSpan.FromSeconds(30));
        await second.StopAsync(CancellationToken.None);
    }

    private TableEventLog Silo() => new(_table, new ClusterClock(TimeProvider.System));

    private static LoggedEvent Event(string actor, long number, string? contact = null, int bytes = 10) => new(
        0, ActorKey.Agent(actor), number, DateTimeOffset.UnixEpoch.AddSeconds(number), "contact.offered", contact, null, actor, Encoding.UTF8.GetBytes($"\"{new string('x', bytes)}\""));
}
