using System.Diagnostics.CodeAnalysis;

namespace Routing.Core;

/// <summary>
/// A sorted set that knows places: add, remove and "how many come before this one" stay cheap with half a million
/// items. It is a list of sorted chunks; an empty one holds at most a small array, as there is one per queue and signature.
/// </summary>
/// <remarks>
/// A balanced tree (<see cref="SortedSet{T}"/>) was refused: it knows no places, and spends a node of 48 bytes and a
/// cache miss on every item. Here an item costs its own size, and a move of at most half a chunk.
/// </remarks>
public sealed class RankedSet<T>(IComparer<T> order)
{
    /// <summary>Items in a chunk at most; near √500,000, so that places and moves cost about the same.</summary>
    public const int ChunkSize = 512;

    private readonly List<RankedChunk<T>> _chunks = [];
    // What the last item has left: a set is mostly empty, and holds one item now and then.
    private RankedChunk<T>? _emptied;
    private int _version;

    public int Count { get; private set; }

    public T First => TryFirst(out var first) ? first : throw new InvalidOperationException("The set is empty.");

    public bool TryFirst([MaybeNullWhen(false)] out T first)
    {
        first = Count == 0 ? default : _chunks[0].Items[0];
        return Count > 0;
    }

    /// <returns>False when an equal item is there already; it stays.</returns>
    public bool Add(T item)
    {
        var at = Math.Min(ChunkOf(item), Math.Max(0, _chunks.Count - 1));
        if (Count == 0) _chunks.Add(_emptied ?? new RankedChunk<T>());
        var chunk = _chunks[at];
        var place = chunk.Find(item, order);
        if (place >= 0) return false;
        place = ~place;
        if (chunk.Count == ChunkSize)
        {
            // Arrivals mostly come in order: an append opens a new chunk and leaves the full one full.
            var append = place == ChunkSize && at == _chunks.Count - 1;
            var rest = append ? new RankedChunk<T>() : chunk.SplitHalf();
            _chunks.Insert(at + 1, rest);
            if (place > chunk.Count || append) (chunk, place) = (rest, place - chunk.Count);
        }
        chunk.Insert(place, item);
        Count++;
        _version++;
        return true;
    }

    /// <returns>False when no equal item is there.</returns>
    public bool Remove(T item)
    {
        if (!TryFind(item, out var at, out var place)) return false;
        _chunks[at].RemoveAt(place);
        Count--;
        _version++;
        Mend(at);
        return true;
    }

    /// <summary>How many items come before this one; −1 when it is not there.</summary>
    public int RankOf(T item)
    {
        if (!TryFind(item, out var at, out var place)) return -1;
        for (var i = 0; i < at; i++) place += _chunks[i].Count;
        return place;
    }

    /// <summary>The items in order from a place on, read as they are asked for.</summary>
    public IEnumerable<T> Skip(int offset)
    {
        var version = _version;
        foreach (var chunk in _chunks)
        {
            for (var i = Math.Max(0, offset); i < chunk.Count; i++)
            {
                yield return chunk.Items[i];
                if (version != _version) throw new InvalidOperationException("The set changed while it was read.");
            }
            offset = Math.Max(0, offset - chunk.Count);
        }
    }

    private bool TryFind(T item, out int at, out int place)
    {
        at = ChunkOf(item);
        place = at < _chunks.Count ? _chunks[at].Find(item, order) : -1;
        return place >= 0;
    }

    /// <summary>The first chunk whose last item is not before this one; past the end when there is none.</summary>
    private int ChunkOf(T item)
    {
        var low = 0;
        var high = _chunks.Count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (order.Compare(_chunks[middle].Last, item) < 0) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    // Without merging, removals in random order would leave as many chunks as there ever were, each nearly empty.
    private void Mend(int at)
    {
        if (_chunks[at].Count == 0)
        {
            _emptied = _chunks[at].Items.Length <= RankedChunk<T>.Least ? _chunks[at] : null;
            _chunks.RemoveAt(at);
            return;
        }
        if (_chunks[at].Count > ChunkSize / 4) return;
        foreach (var left in (ReadOnlySpan<int>)[at - 1, at])
        {
            if (left < 0 || left + 1 >= _chunks.Count || _chunks[left].Count + _chunks[left + 1].Count > ChunkSize / 2) continue;
            _chunks[left].Append(_chunks[left + 1]);
            _chunks.RemoveAt(left + 1);
            return;
        }
    }
}
