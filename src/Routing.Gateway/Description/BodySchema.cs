using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Routing.Gateway;

/// <summary>
/// Completes the schema of a body with what holds of it: the default of each field that may be left out, the bounds of each number, and
/// that there are no further fields. An answer's schema has none of it: answers may gain fields.
/// </summary>
internal sealed class BodySchema(BodyRule rule)
{
    // Beyond any bound there is.
    private const double TooMuch = 1e15;
    private const string SecretField = "secret";

    // What a map has in it here; a channel, so that it does in maps by channel, too.
    private const string AnyName = "voice";

    public void Complete(OpenApiSchema schema) => Complete(schema, "", body => body, taken => taken);

    /// <param name="at">Where the object is, as problems name it.</param>
    /// <param name="body">The least body with this object in it.</param>
    /// <param name="find">The object in what was taken of a body.</param>
    private void Complete(OpenApiSchema schema, string at, Func<JsonNode, JsonNode> body, Func<JsonNode?, JsonNode?> find)
    {
        var defaults = find(rule.Taken(body(Least(schema)))) as JsonObject;
        schema.AdditionalPropertiesAllowed = false;
        foreach (var (name, property) in schema.Properties!)
        {
            if (property is not OpenApiSchema value) continue;
            if (schema.Required?.Contains(name) != true && defaults is not null) Default(value, DefaultOf(name, value, defaults));
            Look(value, at.Length == 0 ? name : $"{at}.{name}", leaf => body(With(schema, name, leaf)), taken => (find(taken) as JsonObject)?[name]);
        }
    }

    private void Look(OpenApiSchema value, string at, Func<JsonNode, JsonNode> body, Func<JsonNode?, JsonNode?> find)
    {
        if (value.Properties is { Count: > 0 }) Complete(value, at, body, find);
        if (value.Items is OpenApiSchema items) Look(items, $"{at}[0]", leaf => body(new JsonArray(leaf)), taken => (find(taken) as JsonArray)?.FirstOrDefault());
        if (value.AdditionalProperties is OpenApiSchema entry) Look(entry, $"{at}.{AnyName}", leaf => body(new JsonObject { [AnyName] = leaf }), taken => (find(taken) as JsonObject)?[AnyName]);
        if (IsNumber(value) && BoundsOf(at, body) is { } bounds) (value.Minimum, value.Maximum) = (Told(bounds.Least), Told(bounds.Most));
    }

    // The writer leaves an empty object out, as if it were none; what is put beside the fields it knows it writes as it is.
    private static void Default(OpenApiSchema value, JsonNode? set)
    {
        if (set is JsonObject { Count: 0 }) (value.Extensions ??= new Dictionary<string, IOpenApiExtension>())["default"] = new JsonNodeExtension(set);
        else value.Default = set;
    }

    // Null where a field may be null and is left out of what is written then; and a secret that was not given is made, which no default says.
    private static JsonNode? DefaultOf(string name, OpenApiSchema value, JsonObject defaults)
    {
        if (name == SecretField) return null;
        if (defaults[name] is { } set) return set.DeepClone();
        var takesNull = value.Type?.HasFlag(JsonSchemaType.Null) == true || value.Enum?.Any(one => one is null || one.IsJsonNullSentinel()) == true;
        return takesNull ? JsonNullSentinel.JsonNull : null;
    }

    /// <summary>How the number is read bounds it, and the rules may within that.</summary>
    private NumberBounds? BoundsOf(string at, Func<JsonNode, JsonNode> body)
    {
        if (rule.Refused(body(TooMuch), at) is not { } read) return null;
        return rule.Refused(body(read.Least), at) ?? rule.Refused(body(read.Most), at) ?? read;
    }

    private static JsonObject Least(OpenApiSchema schema) =>
        new(schema.Properties!.Where(property => schema.Required?.Contains(property.Key) == true).Select(property => KeyValuePair.Create(property.Key, Any((OpenApiSchema)property.Value))));

    private static JsonObject With(OpenApiSchema schema, string name, JsonNode leaf)
    {
        var least = Least(schema);
        least[name] = leaf;
        return least;
    }

    /// <summary>Any value that can be read; whether the rules take it does not matter here.</summary>
    private static JsonNode? Any(OpenApiSchema schema)
    {
        if (schema.Enum is { Count: > 0 } values) return values[0]?.DeepClone();
        if (schema.Properties is { Count: > 0 }) return Least(schema);
        return (schema.Type & ~JsonSchemaType.Null) switch
        {
            JsonSchemaType.Array => new JsonArray(),
            JsonSchemaType.Object => new JsonObject(),
            JsonSchemaType.Boolean => false,
            JsonSchemaType.Integer or JsonSchemaType.Number => 1,
            _ => schema.Format switch { "date-time" => "2026-11-27T09:30:00Z", "date" => "2026-11-27", _ => AnyName },
        };
    }

    private static bool IsNumber(OpenApiSchema schema) => schema.Type is { } type && (type & (JsonSchemaType.Integer | JsonSchemaType.Number)) != 0;

    private static string Told(double bound) => bound.ToString(CultureInfo.InvariantCulture);
}
