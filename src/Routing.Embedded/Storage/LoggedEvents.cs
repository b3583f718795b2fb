namespace Routing.Embedded;

/// <summary>Makes log entries of recorded events.</summary>
internal static class LoggedEvents
{
    public static LoggedEvent Of(RecordedEvent recorded, long position, ReadOnlyMemory<byte> data)
    {
        var happened = recorded.Event;
        return new LoggedEvent(
            position, recorded.Actor, recorded.Number, recorded.At, happened.Type, happened.Contact, happened.Queue, happened.Agent, data);
    }
}
