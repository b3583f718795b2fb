namespace Routing.Embedded;

/// <summary>
/// Parts that are durable in the log but not yet in their table. Two generations: the young one takes what is committed,
/// the leaving one is moved into the table a little with each transaction, in order of its keys. What was changed
/// several times meanwhile is moved once, and what came and went not at all.
/// </summary>
internal sealed class RecentParts
{
    private readonly Lock _gate = new();
    private readonly SegmentPool _segments = new();
    private Generation _young = new();
    private Generation? _leaving;
    private byte[] _segment = [];
    private int _room;

    /// <summary>A change staged by a transaction: where its data stands in the transaction's frames; a negative length removes.</summary>
    public readonly record struct Change(ActorKey Key, string Name, int Start, int Length, long LastEvent);

    /// <summary>A part as it is now; no data removes it, and the header has the last event's number instead.</summary>
    public readonly record struct Entry(ActorKey Key, string Name, byte[] Bytes, int Start, int Length, long LastEvent)
    {
        public bool IsRemoval => Length < 0;
        public ReadOnlySpan<byte> Data => Bytes.AsSpan(Start, Math.Max(0, Length));
    }

    /// <summary>Makes a committed transaction's changes visible. For the writer.</summary>
    /// <param name="logPosition">The row of the log they stand in.</param>
    public void Publish(ReadOnlySpan<byte> frames, List<Change> changes, long logPosition)
    {
        if (changes.Count == 0) return;
        if (_room < frames.Length)
        {
            _segment = _segments.Take(frames.Length);
            _room = _segment.Length;
            _young.Segments.Add(_segment);
        }
        var start = _segment.Length - _room;
        frames.CopyTo(_segment.AsSpan(start));
        _room -= frames.Length;
        lock (_gate)
        {
            _young.LastLog = logPosition;
            foreach (var change in changes) _young.Put(new Entry(change.Key, change.Name, _segment, start + change.Start, change.Length, change.LastEvent));
            if (_leaving is null && _young.Count >= StorageLimits.RecentPartsPerGeneration)
            {
                (_leaving, _young) = (_young, new Generation());
                _room = 0;
                _leaving.Sort();
            }
        }
    }

    /// <summary>The generation to be moved into the table, when it is ready. For the writer, who alone ends it.</summary>
    public Generation? Leaving => _leaving is { IsSorted: true } ready ? ready : null;

    /// <summary>The leaving generation is in the table.</summary>
    public void Left()
    {
        Generation left;
        lock (_gate)
        {
            left = _leaving!;
            _leaving = null;
        }
        foreach (var segment in left.Segments) _segments.Return(segment);
    }

    /// <summary>An actor's parts that the table may not have yet, the later ones last; copies, good for any time.</summary>
    public List<Entry> Of(ActorKey key)
    {
        lock (_gate)
        {
            var found = new List<Entry>();
            _leaving?.CopyOf(key, found);
            _young.CopyOf(key, found);
            return found;
        }
    }

    /// <summary>Actors of a kind with such parts, after an id.</summary>
    public SortedSet<string> Ids(ActorKind kind, string after)
    {
        lock (_gate)
        {
            var ids = new SortedSet<string>(StringComparer.Ordinal);
            foreach (var generation in new[] { _leaving, _young })
            {
                if (generation is null) continue;
                foreach (var key in generation.Keys)
                {
                    if (key.Kind == kind && string.CompareOrdinal(key.Id, after) > 0) ids.Add(key.Id);
                }
            }
            return ids;
        }
    }

    /// <summary>The net changes of some transactions.</summary>
    public sealed class Generation
    {
        private readonly Dictionary<ActorKey, List<Entry>> _byActor = [];
        private volatile Entry[]? _sorted;

        public List<byte[]> Segments { get; } = [];
        public long LastLog { get; set; }
        public int Count { get; private set; }
        public bool IsSorted => _sorted is not null;
        public IEnumerable<ActorKey> Keys => _byActor.Keys;

        /// <summary>In order of their keys, so that neighbours in the table are written together.</summary>
        public ReadOnlySpan<Entry> Sorted => _sorted;

        public void Put(in Entry entry)
        {
            if (!_byActor.TryGetValue(entry.Key, out var parts)) _byActor.Add(entry.Key, parts = new List<Entry>(2));
            for (var i = 0; i < parts.Count; i++)
            {
                if (parts[i].Name != entry.Name) continue;
                parts[i] = entry;
                return;
            }
            parts.Add(entry);
            Count++;
        }

        public void CopyOf(ActorKey key, List<Entry> to)
        {
            if (!_byActor.TryGetValue(key, out var parts)) return;
            foreach (var part in parts)
                to.Add(part.IsRemoval ? part : part with { Bytes = part.Data.ToArray(), Start = 0 });
        }

        /// <summary>On a thread of the pool: the writer has others to serve meanwhile. From here on nothing is put.</summary>
        public void Sort() => ThreadPool.UnsafeQueueUserWorkItem(static generation => generation._sorted = generation.InOrder(), this, preferLocal: false);

        private Entry[] InOrder()
        {
            var all = new Entry[Count];
            var at = 0;
            foreach (var parts in _byActor.Values)
            {
                foreach (var part in parts) all[at++] = part;
            }
            Array.Sort(all, static (x, y) =>
            {
                // Not Enum.CompareTo, which boxes both.
                var order = (int)x.Key.Kind - (int)y.Key.Kind;
                if (order == 0) order = string.CompareOrdinal(x.Key.Id, y.Key.Id);
                return order != 0 ? order : string.CompareOrdinal(x.Name, y.Name);
            });
            return all;
        }
    }
}
