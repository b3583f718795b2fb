using System.Text;

namespace Routing.Core;

/// <summary>
/// A model as bytes, of bounded size: names, then for each feature its hash, its weight and a byte for each intent. No
/// text can be read out of it.
/// </summary>
public static class IntentModelBytes
{
    /// <summary>What is written first; another layout gets another number, and older bytes are then no model.</summary>
    private const byte Layout = 1;

    /// <summary>Of a hash, a weight and a scale.</summary>
    private const int BytesPerFeature = 8;

    /// <summary>Bytes of a group's model at most; a document of the cluster's storage has room for it.</summary>
    public const int Most = 1 << 19;

    /// <summary>So many features leave a model within its bound.</summary>
    public static int FeaturesWithin(int bytes, int intents) => Math.Max(0, bytes - intents * (2 + 4 * Limits.StringLength) - 64) / (BytesPerFeature + intents);

    public static byte[] Write(IntentModel model)
    {
        var to = new MemoryStream();
        using var writer = new BinaryWriter(to, Encoding.UTF8);
        writer.Write(Layout);
        writer.Write(model.Sharpness);
        writer.Write((ushort)model.Intents.Length);
        foreach (var intent in model.Intents) writer.Write(intent);
        writer.Write(model.Space.Count);
        foreach (var feature in model.Space.Features) writer.Write(feature);
        foreach (var weight in model.Space.Weights) writer.Write((Half)weight);
        foreach (var scale in model.Weights.Scales) writer.Write((Half)scale);
        for (var row = 0; row <= model.Space.Count; row++)
        {
            foreach (var weight in model.Weights.Row(row)) writer.Write(weight);
        }
        writer.Flush();
        return to.ToArray();
    }

    /// <returns>Null for bytes that are no model of this layout.</returns>
    public static IntentModel? Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes.ToArray()), Encoding.UTF8);
            return reader.ReadByte() == Layout ? Read(reader, bytes.Length) : null;
        }
        catch (Exception broken) when (broken is EndOfStreamException or FormatException or ArgumentException or IOException)
        {
            return null;
        }
    }

    private static IntentModel? Read(BinaryReader reader, int length)
    {
        var sharpness = reader.ReadSingle();
        var intents = new string[reader.ReadUInt16()];
        for (var i = 0; i < intents.Length; i++) intents[i] = reader.ReadString();
        var count = reader.ReadInt32();
        // Before anything is set aside for it: a count that the bytes cannot hold is damage.
        if (count < 0 || (long)count * (BytesPerFeature + intents.Length) > length) return null;
        var features = new uint[count];
        for (var i = 0; i < count; i++) features[i] = reader.ReadUInt32();
        var weights = Floats(reader, count);
        var table = new SmallWeights(intents.Length, Floats(reader, count + 1));
        for (var row = 0; row <= count; row++)
        {
            foreach (ref var weight in table.Row(row)) weight = reader.ReadSByte();
        }
        return new IntentModel([.. intents], new FeatureSpace(features, weights), table, sharpness);
    }

    private static float[] Floats(BinaryReader reader, int count)
    {
        var floats = new float[count];
        for (var i = 0; i < count; i++) floats[i] = (float)reader.ReadHalf();
        return floats;
    }
}
