using System.Runtime.InteropServices;

namespace Routing.Embedded;

/// <summary>The net changes of some transactions, and the positions of their events by contact.</summary>
/// <remarks>Rows in plain arrays, linked by index: thousands of small lists would be what the collector copies about.</remarks>
internal sealed class RecentGeneration
{
    private const int None = -1;
    private readonly Dictionary<ActorKey, int> _newest = [];
    private RecentParts.Entry[] _entries = new RecentParts.Entry[1024];
    private int[] _earlier = new int[1024];
    private int[] _order = [];
    private string[] _contacts = [];
    private volatile bool _sorted;

    public List<byte[]> Segments { get; } = [];
    public JourneyIndex Journeys { get; } = new();
    public long LastLog { get; set; }

    /// <summary>Position of the last event.</summary>
    public long LastEvent { get; private set; }

    public int Count { get; private set; }
    public bool IsSorted => _sorted;
    public IEnumerable<ActorKey> Keys => _newest.Keys;

    /// <summary>Contacts with events in this generation, in order. Once it is sorted.</summary>
    public ReadOnlySpan<string> Contacts => _contacts;

    /// <summary>The entry that stands at a place in the order of keys, so that neighbours in the table are written together. Once it is sorted.</summary>
    public ref readonly RecentParts.Entry InOrder(int place) => ref _entries[_order[place]];

    public void Put(in RecentParts.Entry entry)
    {
        ref var newest = ref CollectionsMarshal.GetValueRefOrAddDefault(_newest, entry.Key, out var known);
        if (!known) newest = None;
        for (var at = newest; at != None; at = _earlier[at])
        {
            if (_entries[at].Name != entry.Name) continue;
            _entries[at] = entry;
            return;
        }
        if (Count == _entries.Length)
        {
            Array.Resize(ref _entries, Count * 2);
            Array.Resize(ref _earlier, Count * 2);
        }
        (_entries[Count], _earlier[Count]) = (entry, newest);
        newest = Count++;
    }

    public void Put(RecordedEvent happened, long position)
    {
        LastEvent = position;
        if (happened.Event.Contact is { } contact) Journeys.Add(contact, position);
    }

    public bool Has(ActorKey key) => _newest.ContainsKey(key);

    public void CopyOf(ActorKey key, List<RecentParts.Entry> to)
    {
        if (!_newest.TryGetValue(key, out var at)) return;
        for (; at != None; at = _earlier[at])
        {
            ref readonly var part = ref _entries[at];
            to.Add(part.IsRemoval ? part : part with { Bytes = part.Data.ToArray(), Start = 0 });
        }
    }

    /// <summary>On a thread of the pool: the writer has others to serve meanwhile. From here on nothing is put.</summary>
    public void Sort() => ThreadPool.UnsafeQueueUserWorkItem(static generation => generation.PutInOrder(), this, preferLocal: false);

    /// <summary>Empties it for the next changes; keeps its arrays.</summary>
    public void Clear()
    {
        _sorted = false;
        _newest.Clear();
        Array.Clear(_entries, 0, Count);
        Segments.Clear();
        Journeys.Clear();
        _contacts = [];
        Count = 0;
    }

    private void PutInOrder()
    {
        if (_order.Length < Count) _order = new int[_entries.Length];
        for (var i = 0; i < Count; i++) _order[i] = i;
        _order.AsSpan(0, Count).Sort((x, y) => Compare(_entries[x], _entries[y]));
        _contacts = [.. Journeys.Contacts];
        _contacts.AsSpan().Sort(string.CompareOrdinal);
        _sorted = true;
    }

    private static int Compare(in RecentParts.Entry x, in RecentParts.Entry y)
    {
        // Not Enum.CompareTo, which boxes both.
        var order = (int)x.Key.Kind - (int)y.Key.Kind;
        if (order == 0) order = string.CompareOrdinal(x.Key.Id, y.Key.Id);
        return order != 0 ? order : string.CompareOrdinal(x.Name, y.Name);
    }
}
