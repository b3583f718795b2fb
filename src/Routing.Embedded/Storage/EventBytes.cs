namespace Routing.Embedded;

/// <summary>Keeps the JSON of the newest events for live readers: many in one array, which lives while any of them does.</summary>
internal sealed class EventBytes
{
    // Small enough not to be a large object, which only the full collections free.
    private const int ChunkBytes = 32 * 1024;
    private byte[] _chunk = [];
    private int _used;

    public ReadOnlyMemory<byte> Keep(ReadOnlySpan<byte> bytes)
    {
        if (_chunk.Length - _used < bytes.Length)
        {
            if (bytes.Length > ChunkBytes / 4) return bytes.ToArray();
            (_chunk, _used) = (GC.AllocateUninitializedArray<byte>(ChunkBytes), 0);
        }
        bytes.CopyTo(_chunk.AsSpan(_used));
        _used += bytes.Length;
        return _chunk.AsMemory(_used - bytes.Length, bytes.Length);
    }
}
