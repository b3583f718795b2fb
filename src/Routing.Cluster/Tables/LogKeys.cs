using System.Buffers.Text;
using System.Text;

namespace Routing.Cluster;

/// <summary>
/// Where things stand in the log's table. All of it is one partition, as only rows of one partition are written together:
/// the head, which says where the log ends; a row of events for every write; the number of each actor's last event; and
/// for each contact a copy of its events of each write, so that its history is one range.
/// </summary>
internal static class LogKeys
{
    public const string Partition = "log";
    public const string Head = "head";

    /// <summary>Above all rows of events.</summary>
    public const string EventsEnd = "event!~";

    /// <summary>A row of events, by the position of its last: whoever has read up to a position goes on with the next key above it.</summary>
    public static string Events(long last) => $"event!{last:D19}";

    public static string Actor(ActorKey actor) => $"actor!{(int)actor.Kind}!{actor.Id}";

    /// <summary>No id holds an exclamation mark, so no contact's range holds rows of another.</summary>
    public static string Contact(string contact, long last) => $"contact!{contact}!{last:D19}";

    public static (string Above, string Below) ContactRange(string contact) => ($"contact!{contact}!", $"contact!{contact}!~");

    public static byte[] Number(long number) => Encoding.UTF8.GetBytes($"{number}");

    public static long Number(byte[] value) => Utf8Parser.TryParse(value, out long number, out var read) && read == value.Length
        ? number
        : throw new InvalidDataException("A number in the table of the log is none.");
}
