using Orleans.Storage;
using Routing.Embedded.Tests;

namespace Routing.Cluster.Tests;

/// <summary>Documents in the memory of two silos: each is found and fenced from both, and lies with the one that made it.</summary>
public sealed class MemoryDocumentsTests
{
    private static readonly SiloAddress Here = SiloAddress.FromParsableString("127.0.0.1:11111@1");
    private static readonly SiloAddress There = SiloAddress.FromParsableString("127.0.0.1:11112@1");
    private static readonly GrainId Agent = GrainId.Create("agent", "amy");
    private readonly HeldDocuments _heldHere = new(), _heldThere = new();
    private readonly SharedStorage _shared = new();
    private readonly MemoryDocuments _here, _there;

    public MemoryDocumentsTests()
    {
        _here = new MemoryDocuments(_heldHere, new Peer(There, _heldThere), _shared);
        _there = new MemoryDocuments(_heldThere, new Peer(Here, _heldHere), _shared);
    }

    [Fact]
    public async Task A_document_stays_where_it_was_made_and_is_written_there_from_elsewhere()
    {
        await Write(_here, Agent, "1", null);
        var read = await Read(_there, Agent);
        Assert.Equal("1", Text(read));
        await Write(_there, Agent, "2", read.ETag);
        Assert.Equal("2", Text(await Read(_here, Agent)));
        Assert.Null(_heldThere.Find(Agent));
    }

    [Fact]
    public async Task Whoever_wrote_last_fences_off_the_other_whichever_silo_it_is_on()
    {
        var old = await Write(_here, Agent, "1", null);
        var taken = await Read(_there, Agent);
        var newer = await Write(_there, Agent, "2", taken.ETag);
        await Assert.ThrowsAsync<InconsistentStateException>(() => Write(_here, Agent, "late", old));
        await Write(_here, Agent, "3", (await Read(_here, Agent)).ETag);
        await Assert.ThrowsAsync<InconsistentStateException>(() => Write(_there, Agent, "late", newer));
        await Assert.ThrowsAsync<InconsistentStateException>(() => Write(_here, Agent, "first", null));
        Assert.Equal("3", Text(await Read(_there, Agent)));
    }

    [Fact]
    public async Task A_silo_that_does_not_answer_is_no_word_of_there_being_none()
    {
        var cut = new MemoryDocuments(_heldHere, new Peer(There, null), _shared);
        await Assert.ThrowsAsync<TimeoutException>(() => Read(cut, Agent));
    }

    [Fact]
    public async Task What_is_nobodys_own_is_left_to_storage_that_all_silos_share()
    {
        var address = GrainId.Create("address", "a1");
        await Write(_here, address, "1", null);
        Assert.Null(_heldHere.Find(address));
        await Assert.ThrowsAsync<InconsistentStateException>(() => Write(_there, address, "2", null));
    }

    [Fact]
    public async Task The_lists_of_both_are_one_in_order_and_by_page()
    {
        foreach (var id in new[] { "d", "a" }) await Write(_here, GrainId.Create("agent", id), "1", null);
        foreach (var id in new[] { "c", "b", "e" }) await Write(_there, GrainId.Create("agent", id), "1", null);
        var gone = GrainId.Create("agent", "e");
        await Write(_there, gone, "{}", (await Read(_there, gone)).ETag, isListed: false);
        var catalog = new MemoryCatalog(_heldHere, new Peer(There, _heldThere), null!);
        Assert.Equal(["a", "b", "c"], await catalog.List(ActorKind.Agent, null, 3));
        Assert.Equal(["d"], await catalog.List(ActorKind.Agent, "c", 3));
        Assert.Empty(await catalog.List(ActorKind.Queue, null, 3));
    }

    private static async Task<string?> Write(MemoryDocuments documents, GrainId id, string text, string? tag, bool isListed = true)
    {
        var state = new GrainState<Document>(new Document { Json = System.Text.Encoding.UTF8.GetBytes(text), IsListed = isListed }, tag);
        await documents.WriteStateAsync("routing", id, state);
        return state.ETag;
    }

    private static async Task<GrainState<Document>> Read(MemoryDocuments documents, GrainId id)
    {
        var state = new GrainState<Document>(new Document());
        await documents.ReadStateAsync("routing", id, state);
        return state;
    }

    private static string Text(GrainState<Document> state) => System.Text.Encoding.UTF8.GetString(state.State!.Json);

    /// <summary>The one other silo; one without documents does not answer.</summary>
    private sealed class Peer(SiloAddress silo, HeldDocuments? held) : IDocumentHolders, IDocumentHolder
    {
        public IEnumerable<SiloAddress> Others => [silo];

        public IDocumentHolder At(SiloAddress _) => this;

        public Task<HeldDocument?> Read(GrainId id) => held is null ? Task.FromException<HeldDocument?>(new TimeoutException()) : Task.FromResult(held.Find(id));

        public Task<string?> Write(GrainId id, byte[] json, bool isListed, string tag) => Task.FromResult(held!.TryWrite(id, json, isListed, tag));

        public Task<string[]> List(ActorKind kind, string? after, int limit) => Task.FromResult(held!.List(kind, after, limit));
    }
}

/// <summary>What every store promises, promised by documents in the memory of silos.</summary>
public sealed class MemoryStoreTests : CatalogContract
{
    private readonly StoreOnGrainStorage _store;

    public MemoryStoreTests()
    {
        var (held, alone) = (new HeldDocuments(), new Alone());
        var storage = new MemoryDocuments(held, alone, new SharedStorage());
        _store = new StoreOnGrainStorage(storage, new SharedLog(), documents => new MemoryCatalog(held, alone, new AddressBook(documents)), Clock);
    }

    protected override IActorStore Store => _store;

    public override void Dispose() => _store.DisposeAsync().AsTask().GetAwaiter().GetResult();

    private sealed class Alone : IDocumentHolders
    {
        public IEnumerable<SiloAddress> Others => [];

        public IDocumentHolder At(SiloAddress silo) => throw new InvalidOperationException("There is no other.");
    }
}
