using System.Buffers;
using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Routing.Actors;

/// <summary>
/// The parts of one kind of actor, declared in one line: name → type. A part is named plainly (<c>config</c>) or once
/// per thing (<c>row/c-1</c>, declared as <c>row</c>).
/// </summary>
public sealed class PartCodec : IPartCodec
{
    [ThreadStatic]
    private static Utf8JsonWriter? _writer;
    private readonly FrozenDictionary<string, (JsonTypeInfo Info, ValueWriter Writer)> _types;
    private readonly FrozenDictionary<string, (JsonTypeInfo Info, ValueWriter Writer)>.AlternateLookup<ReadOnlySpan<char>> _byPrefix;

    public PartCodec(params (string Prefix, Type Type)[] parts)
    {
        _types = parts.ToFrozenDictionary(p => p.Prefix, p => (StateJson.Options.GetTypeInfo(p.Type), ValueWriter.Of(p.Type, Spelling.Lean)), StringComparer.Ordinal);
        _byPrefix = _types.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The type of each part, by its name or the first half of it.</summary>
    public IReadOnlyDictionary<string, Type> Types => _types.ToDictionary(type => type.Key, type => type.Value.Info.Type);

    public void Write(string part, object value, IBufferWriter<byte> to) => WriteJson(to, value, TypeOf(part).Writer);

    public object Read(string part, ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, TypeOf(part).Info)
        ?? throw new JsonException($"Part {part} is stored as null; the data file is damaged. Run the verify command on it.");

    /// <summary>Writes with the thread's own writer: a new one per value would cost more than the value.</summary>
    internal static void WriteJson(IBufferWriter<byte> to, object value, ValueWriter with)
    {
        var writer = _writer ??= new Utf8JsonWriter(to, new JsonWriterOptions { Encoder = StateJson.Options.Encoder, SkipValidation = true });
        writer.Reset(to);
        try
        {
            with.WriteObject(writer, value);
            writer.Flush();
        }
        catch
        {
            // Half a value may be in it; never let that reach the next one.
            _writer = null;
            throw;
        }
    }

    private (JsonTypeInfo Info, ValueWriter Writer) TypeOf(string part)
    {
        var slash = part.IndexOf('/');
        var prefix = slash < 0 ? part.AsSpan() : part.AsSpan(0, slash);
        return _byPrefix.TryGetValue(prefix, out var type)
            ? type
            : throw new JsonException($"No part named {prefix} is declared for this kind of actor (known: {string.Join(", ", _types.Keys)}). The file may be of a newer version.");
    }
}
