using System.Buffers.Binary;
using System.Text;

namespace Routing.Embedded;

/// <summary>
/// How one transaction's events stand in their row, in the order of their positions: kind and id of the actor, number,
/// time, type, contact, queue, agent, and the event's own JSON.
/// </summary>
internal static class EventFrames
{
    private const int Absent = -1;

    public static void Append(PooledBuffer to, RecordedEvent recorded, ReadOnlySpan<byte> actor, ReadOnlySpan<byte> json)
    {
        to.GetSpan(1)[0] = (byte)recorded.Actor.Kind;
        to.Advance(1);
        Put(to, actor);
        PutLong(to, recorded.Number);
        PutLong(to, recorded.At.UtcTicks);
        PutText(to, recorded.Event.Type ?? throw new InvalidDataException($"An event of {recorded.Actor} has no type."));
        PutText(to, recorded.Event.Contact);
        PutText(to, recorded.Event.Queue);
        PutText(to, recorded.Event.Agent);
        Put(to, json);
    }

    /// <summary>Reads the events of one row, whose first one stands at <paramref name="first"/>, from a position on.</summary>
    /// <exception cref="InvalidDataException">The row is cut short.</exception>
    /// <param name="row">Kept alive by the events, whose JSON stands in it.</param>
    public static void Read(ReadOnlyMemory<byte> row, long first, long from, int limit, List<LoggedEvent> into)
    {
        var rest = row.Span;
        for (var position = first; !rest.IsEmpty && into.Count < limit; position++)
        {
            if (position < from) Skip(ref rest);
            else into.Add(Next(row, ref rest, position));
        }
    }

    private static LoggedEvent Next(ReadOnlyMemory<byte> whole, ref ReadOnlySpan<byte> row, long position)
    {
        var kind = (ActorKind)Bytes(ref row, 1)[0];
        var id = Text(ref row)!;
        var number = Long(ref row);
        var at = new DateTimeOffset(Long(ref row), TimeSpan.Zero);
        var (type, contact, queue, agent) = (Text(ref row)!, Text(ref row), Text(ref row), Text(ref row));
        var json = Bytes(ref row, Length(ref row)).Length;
        return new LoggedEvent(position, new ActorKey(kind, id), number, at, type, contact, queue, agent, whole.Slice(whole.Length - row.Length - json, json));
    }

    private static void Skip(ref ReadOnlySpan<byte> row)
    {
        Bytes(ref row, 1);
        Sized(ref row);
        Bytes(ref row, 2 * sizeof(long));
        for (var text = 0; text < 4; text++) Sized(ref row);
        Sized(ref row);
    }

    private static ReadOnlySpan<byte> Sized(ref ReadOnlySpan<byte> row) => Bytes(ref row, Math.Max(0, Length(ref row)));

    private static string? Text(ref ReadOnlySpan<byte> row)
    {
        var length = Length(ref row);
        return length == Absent ? null : Encoding.UTF8.GetString(Bytes(ref row, length));
    }

    private static int Length(ref ReadOnlySpan<byte> row) => BinaryPrimitives.ReadInt32LittleEndian(Bytes(ref row, sizeof(int)));

    private static long Long(ref ReadOnlySpan<byte> row) => BinaryPrimitives.ReadInt64LittleEndian(Bytes(ref row, sizeof(long)));

    private static ReadOnlySpan<byte> Bytes(ref ReadOnlySpan<byte> row, int count)
    {
        if ((uint)count > (uint)row.Length) throw new InvalidDataException("A row of events is cut short.");
        var bytes = row[..count];
        row = row[count..];
        return bytes;
    }

    private static void Put(PooledBuffer to, ReadOnlySpan<byte> bytes)
    {
        PutLength(to, bytes.Length);
        bytes.CopyTo(to.GetSpan(bytes.Length));
        to.Advance(bytes.Length);
    }

    private static void PutText(PooledBuffer to, string? text)
    {
        if (text is null)
        {
            PutLength(to, Absent);
            return;
        }
        var span = to.GetSpan(sizeof(int) + Encoding.UTF8.GetMaxByteCount(text.Length));
        var length = Encoding.UTF8.GetBytes(text, span[sizeof(int)..]);
        BinaryPrimitives.WriteInt32LittleEndian(span, length);
        to.Advance(sizeof(int) + length);
    }

    private static void PutLength(PooledBuffer to, int length)
    {
        BinaryPrimitives.WriteInt32LittleEndian(to.GetSpan(sizeof(int)), length);
        to.Advance(sizeof(int));
    }

    private static void PutLong(PooledBuffer to, long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(to.GetSpan(sizeof(long)), value);
        to.Advance(sizeof(long));
    }
}
