using System.Buffers;

namespace Routing.Embedded;

/// <summary>A growing buffer that is used again: a write is serialized on its caller's thread and read on the writer's.</summary>
/// <param name="keptBytes">A buffer that grew past this is not kept for reuse.</param>
internal sealed class PooledBuffer(int keptBytes = StorageLimits.KeptBufferBytes) : IBufferWriter<byte>
{
    private byte[] _bytes = new byte[4096];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> All => _bytes.AsSpan(0, Length);

    public ReadOnlySpan<byte> Slice(int start, int length) => _bytes.AsSpan(start, length);

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _bytes.AsSpan(Length);
    }

    public void Clear()
    {
        Length = 0;
        if (_bytes.Length > keptBytes) _bytes = new byte[4096];
    }

    private void Grow(int sizeHint)
    {
        var needed = Length + Math.Max(sizeHint, 256);
        if (needed > _bytes.Length) Array.Resize(ref _bytes, Math.Max(needed, _bytes.Length * 2));
    }
}
