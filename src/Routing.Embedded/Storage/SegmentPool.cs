namespace Routing.Embedded;

/// <summary>
/// Large arrays used over and over. Not <c>ArrayPool</c>: a generation holds many for a second, more than it keeps, and
/// arrays of this size made anew each time make the collector look at the whole heap.
/// </summary>
internal sealed class SegmentPool
{
    public const int SegmentBytes = 1 << 20;

    /// <summary>Free segments kept; about what two generations take under full load.</summary>
    private const int MaxKept = 160;

    private readonly Stack<byte[]> _free = new();

    /// <summary>A segment with room for so many bytes.</summary>
    public byte[] Take(int bytes) =>
        bytes <= SegmentBytes && _free.TryPop(out var segment) ? segment : GC.AllocateUninitializedArray<byte>(Math.Max(bytes, SegmentBytes));

    public void Return(byte[] segment)
    {
        if (segment.Length == SegmentBytes && _free.Count < MaxKept) _free.Push(segment);
    }
}
