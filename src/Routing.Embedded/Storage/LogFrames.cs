using System.Buffers.Binary;
using System.Text;

namespace Routing.Embedded;

/// <summary>
/// How one transaction's changes of parts stand in a row of the log: kind, id, name, and the data, its absence for a
/// removal, or for a header (the part named '') the number of the actor's last event.
/// </summary>
internal static class LogFrames
{
    private const int Removed = -1;
    private const int IsHeader = -2;

    /// <summary>Appends a part and answers where its data stands.</summary>
    public static int Append(PooledBuffer to, ActorKind kind, ReadOnlySpan<byte> id, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data, bool isRemoval)
    {
        Head(to, kind, id, name, isRemoval ? Removed : data.Length);
        var at = to.Length;
        if (!isRemoval) Put(to, data);
        return at;
    }

    public static void AppendHeader(PooledBuffer to, ActorKind kind, string id, long lastEvent)
    {
        Head(to, kind, Encoding.UTF8.GetBytes(id), [], IsHeader);
        BinaryPrimitives.WriteInt64LittleEndian(to.GetSpan(8), lastEvent);
        to.Advance(8);
    }

    /// <summary>Reads the frames of one row in order.</summary>
    /// <exception cref="InvalidDataException">The row is cut short.</exception>
    public static void Read(ReadOnlySpan<byte> row, IFrameReader reader)
    {
        while (!row.IsEmpty)
        {
            var kind = (ActorKind)row[0];
            var id = Take(ref row, 1);
            var name = Take(ref row, 0);
            var length = BinaryPrimitives.ReadInt32LittleEndian(row);
            row = row[4..];
            var size = length switch { Removed => 0, IsHeader => 8, _ => length };
            var data = row[..size];
            row = row[size..];
            if (length == IsHeader) reader.Header(kind, id, BinaryPrimitives.ReadInt64LittleEndian(data));
            else if (length == Removed) reader.Removed(kind, id, name);
            else reader.Part(kind, id, name, data);
        }
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> row, int skip)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(row[skip..]);
        var text = row.Slice(skip + 4, length);
        row = row[(skip + 4 + length)..];
        return text;
    }

    private static void Head(PooledBuffer to, ActorKind kind, ReadOnlySpan<byte> id, ReadOnlySpan<byte> name, int length)
    {
        to.GetSpan(1)[0] = (byte)kind;
        to.Advance(1);
        PutLength(to, id.Length);
        Put(to, id);
        PutLength(to, name.Length);
        Put(to, name);
        PutLength(to, length);
    }

    private static void PutLength(PooledBuffer to, int length)
    {
        BinaryPrimitives.WriteInt32LittleEndian(to.GetSpan(4), length);
        to.Advance(4);
    }

    private static void Put(PooledBuffer to, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(to.GetSpan(bytes.Length));
        to.Advance(bytes.Length);
    }
}

/// <summary>Takes the frames of the log one by one.</summary>
internal interface IFrameReader
{
    void Part(ActorKind kind, ReadOnlySpan<byte> id, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data);
    void Removed(ActorKind kind, ReadOnlySpan<byte> id, ReadOnlySpan<byte> name);
    void Header(ActorKind kind, ReadOnlySpan<byte> id, long lastEvent);
}
