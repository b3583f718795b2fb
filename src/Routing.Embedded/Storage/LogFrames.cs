using System.Buffers.Binary;

namespace Routing.Embedded;

/// <summary>
/// How one transaction's changes of parts stand in a row of the log: kind, id, name, and the data, its absence for a
/// removal, or for a header (the part named '') the number of the actor's last event.
/// </summary>
internal static class LogFrames
{
    private const int IsHeader = -2;

    public static void Append(PooledBuffer to, ActorKind kind, ReadOnlySpan<byte> id, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        Head(to, kind, id, name);
        Frames.PutSized(to, data);
    }

    public static void AppendRemoval(PooledBuffer to, ActorKind kind, ReadOnlySpan<byte> id, ReadOnlySpan<byte> name)
    {
        Head(to, kind, id, name);
        Frames.PutLength(to, Frames.Absent);
    }

    public static void AppendHeader(PooledBuffer to, ActorKind kind, ReadOnlySpan<byte> id, long lastEvent)
    {
        Head(to, kind, id, []);
        Frames.PutLength(to, IsHeader);
        Frames.PutLong(to, lastEvent);
    }

    /// <summary>The frame that some bytes begin with.</summary>
    /// <exception cref="InvalidDataException">The row is damaged.</exception>
    public static LogFrame First(ReadOnlySpan<byte> row)
    {
        var rest = row;
        var kind = (ActorKind)Frames.Take(ref rest, 1)[0];
        var id = Frames.TakeSized(ref rest);
        var name = Frames.TakeSized(ref rest);
        var length = Frames.TakeLength(ref rest);
        var data = Frames.Take(ref rest, length switch { Frames.Absent => 0, IsHeader => sizeof(long), _ => length });
        return new LogFrame
        {
            Kind = kind,
            Id = id,
            Name = name,
            Data = data,
            IsRemoval = length == Frames.Absent,
            IsHeader = length == IsHeader,
            Size = row.Length - rest.Length,
        };
    }

    /// <summary>The frames of one row in order.</summary>
    public static Walk Of(ReadOnlySpan<byte> row) => new(row);

    private static void Head(PooledBuffer to, ActorKind kind, ReadOnlySpan<byte> id, ReadOnlySpan<byte> name)
    {
        Frames.Put(to, (byte)kind);
        Frames.PutSized(to, id);
        Frames.PutSized(to, name);
    }

    /// <summary>Walks a row.</summary>
    public ref struct Walk(ReadOnlySpan<byte> row)
    {
        private ReadOnlySpan<byte> _rest = row;

        public LogFrame Current { get; private set; }

        public readonly Walk GetEnumerator() => this;

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
