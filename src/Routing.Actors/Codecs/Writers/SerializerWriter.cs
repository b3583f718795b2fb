using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Routing.Actors;

/// <summary>Leaves a value to the serializer: types that are rare, or out of the ordinary.</summary>
internal sealed class SerializerWriter<T> : ValueWriter<T>
{
    private readonly JsonTypeInfo<T> _type = (JsonTypeInfo<T>)StateJson.Options.GetTypeInfo(typeof(T));

    public override void Write(Utf8JsonWriter to, T value) => JsonSerializer.Serialize(to, value, _type);
}
