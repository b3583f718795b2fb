using System.Text;
using Routing.Embedded.Tests;

namespace Routing.Cluster.Tests;

/// <summary>Documents of another version are read by this one, and its own by that.</summary>
public sealed class HeadDocumentTests
{
    private readonly SharedStorage _storage = new();

    [Fact]
    public async Task A_document_that_says_more_or_less_is_read()
    {
        _storage.Put(DocumentStore.Id("queue", "newer"), """{"epoch":3,"lastEvent":7,"mood":"sunny","parts":{"config":{"name":"After-sales","colour":"red"}},"later":[1]}"""u8.ToArray());
        _storage.Put(DocumentStore.Id("queue", "older"), """{"epoch":3,"lastEvent":7}"""u8.ToArray());
        await using var store = new StoreOnGrainStorage(_storage, new SharedLog(), _ => _storage, TimeProvider.System);

        var newer = await store.Claim(ActorKey.Queue("newer"), Samples.Codec);
        Assert.Equal((4L, 7L), (newer.Epoch, newer.LastEvent));
        var config = Assert.IsType<QueueConfig>(Assert.Single(newer.Parts).Value);
        Assert.Equal(("After-sales", Defaults.MaxWaitSeconds), (config.Name, config.MaxWaitSeconds));
        Assert.Empty((await store.Claim(ActorKey.Queue("older"), Samples.Codec)).Parts);
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        var head = new HeadDocument { Epoch = 5, LastEvent = 9, Pages = 2 };
        head.Parts["config"] = """{"name":"洗衣机"}"""u8.ToArray();
        head.Journal["row/c-1"] = new JournalEntry(1, "{}"u8.ToArray(), false);
        head.Journal["row/c-2"] = new JournalEntry(0, null, false);
        head.Outbox.Add(new LoggedEvent(0, ActorKey.Queue("q"), 9, Samples.Noon, "contact.queued", "c-1", "q", null, "{}"u8.ToArray()));

        var read = HeadDocument.Read(ActorKey.Queue("q"), head.Write());

        Assert.Equal(Encoding.UTF8.GetString(head.Write()), Encoding.UTF8.GetString(read.Write()));
        Assert.True(read.Journal["row/c-1"].IsInherited);
    }
}
