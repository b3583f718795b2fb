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
/// The one codec of all that actors say to each other: the contract's name and its JSON, by the rules of stored state, so
/// that unknown members are ignored and missing ones defaulted while versions meet in a rolling upgrade. Contracts are
/// immutable, so a copy is the value itself.
/// </summary>
public sealed class ContractCodec : IGeneralizedCodec, IGeneralizedCopier, ITypeFilter
{
    /// <summary>What stands on the wire for this codec.</summary>
    public const string Alias = "routing";

    /// <summary>A scratch buffer that has grown beyond this is let go again.</summary>
    private const int MaxScratchBytes = 256 * 1024;

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json)? _scratch;

    bool IGeneralizedCodec.IsSupportedType(Type type) => type == typeof(ContractCodec) || ContractNames.IsContract(type);

    bool IGeneralizedCopier.IsSupportedType(Type type) => ContractNames.IsContract(type);

    public bool? IsTypeAllowed(Type type) => type == typeof(ContractCodec) || ContractNames.IsContract(type) ? true : null;

    public object? DeepCopy(object? input, CopyContext context) => input;

    /// <remarks>The type on the wire is the codec's own: Orleans leaves out a type that is the expected one, and does not say so to the reader.</remarks>
    public void WriteField<TBufferWriter>(ref Writer<TBufferWriter> writer, uint fieldIdDelta, Type? expectedType, object? value)
        where TBufferWriter : IBufferWriter<byte>
    {
        if (ReferenceCodec.TryWriteReferenceField(ref writer, fieldIdDelta, expectedType!, value!)) return;
        writer.WriteFieldHeader(fieldIdDelta, expectedType!, typeof(ContractCodec), WireType.LengthPrefixed);
        var type = value!.GetType();
        var name = ContractNames.NameOf(type);
        var (buffer, json) = _scratch ??= NewScratch();
        try
        {
            buffer.Write([(byte)name.Length]);
            buffer.Write(name);
            StateJson.Write(json, value);
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
        var place = ReferenceCodec.CreateRecordPlaceholder(reader.Session);
        var length = (int)reader.ReadVarUInt32();
        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var message = rented.AsSpan(0, length);
            reader.ReadBytes(message);
            var value = Decode(message);
            ReferenceCodec.RecordObject(reader.Session, value, place);
            return value;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>A contract from its name, with the length of that before it, and its JSON.</summary>
    internal static object Decode(ReadOnlySpan<byte> message)
    {
        var type = ContractNames.TypeOf(message.Slice(1, message[0]));
        return JsonSerializer.Deserialize(message[(1 + message[0])..], StateJson.Options.GetTypeInfo(type))
            ?? throw new InvalidDataException($"A message carries a {type.Name} that says null.");
    }

    private static (ArrayBufferWriter<byte>, Utf8JsonWriter) NewScratch()
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        return (buffer, new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = StateJson.Options.Encoder, SkipValidation = true }));
    }
}
