using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Routing.Gateway;

/// <summary>Says of objects and listed values that may be null that they may: the generator says it of plain values only.</summary>
internal sealed class NullableFields : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        // A subscription is answered without its secret, and may be put back as it was answered.
        var isSecret = context.JsonPropertyInfo is { Name: "secret" } of && of.DeclaringType == typeof(Webhook);
        if (isSecret || context.JsonPropertyInfo is { IsGetNullable: true })
        {
            if (schema.Type is { } type) schema.Type = type | JsonSchemaType.Null;
            // Without a type any is taken, but only of the values listed.
            else if (schema.Enum is { Count: > 0 } values && !values.Any(value => value is null || value.IsJsonNullSentinel())) values.Add(JsonNullSentinel.JsonNull);
        }
        return Task.CompletedTask;
    }
}
