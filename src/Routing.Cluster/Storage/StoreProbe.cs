namespace Routing.Cluster;

/// <summary>
/// Tells whether storage takes writes, also where nobody writes: then it writes a document of its own, one for the whole
/// cluster. Whoever asks while that is under way waits for the same; so however many ask, each silo writes once a second at most.
/// </summary>
internal sealed class StoreProbe(DocumentStore documents, StoreHealth health) : IStoreHealth
{
    private static readonly GrainId Probe = DocumentStore.Id("probe", "readiness");

    /// <summary>The work of actors vouches for so long.</summary>
    private static readonly TimeSpan Vouches = TimeSpan.FromSeconds(3);

    private readonly Lock _gate = new();
    private Task _probing = Task.CompletedTask;
    private long _probedAt;

    public string? Refusal => health.Refusal;

    public async ValueTask<string?> Look(CancellationToken ct = default)
    {
        if (health.Refusal is not null || documents.SinceWrite > Vouches) await Begin().WaitAsync(ct);
        return health.Refusal;
    }

    private Task Begin()
    {
        lock (_gate)
        {
            if (!_probing.IsCompleted || (_probedAt != 0 && documents.Clock.GetElapsedTime(_probedAt) < ClusterLimits.RetryEvery)) return _probing;
            _probedAt = documents.Clock.GetTimestamp();
            return _probing = Write();
        }
    }

    private async Task Write()
    {
        try
        {
            var stored = await documents.Read(Probe);
            await documents.Write(Probe, "{}"u8.ToArray(), stored.Tag);
        }
        catch (StaleDocumentException)
        {
            // Another silo has written it: storage takes writes.
            health.Wrote();
        }
        catch (StoreUnavailableException)
        {
            // The health knows.
        }
    }
}
