using System.Buffers.Binary;
using System.Buffers.Text;

namespace Routing.Actors;

/// <summary>Positions in the event log as opaque texts. A check byte tells a mistyped cursor from a real one.</summary>
public static class EventCursor
{
    /// <summary>In place of a cursor: from the first event that is kept.</summary>
    public const string First = "first";

    private const byte Form = 1;
    private const int Bytes = 10;

    public static string Encode(long position)
    {
        Span<byte> raw = stackalloc byte[Bytes];
        raw[0] = Form;
        BinaryPrimitives.WriteInt64BigEndian(raw[1..], position);
        raw[^1] = Check(raw[..^1]);
        return Base64Url.EncodeToString(raw);
    }

    public static bool TryDecode(string cursor, out long position)
    {
        position = 0;
        Span<byte> raw = stackalloc byte[Bytes];
        if (cursor.Length > 2 * Bytes || !Base64Url.IsValid(cursor, out var length) || length != Bytes) return false;
        if (!Base64Url.TryDecodeFromChars(cursor, raw, out _) || raw[0] != Form || raw[^1] != Check(raw[..^1])) return false;
        position = BinaryPrimitives.ReadInt64BigEndian(raw[1..]);
        return position >= 0;
    }

    private static byte Check(ReadOnlySpan<byte> bytes)
    {
        byte sum = 0x5a;
        foreach (var b in bytes) sum = (byte)((sum << 1 | sum >> 7) ^ b);
        return sum;
    }
}
