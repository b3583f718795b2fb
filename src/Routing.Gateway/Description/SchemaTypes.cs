using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Routing.Gateway;

/// <summary>
/// Lets the schema generator see <see cref="Requirement"/> by its properties alone: it would otherwise write out the default of a
/// constructor parameter, and a default <c>ImmutableArray</c> cannot be written.
/// </summary>
internal sealed class SchemaTypes : IJsonTypeInfoResolver
{
    public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options)
    {
        if (type != typeof(Requirement)) return null;
        var plain = JsonTypeInfo.CreateJsonTypeInfo<Requirement>(options);
        foreach (var property in ApiJson.Default.Requirement.Properties)
        {
            var seen = plain.CreateJsonPropertyInfo(property.PropertyType, property.Name);
            seen.Get = property.Get;
            plain.Properties.Add(seen);
        }
        return plain;
    }
}
