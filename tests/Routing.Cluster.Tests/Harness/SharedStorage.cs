using System.Collections.Concurrent;
using Orleans.Storage;

namespace Routing.Cluster.Tests;

/// <summary>Grain storage that outlives any silo of the test, and lists what is in it.</summary>
internal sealed class SharedStorage : IGrainStorage, ICatalog, IActorListing
{
    private readonly ConcurrentDictionary<GrainId, (byte[] Json, bool IsListed, string Tag)> _documents = new();
    private readonly ConcurrentDictionary<string, string> _addresses = new();
    private long _writes;

    /// <summary>Answers the failure that a write of a document shall meet, or null.</summary>
    public Func<GrainId, Exception?>? Fail { get; set; }

    /// <summary>Answers what a write of a document shall wait for, or null.</summary>
    public Func<GrainId, Task?>? Hold { get; set; }

    /// <summary>Sees every document as it is read.</summary>
    public Action<GrainId>? Reading { get; set; }

    public long Writes => Interlocked.Read(ref _writes);

    public IEnumerable<(GrainId Id, int Bytes)> Documents => _documents.Select(document => (document.Key, document.Value.Json.Length));

    public void Clear() => _documents.Clear();

    public byte[]? Peek(GrainId id) => _documents.TryGetValue(id, out var stored) ? stored.Json : null;

    public void Put(GrainId id, byte[] json) => _documents[id] = (json, true, "put");

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Reading?.Invoke(grainId);
        var found = _documents.TryGetValue(grainId, out var stored);
        grainState.State = (T)(object)new Document { Json = found ? stored.Json : [] };
        (grainState.RecordExists, grainState.ETag) = (found, found ? stored.Tag : null);
        return Task.CompletedTask;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (Hold?.Invoke(grainId) is { } held) await held;
        await Write(grainId, grainState);
    }

    private Task Write<T>(GrainId grainId, IGrainState<T> grainState)
    {
        if (Fail?.Invoke(grainId) is { } failure) return Task.FromException(failure);
        var document = (Document)(object)grainState.State!;
        var next = (document.Json, document.IsListed, $"{Interlocked.Increment(ref _writes)}");
        lock (_documents)
        {
            var held = _documents.TryGetValue(grainId, out var stored) ? stored.Tag : null;
            if (held != grainState.ETag) return Task.FromException(new InconsistentStateException("stale", held ?? "", grainState.ETag ?? ""));
            _documents[grainId] = next;
        }
        (grainState.ETag, grainState.RecordExists) = (next.Item3, true);
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        _documents.TryRemove(grainId, out _);
        return Task.CompletedTask;
    }

    public ValueTask<IReadOnlyList<string>> List(ActorKind kind, string? after, int limit, CancellationToken ct = default)
    {
        var type = kind.ToString().ToLowerInvariant();
        return ValueTask.FromResult<IReadOnlyList<string>>([.. _documents
            .Where(document => document.Value.IsListed && document.Key.Type.ToString() == type)
            .Select(document => document.Key.Key.ToString()!)
            .Where(id => after is null || string.CompareOrdinal(id, after) > 0)
            .Order(StringComparer.Ordinal)
            .Take(limit)]);
    }

    public ValueTask<string?> CustomerByAddress(string address, CancellationToken ct = default) => ValueTask.FromResult(_addresses.GetValueOrDefault(address));

    public ValueTask<string> BindAddress(string address, string customerId, CancellationToken ct = default) => ValueTask.FromResult(_addresses.GetOrAdd(address, customerId));

    public ValueTask ReleaseAddress(string address, string customerId, CancellationToken ct = default)
    {
        _addresses.TryRemove(new(address, customerId));
        return ValueTask.CompletedTask;
    }

    public ValueTask Add(ActorKey key) => ValueTask.CompletedTask;

    public ValueTask Remove(ActorKey key) => ValueTask.CompletedTask;
}
