using Routing.Embedded.Tests;

namespace Routing.Cluster.Tests;

/// <summary>Whose writes reach storage when an actor lives again on the same silo.</summary>
public sealed class ActorDocumentsTests
{
    private static readonly ActorKey Contact = ActorKey.Contact("c-1");
    private readonly SharedStorage _storage = new();
    private readonly SharedLog _log = new();

    [Fact]
    public async Task An_older_activation_is_told_apart_though_the_epoch_repeats()
    {
        await using var store = new StoreOnGrainStorage(_storage, _log, _ => _storage, TimeProvider.System);
        var first = await store.Claim(Contact, Samples.Codec);
        await store.Commit(Samples.Write(Contact, first.Epoch, new PartChange("contact", Samples.Contact("c-1"))) with { Claim = first.Claim });
        // What is stored is of a far later epoch, as after a move from another silo.
        var id = DocumentStore.Id("contact", "c-1");
        var head = HeadDocument.Read(Contact, _storage.Peek(id)!);
        head.Epoch = 100;
        _storage.Put(id, head.Write());
        var older = await store.Claim(Contact, Samples.Codec);
        var newer = await store.Claim(Contact, Samples.Codec);
        Assert.Equal(older.Epoch, newer.Epoch);

        await Assert.ThrowsAsync<FencedException>(async () => await store.Commit(Samples.Write(Contact, older.Epoch) with { Claim = older.Claim }));
        await store.Commit(Samples.Write(Contact, newer.Epoch, new PartChange("contact", Samples.Contact("c-1", closed: true))) with { Claim = newer.Claim });
    }
}
