using System.Text;

namespace Routing.Embedded;

/// <summary>The net changes of some transactions, and the positions of their events by contact.</summary>
/// <remarks>The changes stay the bytes they are in the log; what is kept of each is where it stands.</remarks>
internal sealed class RecentGeneration
{
    private const int None = -1;
    private readonly List<byte[]> _segments = [];
    // Numbered alike: a part is found by its actor and name, and those of one actor by the actor.
    private readonly HashChains _parts = new();
    private readonly HashChains _actors = new();
    private (int Segment, int Start)[] _at = new (int, int)[1024];
    private readonly MergedOrder _order;
    private volatile bool _sorted;

    public RecentGeneration() => _order = new MergedOrder((x, y) => Frame(x).CompareTo(Frame(y)));

    public IReadOnlyList<byte[]> Segments => _segments;
    public JourneyIndex Journeys { get; } = new();
    public long LastLog { get; set; }

    /// <summary>Position of the last event.</summary>
    public long LastEvent { get; private set; }

    public int Count => _parts.Count;
    public bool IsSorted => _sorted;

    /// <summary>The change that stands at a place in the order of the table, so that neighbours are written together. Once it is sorted.</summary>
    public LogFrame InOrder(int place) => Frame(_order[place]);

    public void Add(byte[] segment) => _segments.Add(segment);

    /// <summary>Takes a change that stands in the newest segment; an earlier one of the same part is forgotten.</summary>
    public void Put(in LogFrame change, int start)
    {
        var (actor, part) = Hashes(change);
        var at = (_segments.Count - 1, start);
        for (var number = _parts.Newest(part); number != None; number = _parts.Earlier(number))
        {
            if (!Frame(number).IsSamePartAs(change)) continue;
            _at[number] = at;
            return;
        }
        var next = _parts.Add(part);
        _actors.Add(actor);
        if (next == _at.Length) Array.Resize(ref _at, next * 2);
        _at[next] = at;
    }

    public void Put(RecordedEvent happened, long position)
    {
        LastEvent = position;
        if (happened.Event.Contact is { } contact) Journeys.Add(contact, position);
    }

    public bool Has(ActorKind kind, ReadOnlySpan<byte> id) => Newest(kind, id) != None;

    public void CopyOf(ActorKind kind, ReadOnlySpan<byte> id, List<RecentParts.Entry> to)
    {
        for (var number = Newest(kind, id); number != None; number = _actors.Earlier(number))
        {
            var change = Frame(number);
            if (!change.IsOf(kind, id)) continue;
            var name = Encoding.UTF8.GetString(change.Name);
            to.Add(change.IsHeader ? new RecentParts.Entry(name, null, change.LastEvent) : new RecentParts.Entry(name, change.IsRemoval ? null : change.Data.ToArray(), 0));
        }
    }

    /// <summary>Ids of a kind after one.</summary>
    public void Ids(ActorKind kind, string after, ISet<string> to)
    {
        for (var number = 0; number < Count; number++)
        {
            var change = Frame(number);
            if (change.Kind != kind) continue;
            var id = Encoding.UTF8.GetString(change.Id);
            if (string.CompareOrdinal(id, after) > 0) to.Add(id);
        }
    }

    /// <summary>Puts it in order, on the pool: the writer has others to serve meanwhile. From here on nothing is put.</summary>
    public void Sort() => _order.Sort(Count, () => Journeys.Sort(() => _sorted = true));

    /// <summary>Empties it for the next changes; keeps its arrays.</summary>
    public void Clear()
    {
        _sorted = false;
        _parts.Clear();
        _actors.Clear();
        _segments.Clear();
        Journeys.Clear();
    }

    private int Newest(ActorKind kind, ReadOnlySpan<byte> id)
    {
        var number = _actors.Newest(Hash(kind, id).ToHashCode());
        while (number != None && !Frame(number).IsOf(kind, id)) number = _actors.Earlier(number);
        return number;
    }

    private LogFrame Frame(int number) => LogFrames.First(_segments[_at[number].Segment].AsSpan(_at[number].Start));

    private static (int Actor, int Part) Hashes(in LogFrame change)
    {
        var hash = Hash(change.Kind, change.Id);
        var actor = hash.ToHashCode();
        hash.AddBytes(change.Name);
        return (actor, hash.ToHashCode());
    }

    private static HashCode Hash(ActorKind kind, ReadOnlySpan<byte> id)
    {
        var hash = new HashCode();
        hash.Add((int)kind);
        hash.AddBytes(id);
        return hash;
    }
}
