using System.Text;

namespace Routing.Embedded;

/// <summary>One portion's changes of the tallies of one cut, as bytes: for each the quarter, the two values, and its sums.</summary>
internal static class PendingChanges
{
    private static readonly long Quarter = TallyKey.SecondsOf(TallyLevel.Quarter);

    public static byte[] Write(IEnumerable<(TallyKey Key, Tally Change)> changes)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        foreach (var (key, change) in changes)
        {
            var sums = change.ToBytes();
            writer.Write7BitEncodedInt64(key.Start / Quarter);
            writer.Write(key.A);
            writer.Write(key.B);
            writer.Write7BitEncodedInt(sums.Length);
            writer.Write(sums);
        }
        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>What was written, with the bytes of each change's sums.</summary>
    public static IEnumerable<(TallyKey Key, byte[] Change)> Read(Cut cut, ReadOnlySpan<byte> bytes) => Each(cut, bytes.ToArray());

    private static IEnumerable<(TallyKey Key, byte[] Change)> Each(Cut cut, byte[] bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        while (reader.BaseStream.Position < bytes.Length)
        {
            var key = new TallyKey(TallyLevel.Quarter, reader.Read7BitEncodedInt64() * Quarter, cut, reader.ReadString(), reader.ReadString());
            yield return (key, reader.ReadBytes(reader.Read7BitEncodedInt()));
        }
    }
}
