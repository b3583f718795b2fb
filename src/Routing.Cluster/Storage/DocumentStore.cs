using Orleans.Storage;

namespace Routing.Cluster;

/// <summary>A document as read, and the tag under which alone it may be replaced; a null tag means that there is none yet.</summary>
internal readonly record struct ReadDocument(byte[]? Json, string? Tag);

/// <summary>Somebody else has written the document since it was read.</summary>
internal sealed class StaleDocumentException(GrainId id, Exception inner) : Exception($"{id} was written by somebody else.", inner);

/// <summary>
/// Documents in any grain storage of Orleans. Every call is bounded, and every failure is one of two: somebody else has
/// written, or the store cannot serve.
/// </summary>
internal sealed class DocumentStore(IGrainStorage storage, TimeProvider clock, StoreHealth health)
{
    private const string StateName = "routing";
    private long _wroteAt;

    public TimeProvider Clock => clock;

    /// <summary>How long ago a write was last taken; for ever where none was.</summary>
    public TimeSpan SinceWrite => Interlocked.Read(ref _wroteAt) is not 0 and var at ? clock.GetElapsedTime(at) : TimeSpan.MaxValue;

    public static GrainId Id(string kind, string id) => GrainId.Create(kind, id);

    public async ValueTask<ReadDocument> Read(GrainId id)
    {
        var state = new GrainState<Document>(new Document());
        await Bounded(id, isWrite: false, storage.ReadStateAsync(StateName, id, state));
        return new ReadDocument(state.RecordExists ? state.State!.Json : null, state.RecordExists ? state.ETag : null);
    }

    /// <summary>Replaces the document if it is still the one of that tag; answers the new tag.</summary>
    /// <exception cref="StaleDocumentException">It is not.</exception>
    /// <exception cref="StoreUnavailableException">The write failed, or it is unknown whether it did.</exception>
    public async ValueTask<string?> Write(GrainId id, byte[] json, string? tag, bool isListed = false, long lastEvent = 0)
    {
        var state = new GrainState<Document>(new Document { Json = json, IsListed = isListed, LastEvent = lastEvent }, tag) { RecordExists = tag is not null };
        await Bounded(id, isWrite: true, storage.WriteStateAsync(StateName, id, state));
        return state.ETag;
    }

    private async Task Bounded(GrainId id, bool isWrite, Task call)
    {
        var (began, outcome) = (clock.GetTimestamp(), "failed");
        try
        {
            await call.WaitAsync(ClusterLimits.StorageBound, clock);
            Served(isWrite);
            outcome = "served";
        }
        catch (InconsistentStateException stale)
        {
            // That a document was replaced by somebody else is read, and says nothing of writing.
            health.Read();
            outcome = "stale";
            throw new StaleDocumentException(id, stale);
        }
        catch (Exception failure)
        {
            call.Ignore();
            if (isWrite) health.WriteFailed(failure);
            else health.ReadFailed(failure);
            // In words only: what a database driver throws cannot be read on the other side of a call.
            throw new StoreUnavailableException($"The cluster's storage cannot serve now; nothing acknowledged is lost. Try again. ({failure.GetBaseException().Message})");
        }
        finally
        {
            StoreMeter.Took(isWrite ? "write" : "read", outcome, clock.GetElapsedTime(began));
        }
    }

    private void Served(bool isWrite)
    {
        if (!isWrite)
        {
            health.Read();
            return;
        }
        Interlocked.Exchange(ref _wroteAt, Math.Max(1, clock.GetTimestamp()));
        health.Wrote();
    }
}
