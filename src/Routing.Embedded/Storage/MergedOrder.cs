namespace Routing.Embedded;

/// <summary>
/// Numbers 0 to n in order of what they stand for: sorted in short runs, one work item each, and merged as they are taken.
/// Sorted at one go, tens of thousands would hold one of the few threads of the pool for a tenth of a second, and every
/// actor would wait for it.
/// </summary>
internal sealed class MergedOrder(Comparison<int> compare)
{
    private const int RunLength = 1024;

    private readonly PriorityQueue<int, int> _heads = new(Comparer<int>.Create(compare));
    private int[] _runs = [];
    private int[] _merged = [];
    private int _count, _sorted, _taken;
    private Action _whenSorted = static () => { };

    /// <summary>Sorts so many numbers, on the pool; what they stand for must not change any more.</summary>
    public void Sort(int count, Action whenSorted)
    {
        Begin(count);
        _whenSorted = whenSorted;
        Continue();
    }

    /// <summary>Sorts so many numbers here and now.</summary>
    public void Sort(int count)
    {
        Begin(count);
        while (_sorted < _count) SortRun();
    }

    /// <summary>The number at a place; once sorted.</summary>
    public int this[int place]
    {
        get
        {
            for (; _taken <= place; _taken++)
            {
                _heads.TryPeek(out var at, out _merged[_taken]);
                if (at + 1 < Math.Min(_count, at - (at % RunLength) + RunLength)) _heads.DequeueEnqueue(at + 1, _runs[at + 1]);
                else _heads.Dequeue();
            }
            return _merged[place];
        }
    }

    private void Begin(int count)
    {
        (_count, _sorted, _taken) = (count, 0, 0);
        if (_runs.Length < count) (_runs, _merged) = (new int[count * 2], new int[count * 2]);
        for (var number = 0; number < count; number++) _runs[number] = number;
        _heads.Clear();
    }

    private void Continue() => ThreadPool.UnsafeQueueUserWorkItem(
        static order =>
        {
            if (order._sorted < order._count) order.SortRun();
            if (order._sorted < order._count) order.Continue();
            else order._whenSorted();
        },
        this,
        preferLocal: false);

    private void SortRun()
    {
        var length = Math.Min(RunLength, _count - _sorted);
        _runs.AsSpan(_sorted, length).Sort(compare);
        _heads.Enqueue(_sorted, _runs[_sorted]);
        _sorted += length;
    }
}
