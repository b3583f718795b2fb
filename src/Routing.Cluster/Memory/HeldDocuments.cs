using System.Collections.Concurrent;

namespace Routing.Cluster;

/// <summary>The documents that this silo holds in memory, and the lists of those that are listed.</summary>
internal sealed class HeldDocuments
{
    private readonly ConcurrentDictionary<GrainId, HeldDocument> _documents = new();
    private readonly Dictionary<GrainType, (ActorKind Kind, SortedSet<string> Ids)> _listed =
        Enum.GetValues<ActorKind>().ToDictionary(kind => GrainType.Create(Name(kind)), kind => (kind, new SortedSet<string>(StringComparer.Ordinal)));
    private long _tags;

    public HeldDocument? Find(GrainId id) => _documents.GetValueOrDefault(id);

    /// <summary>Replaces the document of that tag, or makes it when there is none and none is expected; null when it is another one.</summary>
    public string? TryWrite(GrainId id, byte[] json, bool isListed, string? tag)
    {
        var next = new HeldDocument(json, $"{Interlocked.Increment(ref _tags)}", isListed);
        HeldDocument? held = null;
        if (tag is null)
        {
            if (!_documents.TryAdd(id, next)) return null;
        }
        else if (!_documents.TryGetValue(id, out held) || held.Tag != tag || !_documents.TryUpdate(id, next, held)) return null;
        if (isListed != held is { IsListed: true }) List(id, isListed);
        return next.Tag;
    }

    public string[] List(ActorKind kind, string? after, int limit)
    {
        var (_, ids) = _listed[GrainType.Create(Name(kind))];
        // The least string above an id is that id with a null character behind it.
        var from = after is null ? "" : after + '\0';
        lock (ids)
        {
            IEnumerable<string> rest = ids.Count == 0 || string.CompareOrdinal(ids.Max, from) < 0 ? [] : ids.GetViewBetween(from, ids.Max);
            return [.. rest.Take(limit)];
        }
    }

    public static string Name(ActorKind kind) => kind.ToString().ToLowerInvariant();

    private void List(GrainId id, bool isListed)
    {
        if (!_listed.TryGetValue(id.Type, out var list)) return;
        lock (list.Ids)
        {
            if (isListed) list.Ids.Add(id.Key.ToString()!);
            else list.Ids.Remove(id.Key.ToString()!);
        }
    }
}
