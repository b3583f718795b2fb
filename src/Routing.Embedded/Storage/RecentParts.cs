using System.Text;

namespace Routing.Embedded;

/// <summary>
/// Parts that are durable in the log but not yet in their table, and positions of events that are not yet in the index.
/// Two generations: the young one takes what is committed, the leaving one is moved into the tables a little with each
/// transaction, in order of its keys. What was changed several times meanwhile is moved once, and what came and went not at all.
/// </summary>
internal sealed class RecentParts
{
    private static readonly List<Entry> None = [];
    private readonly Lock _gate = new();
    private readonly SegmentPool _segments = new();
    // Used again and again: arrays of this size made anew would make the collector look at the whole heap.
    private RecentGeneration? _spare = new();
    private RecentGeneration _young = new();
    private RecentGeneration? _leaving;
    private byte[] _segment = [];
    private int _room;

    /// <summary>A part as it is now; no data removes it, and the header has the last event's number instead.</summary>
    public readonly record struct Entry(string Name, byte[]? Data, long LastEvent);

    /// <summary>Makes a committed transaction's changes and events visible. For the writer.</summary>
    /// <param name="logPosition">The row of the log the changes stand in.</param>
    public void Publish(ReadOnlySpan<byte> frames, long logPosition, List<RecordedEvent> events, long firstEvent)
    {
        if (_room < frames.Length)
        {
            _segment = _segments.Take(frames.Length);
            _room = _segment.Length;
        }
        var start = _segment.Length - _room;
        frames.CopyTo(_segment.AsSpan(start));
        lock (_gate)
        {
            if (start == 0) _young.Add(_segment);
            _young.LastLog = logPosition;
            foreach (var change in LogFrames.Of(frames))
            {
                _young.Put(change, start);
                start += change.Size;
            }
            foreach (var happened in events) _young.Put(happened, firstEvent++);
            _room -= frames.Length;
            if (_leaving is null && (_young.Count >= StorageLimits.RecentPartsPerGeneration || _young.Segments.Count >= StorageLimits.SegmentsPerGeneration))
            {
                (_leaving, _young, _spare) = (_young, _spare!, null);
                _room = 0;
                _leaving.Sort();
            }
        }
    }

    /// <summary>The generation to be moved into the tables, when it is ready. For the writer, who alone ends it.</summary>
    public RecentGeneration? Leaving => _leaving is { IsSorted: true } ready ? ready : null;

    /// <summary>The leaving generation is in the tables.</summary>
    public void Left()
    {
        lock (_gate)
        {
            foreach (var segment in _leaving!.Segments) _segments.Return(segment);
            _leaving.Clear();
            (_spare, _leaving) = (_leaving, null);
        }
    }

    /// <summary>An actor's parts that the table may not have yet, the later ones last; copies, good for any time.</summary>
    public List<Entry> Of(ActorKey key)
    {
        Span<byte> buffer = stackalloc byte[Encoding.UTF8.GetMaxByteCount(key.Id.Length)];
        var id = buffer[..Encoding.UTF8.GetBytes(key.Id, buffer)];
        lock (_gate)
        {
            if (!_young.Has(key.Kind, id) && _leaving?.Has(key.Kind, id) != true) return None;
            var found = new List<Entry>();
            _leaving?.CopyOf(key.Kind, id, found);
            _young.CopyOf(key.Kind, id, found);
            return found;
        }
    }

    /// <summary>Positions of a contact's events that the index may not have yet.</summary>
    public SortedSet<long> Positions(string contact)
    {
        var positions = new SortedSet<long>();
        lock (_gate)
        {
            _leaving?.Journeys.Find(contact, positions);
            _young.Journeys.Find(contact, positions);
        }
        return positions;
    }

    /// <summary>Actors of a kind with such parts, after an id.</summary>
    public SortedSet<string> Ids(ActorKind kind, string after)
    {
        lock (_gate)
        {
            var ids = new SortedSet<string>(StringComparer.Ordinal);
            _leaving?.Ids(kind, after, ids);
            _young.Ids(kind, after, ids);
            return ids;
        }
    }
}
