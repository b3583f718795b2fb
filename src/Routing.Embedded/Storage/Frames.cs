using System.Buffers.Binary;

namespace Routing.Embedded;

/// <summary>The pieces that rows of the log and of events are made of: numbers, and bytes behind their length.</summary>
internal static class Frames
{
    /// <summary>The length that stands where there are no bytes, not even none.</summary>
    public const int Absent = -1;

    /// <summary>Takes some bytes off a row.</summary>
    /// <exception cref="InvalidDataException">So many are not there.</exception>
    public static ReadOnlySpan<byte> Take(scoped ref ReadOnlySpan<byte> row, int count)
    {
        if ((uint)count > (uint)row.Length) throw new InvalidDataException("A row is cut short.");
        var bytes = row[..count];
        row = row[count..];
        return bytes;
    }

    /// <summary>Takes bytes and the length before them off a row.</summary>
    public static ReadOnlySpan<byte> TakeSized(scoped ref ReadOnlySpan<byte> row) => Take(ref row, TakeLength(ref row));

    public static int TakeLength(scoped ref ReadOnlySpan<byte> row) => BinaryPrimitives.ReadInt32LittleEndian(Take(ref row, sizeof(int)));

    public static long TakeLong(scoped ref ReadOnlySpan<byte> row) => BinaryPrimitives.ReadInt64LittleEndian(Take(ref row, sizeof(long)));

    public static void Put(PooledBuffer to, byte value)
    {
        to.GetSpan(1)[0] = value;
        to.Advance(1);
    }

    public static void Put(PooledBuffer to, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(to.GetSpan(bytes.Length));
        to.Advance(bytes.Length);
    }

    /// <summary>Puts bytes behind their length.</summary>
    public static void PutSized(PooledBuffer to, ReadOnlySpan<byte> bytes)
    {
        PutLength(to, bytes.Length);
        Put(to, bytes);
    }

    public static void PutLength(PooledBuffer to, int length)
    {
        BinaryPrimitives.WriteInt32LittleEndian(to.GetSpan(sizeof(int)), length);
        to.Advance(sizeof(int));
    }

    public static void PutLong(PooledBuffer to, long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(to.GetSpan(sizeof(long)), value);
        to.Advance(sizeof(long));
    }
}
