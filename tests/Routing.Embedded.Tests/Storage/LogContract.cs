using System.Text.Json;

namespace Routing.Embedded.Tests;

/// <summary>What both stores promise to readers of events.</summary>
public abstract class LogContract : StoreContract
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Events_are_read_in_pages_without_gap_or_repeat()
    {
        var epoch = await Store.Epoch(Queue);
        for (var i = 1; i <= 25; i += 5)
        {
            await Store.Commit(Samples.Write(Queue, epoch).With(i, [.. Enumerable.Range(i, 5).Select(n => Samples.Queued($"c-{n}"))]));
        }

        var read = new List<LoggedEvent>();
        while (await Log.Read(read.Count == 0 ? 0 : read[^1].Position, 7) is { Count: > 0 } page) read.AddRange(page);

        Assert.Equal(Enumerable.Range(1, 25).Select(n => (long)n), read.Select(e => e.Number));
        Assert.Equal(read.Select(e => e.Position).Order().Distinct(), read.Select(e => e.Position));
        Assert.Equal(Log.Newest, read[^1].Position);
        Assert.Equal(25, (await Store.Claim(Queue, Samples.Codec)).LastEvent);
    }

    [Fact]
    public async Task An_event_tells_who_when_and_what()
    {
        var epoch = await Store.Epoch(Queue);
        await Store.Commit(Samples.Write(Queue, epoch).With(1, new OfferEnded("c-1", "after-sales", "li-na", "c-1~1", OfferEnd.Declined, "lunch")));

        var logged = Assert.Single(await Log.Read(0, 10));

        Assert.Equal((Queue, 1L, Samples.Noon, "offer.declined", "c-1", "after-sales", "li-na"), (logged.Actor, logged.Number, logged.At, logged.Type, logged.Contact, logged.Queue, logged.Agent));
        var data = JsonDocument.Parse(logged.Data).RootElement;
        Assert.Equal("c-1", data.GetProperty("contactId").GetString());
        Assert.Equal("li-na", data.GetProperty("agentId").GetString());
        Assert.False(data.TryGetProperty("agent", out _));
    }

    [Fact]
    public async Task The_history_of_one_contact_is_its_own()
    {
        var epoch = await Store.Epoch(Queue);
        await Store.Commit(Samples.Write(Queue, epoch).With(1, Samples.Queued("c-1"), Samples.Queued("c-2"), new QueueConfigured("after-sales", 1), Samples.Queued("c-1")));

        Assert.Equal([1L, 4L], (await Log.OfContact("c-1", 10)).Select(e => e.Number));
        Assert.Equal([1L], (await Log.OfContact("c-1", 1)).Select(e => e.Number));
        Assert.Empty(await Log.OfContact("c-9", 10));
    }

    [Fact]
    public async Task Who_waits_is_told_of_the_next_event_and_can_read_it_then()
    {
        var epoch = await Store.Epoch(Queue);
        var waiting = Log.WaitAfter(0, CancellationToken.None).AsTask();
        Assert.False(waiting.IsCompleted);

        await Store.Commit(Samples.Write(Queue, epoch).With(1, Samples.Queued("c-1")));
        await waiting.WaitAsync(Bound);

        Assert.Single(await Log.Read(0, 10));
        Assert.True(Log.WaitAfter(0, CancellationToken.None).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Waiting_ends_when_it_is_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        var waiting = Log.WaitAfter(0, cancel.Token).AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(Bound));
    }
}
