using System.Text;

namespace Routing.Embedded;

/// <summary>
/// How one transaction's events stand in their row, in the order of their positions: kind and id of the actor, number,
/// time, type, contact, queue, agent, and the event's own JSON.
/// </summary>
internal static class EventFrames
{
    public static void Append(PooledBuffer to, RecordedEvent recorded, ReadOnlySpan<byte> actor, ReadOnlySpan<byte> json)
    {
        Frames.Put(to, (byte)recorded.Actor.Kind);
        Frames.PutSized(to, actor);
        Frames.PutLong(to, recorded.Number);
        Frames.PutLong(to, recorded.At.UtcTicks);
        PutText(to, recorded.Event.Type ?? throw new InvalidOperationException($"An event of {recorded.Actor} has no type."));
        PutText(to, recorded.Event.Contact);
        PutText(to, recorded.Event.Queue);
        PutText(to, recorded.Event.Agent);
        Frames.PutSized(to, json);
    }

    /// <summary>Reads the events of one row, whose first one stands at <paramref name="first"/>, from a position on.</summary>
    /// <exception cref="InvalidDataException">The row is damaged.</exception>
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
        var kind = (ActorKind)Frames.Take(ref row, 1)[0];
        var id = Encoding.UTF8.GetString(Frames.TakeSized(ref row));
        var number = Frames.TakeLong(ref row);
        var at = Time(Frames.TakeLong(ref row));
        var (type, contact, queue, agent) = (Text(ref row)!, Text(ref row), Text(ref row), Text(ref row));
        var json = Frames.TakeSized(ref row).Length;
        return new LoggedEvent(position, new ActorKey(kind, id), number, at, type, contact, queue, agent, whole.Slice(whole.Length - row.Length - json, json));
    }

    private static void Skip(ref ReadOnlySpan<byte> row)
    {
        Frames.Take(ref row, 1);
        Frames.TakeSized(ref row);
        Frames.Take(ref row, 2 * sizeof(long));
        for (var text = 0; text < 4; text++) Frames.Take(ref row, Math.Max(0, Frames.TakeLength(ref row)));
        Frames.TakeSized(ref row);
    }

    private static DateTimeOffset Time(long ticks) => ticks >= 0 && ticks <= DateTimeOffset.MaxValue.UtcTicks
        ? new DateTimeOffset(ticks, TimeSpan.Zero)
        : throw new InvalidDataException("An event's time is none.");

    private static string? Text(ref ReadOnlySpan<byte> row)
    {
        var length = Frames.TakeLength(ref row);
        return length == Frames.Absent ? null : Encoding.UTF8.GetString(Frames.Take(ref row, length));
    }

    private static void PutText(PooledBuffer to, string? text)
    {
        if (text is null)
        {
            Frames.PutLength(to, Frames.Absent);
            return;
        }
        var length = Encoding.UTF8.GetByteCount(text);
        Frames.PutLength(to, length);
        to.Advance(Encoding.UTF8.GetBytes(text, to.GetSpan(length)));
    }
}
