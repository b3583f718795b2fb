using System.Buffers.Binary;

namespace Routing.Embedded;

/// <summary>
/// How one transaction's changes of parts stand in a row of the log: kind, id, name, and the data, its absence for a
/// removal, or for a header (the part named '') the number of the actor's last event.
/// </summary>
internal static class LogFrames
{
    private const int Removed = -1;
    private const int IsHeader = -2;

    public static void Append(PooledBuffer to, ActorKind kind, ReadOnlySpan<byte> id, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        Head(to, kind, id, name, data.Length);
        Put(to, data);
    }

    public static void AppendRemoval(PooledBuffer to, ActorKind kind, ReadOnlySpan<byte> id, ReadOnlySpan<byte> name) => Head(to, kind, id, name, Removed);

    public static void AppendHeader(PooledBuffer to, ActorKind kind, ReadOnlySpan<byte> id, long lastEvent)
    {
        Head(to, kind, id, [], IsHeader);
        BinaryPrimitives.WriteInt64LittleEndian(to.GetSpan(sizeof(long)), lastEvent);
        to.Advance(sizeof(long));
    }

    /// <summary>The frame that some bytes begin with.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The row is cut short.</exception>
    public static LogFrame First(ReadOnlySpan<byte> row)
    {
        var rest = row[1..];
        var id = Take(ref rest);
        var name = Take(ref rest);
        var length = BinaryPrimitives.ReadInt32LittleEndian(rest);
        var data = rest.Slice(sizeof(int), length switch { Removed => 0, IsHeader => sizeof(long), _ => length });
        return new LogFrame
        {
            Kind = (ActorKind)row[0],
            Id = id,
            Name = name,
            Data = data,
            IsRemoval = length == Removed,
            IsHeader = length == IsHeader,
            Size = row.Length - rest.Length + sizeof(int) + data.Length,
        };
    }

    /// <summary>The frames of one row in order.</summary>
    public static Frames Of(ReadOnlySpan<byte> row) => new(row);

    private static ReadOnlySpan<byte> Take(scoped ref ReadOnlySpan<byte> row)
    {
        var length = BinaryPrimitives.ReadInt32LittleEndian(row);
        var text = row.Slice(sizeof(int), length);
        row = row[(sizeof(int) + length)..];
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
        BinaryPrimitives.WriteInt32LittleEndian(to.GetSpan(sizeof(int)), length);
        to.Advance(sizeof(int));
    }

    private static void Put(PooledBuffer to, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(to.GetSpan(bytes.Length));
        to.Advance(bytes.Length);
    }

    /// <summary>Walks a row.</summary>
    public ref struct Frames(ReadOnlySpan<byte> row)
    {
        private ReadOnlySpan<byte> _rest = row;

        public LogFrame Current { get; private set; }

        public readonly Frames GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_rest.IsEmpty) return false;
            Current = First(_rest);
            _rest = _rest[Current.Size..];
            return true;
        }
    }
}

/// <summary>One change of a part, where it stands.</summary>
internal readonly ref struct LogFrame
{
    public ActorKind Kind { get; init; }
    public ReadOnlySpan<byte> Id { get; init; }
    public ReadOnlySpan<byte> Name { get; init; }
    public ReadOnlySpan<byte> Data { get; init; }
    public bool IsRemoval { get; init; }

    /// <summary>The actor's header: no data, but <see cref="LastEvent"/>.</summary>
    public bool IsHeader { get; init; }

    /// <summary>Bytes from its start to the next frame.</summary>
    public int Size { get; init; }

    /// <summary>Number of the actor's last event; of a header.</summary>
    public long LastEvent => BinaryPrimitives.ReadInt64LittleEndian(Data);

    public bool IsOf(ActorKind kind, ReadOnlySpan<byte> id) => Kind == kind && Id.SequenceEqual(id);

    public bool IsSamePartAs(in LogFrame other) => Kind == other.Kind && Name.SequenceEqual(other.Name) && Id.SequenceEqual(other.Id);

    /// <summary>The order of the table.</summary>
    public int CompareTo(in LogFrame other)
    {
        var order = (int)Kind - (int)other.Kind;
        if (order == 0) order = Id.SequenceCompareTo(other.Id);
        return order != 0 ? order : Name.SequenceCompareTo(other.Name);
    }
}
