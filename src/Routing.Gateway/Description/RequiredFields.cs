using System.Reflection;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Routing.Gateway;

/// <summary>
/// Which fields a body must have is for its shape to say: its type has defaults for what is kept, and its constructor requires what
/// a body may leave out.
/// </summary>
internal sealed class RequiredFields : IOpenApiSchemaTransformer
{
    private readonly Dictionary<Type, List<string>> _byType = typeof(IShape).Assembly.GetTypes()
        .Where(type => !type.ContainsGenericParameters)
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
        .Where(field => field.FieldType.IsAssignableTo(typeof(IShape)))
        .Select(field => (IShape)field.GetValue(null)!)
        .GroupBy(shape => shape.Of)
        .ToDictionary(shapes => shapes.Key, shapes => shapes.SelectMany(shape => shape.Required).ToList());

    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        // One that is written out elsewhere in the same body stands here without its properties.
        if (schema.Properties is { Count: > 0 } && _byType.TryGetValue(context.JsonTypeInfo.Type, out var names)) schema.Required = new HashSet<string>(names, StringComparer.Ordinal);
        return Task.CompletedTask;
    }
}
