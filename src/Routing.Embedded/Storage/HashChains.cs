namespace Routing.Embedded;

/// <summary>
/// Numbers 0, 1, 2, … found again by a hash; what a number stands for is the caller's, who compares. Plain arrays of numbers:
/// thousands of keys as objects would be what the collector copies about at each collection.
/// </summary>
internal sealed class HashChains
{
    private const int First = 1024;

    // Of each bucket the number last added, plus one, so that zero means none.
    private int[] _newest = new int[First];
    private Link[] _links = new Link[First];

    private readonly record struct Link(int Hash, int Earlier);

    public int Count { get; private set; }

    /// <summary>The number added last with a hash, or -1.</summary>
    public int Newest(int hash) => Matching(_newest[hash & (_newest.Length - 1)] - 1, hash);

    /// <summary>The number added before another with the same hash, or -1.</summary>
    public int Earlier(int number) => Matching(_links[number].Earlier, _links[number].Hash);

    /// <summary>Adds the next number, and answers it.</summary>
    public int Add(int hash)
    {
        if (Count == _links.Length) Grow();
        ref var newest = ref _newest[hash & (_newest.Length - 1)];
        _links[Count] = new Link(hash, newest - 1);
        newest = ++Count;
        return Count - 1;
    }

    public void Clear()
    {
        Array.Clear(_newest);
        Count = 0;
    }

    private int Matching(int number, int hash)
    {
        while (number >= 0 && _links[number].Hash != hash) number = _links[number].Earlier;
        return number;
    }

    private void Grow()
    {
        Array.Resize(ref _links, Count * 2);
        _newest = new int[_links.Length];
        for (var number = 0; number < Count; number++)
        {
            ref var newest = ref _newest[_links[number].Hash & (_newest.Length - 1)];
            _links[number] = _links[number] with { Earlier = newest - 1 };
            newest = number + 1;
        }
    }
}
