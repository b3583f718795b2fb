namespace Routing.Core;

/// <summary>A run of at most <see cref="RankedSet{T}.ChunkSize"/> sorted items; its array grows as needed.</summary>
internal sealed class RankedChunk<T>
{
    /// <summary>Places in the smallest array.</summary>
    public const int Least = 4;

    public T[] Items { get; private set; } = [];
    public int Count { get; private set; }
    public T Last => Items[Count - 1];

    /// <summary>The item's place, or the complement of the place where it belongs.</summary>
    public int Find(T item, IComparer<T> order) => Array.BinarySearch(Items, 0, Count, item, order);

    public void Insert(int place, T item)
    {
        Reserve(Count + 1);
        Array.Copy(Items, place, Items, place + 1, Count - place);
        Items[place] = item;
        Count++;
    }

    public void RemoveAt(int place)
    {
        Count--;
        Array.Copy(Items, place + 1, Items, place, Count - place);
        Items[Count] = default!;
    }

    /// <summary>Keeps the lower half and answers the upper.</summary>
    public RankedChunk<T> SplitHalf()
    {
        var keep = Count / 2;
        var upper = new RankedChunk<T> { Items = new T[Items.Length], Count = Count - keep };
        Array.Copy(Items, keep, upper.Items, 0, upper.Count);
        Array.Clear(Items, keep, upper.Count);
        Count = keep;
        return upper;
    }

    public void Append(RankedChunk<T> next)
    {
        Reserve(Count + next.Count);
        Array.Copy(next.Items, 0, Items, Count, next.Count);
        Count += next.Count;
    }

    private void Reserve(int needed)
    {
        if (needed <= Items.Length) return;
        var grown = new T[Math.Min(RankedSet<T>.ChunkSize, Math.Max(needed, Math.Max(Least, Items.Length * 2)))];
        Array.Copy(Items, grown, Count);
        Items = grown;
    }
}
