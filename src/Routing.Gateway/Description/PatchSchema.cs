using Microsoft.OpenApi;

namespace Routing.Gateway;

/// <summary>The schema of a JSON merge patch (RFC 7396), drawn from that of what it patches.</summary>
internal static class PatchSchema
{
    /// <summary>The same fields, none of them required, each null that has a default: an object merges, and all else replaces.</summary>
    public static OpenApiSchema Of(OpenApiSchema whole, string name)
    {
        var patch = Lenient(whole);
        patch.Description = $"A JSON merge patch (RFC 7396) of {name}; null brings a default back.";
        return patch;
    }

    private static OpenApiSchema Lenient(OpenApiSchema whole) => new()
    {
        Type = JsonSchemaType.Object,
        Description = whole.Description,
        Properties = whole.Properties?.ToDictionary(property => property.Key, property => whole.Required?.Contains(property.Key) == true ? Merged(property.Value) : OrNull(Merged(property.Value))),
        AdditionalProperties = whole.AdditionalProperties is { } entry ? OrNull(Merged(entry)) : null,
        AdditionalPropertiesAllowed = whole.AdditionalPropertiesAllowed,
    };

    // An object with neither is a value of its own, of which nothing more is known.
    private static IOpenApiSchema Merged(IOpenApiSchema value)
    {
        if (value is OpenApiSchema { Properties.Count: > 0 } or OpenApiSchema { AdditionalProperties: not null }) return Lenient((OpenApiSchema)value);
        // What a patch leaves out stays as it is: no default stands in for it.
        if (value.CreateShallowCopy() is not OpenApiSchema copy) return value;
        copy.Default = null;
        return copy;
    }

    // Any, not one: where null is taken anyway both hold.
    private static IOpenApiSchema OrNull(IOpenApiSchema value) => new OpenApiSchema { AnyOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, value] };
}
