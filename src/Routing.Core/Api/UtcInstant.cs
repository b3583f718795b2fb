using System.Text.Json;
using System.Text.Json.Serialization;

namespace Routing.Core;

/// <summary>Writes instants in UTC with a <c>Z</c>, as the API promises, instead of <c>+00:00</c>.</summary>
public sealed class UtcInstant : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value.UtcDateTime);
}
