using System.Buffers;
using System.Text.Json;
using Orleans.Serialization;
using Orleans.Serialization.Buffers;
using Orleans.Serialization.Cloning;
using Orleans.Serialization.Codecs;
using Orleans.Serialization.Serializers;
using Orleans.Serialization.WireProtocol;

namespace Routing.Cluster.Client;

/// <summary>
/// The one codec of all that actors say to each other: the type's name and its JSON, by the rules of stored state, so
/// that unknown members are ignored and missing ones defaulted while versions meet in a rolling upgrade. Contracts are
/// immutable, so a copy is the value itself.
/// </summary>
public sealed class ContractCodec : IGeneralizedCodec, IGeneralizedCopier, ITypeFilter
{
    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json)? _scratch;

    /// <summary>A scratch buffer that has grown beyond this is let go again.</summary>
    private const int MaxScratchBytes = 256 * 1024;

    public bool IsSupportedType(Type type) => IsContract(type);

    public bool? IsTypeAllowed(Type type) => IsContract(type) ? true : null;

    public object? DeepCopy(object? input, CopyContext context) => input;

    public void WriteField<TBufferWriter>(ref Writer<TBufferWriter> writer, uint fieldIdDelta, Type? expectedType, object? value)
        where TBufferWriter : IBufferWriter<byte>
    {
        if (ReferenceCodec.TryWriteReferenceField(ref writer, fieldIdDelta, expectedType!, value!)) return;
        var type = value!.GetType();
        writer.WriteFieldHeader(fieldIdDelta, expectedType!, type, WireType.LengthPrefixed);
        var (buffer, json) = _scratch ??= NewScratch();
        try
        {
            JsonSerializer.Serialize(json, value, StateJson.Options.GetTypeInfo(type));
            json.Flush();
            writer.WriteVarUInt32((uint)buffer.WrittenCount);
            writer.Write(buffer.WrittenSpan);
        }
        finally
        {
            // Half a value may be in it; never let that reach the next one.
            if (buffer.Capacity > MaxScratchBytes || json.BytesPending > 0) _scratch = null;
            else
            {
                buffer.ResetWrittenCount();
                json.Reset(buffer);
            }
        }
    }

    public object? ReadValue<TInput>(ref Reader<TInput> reader, Field field)
    {
        if (field.IsReference) return ReferenceCodec.ReadReference(ref reader, field.FieldType!);
        field.EnsureWireType(WireType.LengthPrefixed);
        var type = field.FieldType ?? throw new InvalidDataException("A message names no type for what it carries; its sender is of a version that this one cannot read.");
        var place = ReferenceCodec.CreateRecordPlaceholder(reader.Session);
        var length = (int)reader.ReadVarUInt32();
        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var json = rented.AsSpan(0, length);
            reader.ReadBytes(json);
            var value = JsonSerializer.Deserialize(json, StateJson.Options.GetTypeInfo(type))
                ?? throw new InvalidDataException($"A message carries a {type.Name} that says null.");
            ReferenceCodec.RecordObject(reader.Session, value, place);
            return value;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static bool IsContract(Type type) =>
        (type.Assembly == typeof(ActorKey).Assembly || type.Assembly == typeof(Notice).Assembly)
        && !type.IsAssignableTo(typeof(Exception)) && !type.IsInterface;

    private static (ArrayBufferWriter<byte>, Utf8JsonWriter) NewScratch()
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        return (buffer, new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = StateJson.Options.Encoder, SkipValidation = true }));
    }
}
