using Orleans.Storage;

namespace Routing.Cluster;

/// <summary>
/// Grain storage for development: a silo holds the documents of the actors that first lived on it, so that a write is no
/// call; an actor that comes to live elsewhere writes them where they are. What a silo holds goes with it.
/// </summary>
/// <remarks>
/// The tag of a document held elsewhere names the silo. Of an actor no two activations make the first document at once,
/// as Orleans places each but once; what any silo may make first, an address say, is left to <paramref name="shared"/>.
/// </remarks>
internal sealed class MemoryDocuments(HeldDocuments held, IDocumentHolders holders, IGrainStorage shared) : IGrainStorage
{
    private const char AtSilo = '|';
    private static readonly HashSet<GrainType> OfActors =
        [.. Enum.GetValues<ActorKind>().SelectMany(kind => new[] { HeldDocuments.Name(kind), $"{HeldDocuments.Name(kind)}-page" }).Select(GrainType.Create)];

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (!OfActors.Contains(grainId.Type))
        {
            await shared.ReadStateAsync(stateName, grainId, grainState);
            return;
        }
        var found = held.Find(grainId) ?? await FindElsewhere(grainId);
        grainState.State = (T)(object)new Document { Json = found?.Json ?? [] };
        (grainState.RecordExists, grainState.ETag) = (found is not null, found?.Tag);
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (!OfActors.Contains(grainId.Type)) return shared.WriteStateAsync(stateName, grainId, grainState);
        var document = (Document)(object)grainState.State!;
        var tag = grainState.ETag;
        if (tag?.IndexOf(AtSilo) is > 0 and var end) return WriteElsewhere(SiloAddress.FromParsableString(tag[..end]), grainId, document, tag[(end + 1)..], grainState);
        return held.TryWrite(grainId, document.Json, document.IsListed, tag) is { } next ? Wrote(grainState, next) : Task.FromException(Stale(grainId));
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new NotSupportedException("Documents are replaced, never cleared.");

    private async Task<HeldDocument?> FindElsewhere(GrainId id)
    {
        var asked = holders.Others.Select(silo => (Silo: silo, Answer: holders.At(silo).Read(id))).ToList();
        // One that does not answer may be the one that holds it: then this read fails, and is no word of there being none.
        foreach (var (silo, answer) in asked)
        {
            if (await answer is { } found) return found with { Tag = $"{silo.ToParsableString()}{AtSilo}{found.Tag}" };
        }
        return null;
    }

    private async Task WriteElsewhere<T>(SiloAddress silo, GrainId id, Document document, string tag, IGrainState<T> state)
    {
        var next = await holders.At(silo).Write(id, document.Json, document.IsListed, tag) ?? throw Stale(id);
        await Wrote(state, $"{silo.ToParsableString()}{AtSilo}{next}");
    }

    private static Task Wrote<T>(IGrainState<T> state, string tag)
    {
        (state.ETag, state.RecordExists) = (tag, true);
        return Task.CompletedTask;
    }

    private static InconsistentStateException Stale(GrainId id) => new($"{id} was written by somebody else.");
}
