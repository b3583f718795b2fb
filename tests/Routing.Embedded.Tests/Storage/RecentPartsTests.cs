namespace Routing.Embedded.Tests;

/// <summary>Parts pass from the log into their table, and events into the index of contacts, while they are read, changed and removed; at no moment may that show.</summary>
public sealed class RecentPartsTests : IDisposable
{
    // With three parts each, more than make a generation.
    private const int Contacts = StorageLimits.RecentPartsPerGeneration / 3;
    private readonly DataDirectory _data = new();
    private readonly Dictionary<(ActorKey Actor, string Part), string> _model = [];
    private readonly Dictionary<string, int> _happened = [];
    private readonly Dictionary<ActorKey, long> _epochs = [];
    private readonly Random _random = new(7);

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task What_is_claimed_is_what_was_written_last_over_several_generations_and_restarts()
    {
        for (var life = 0; life < 3; life++)
        {
            _epochs.Clear();
            using var store = SqliteStore.Open(_data.File);
            using var reader = Schema.OpenReader(_data.File);
            // Until a generation has left, and some of what the log has of it.
            for (var round = 0; round < 20 || (long)Schema.Scalar(reader, "SELECT min(position) FROM log")! == 1; round++)
            {
                Assert.InRange(round, 0, 200);
                await Write(store, StorageLimits.RecentPartsPerGeneration / 6);
                await Compare(store, samples: 15);
            }
            Assert.Equal(Living(), await Listed(store));
        }
        using var last = SqliteStore.Open(_data.File);
        await Compare(last, samples: 500);
        Assert.Empty(DataFile.Verify(_data.File, Samples.Codecs).Faults);
    }

    [Fact]
    public async Task One_part_changed_again_and_again_is_moved_too_before_it_fills_the_memory()
    {
        var recent = new RecentParts();
        var frames = new PooledBuffer();
        LogFrames.Append(frames, ActorKind.Agent, "li-na"u8, "profile"u8, new byte[SegmentPool.SegmentBytes / 2]);
        for (var change = 1; change <= 2 * StorageLimits.SegmentsPerGeneration; change++) recent.Publish(frames.All, change, [], 0);

        await Soon.Until(() => recent.Leaving is not null, "the generation is ready to be moved");

        Assert.InRange(recent.Leaving!.Segments.Count, 1, StorageLimits.SegmentsPerGeneration);
    }

    private async Task Write(SqliteStore store, int parts)
    {
        var writes = new List<Task>();
        for (var i = 0; i < parts; i++)
        {
            var key = ActorKey.Contact($"c-{_random.Next(Contacts)}");
            if (!_epochs.TryGetValue(key, out var epoch)) _epochs[key] = epoch = await store.Epoch(key);
            var removes = _random.Next(3) == 0;
            var (part, name) = ($"config/{_random.Next(3)}", $"{i}-{_random.Next()}");
            if (removes) _model.Remove((key, part));
            else _model[(key, part)] = name;
            var write = Samples.Write(key, epoch, new PartChange(part, removes ? null : Samples.Config(name)));
            if (_random.Next(4) == 0) write = write.With(Happen(key.Id), Samples.Queued(key.Id));
            writes.Add(store.Commit(write).AsTask());
        }
        await Task.WhenAll(writes);
    }

    private async Task Compare(SqliteStore store, int samples)
    {
        for (var i = 0; i < samples; i++)
        {
            var key = ActorKey.Contact($"c-{_random.Next(Contacts)}");
            var stored = await store.Claim(key, Samples.Codec);
            _epochs[key] = stored.Epoch;
            Assert.Equal(
                _model.Where(part => part.Key.Actor == key).Select(part => (part.Key.Part, part.Value)).Order(),
                stored.Parts.Select(part => (part.Name, ((QueueConfig)part.Value).Name)).Order());
            var journey = await store.OfContact(key.Id, 10_000);
            Assert.Equal(Enumerable.Range(1, _happened.GetValueOrDefault(key.Id)).Select(n => (long)n), journey.Select(e => e.Number));
            Assert.All(journey, e => Assert.Equal(key.Id, e.Contact));
        }
    }

    private long Happen(string contact) => _happened[contact] = _happened.GetValueOrDefault(contact) + 1;

    private static async Task<int> Listed(SqliteStore store)
    {
        var (count, after) = (0, (string?)null);
        while (await store.List(ActorKind.Contact, after, StorageLimits.IdsPerPage) is { Count: > 0 } page) (count, after) = (count + page.Count, page[^1]);
        return count;
    }

    private int Living() => _model.Keys.Select(part => part.Actor).Distinct().Count();
}
