using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Routing.Gateway;

/// <summary>Schemas of the wire types, each written once and referred to by name.</summary>
internal static class Schemas
{
    public static async Task<IOpenApiSchema> Of(Type type, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        if (type == typeof(string)) return new OpenApiSchema { Type = JsonSchemaType.String };
        var document = context.Document!;
        var name = NameOf(type);
        if (document.Components?.Schemas?.ContainsKey(name) != true)
        {
            document.AddComponent(name, await context.GetOrCreateSchemaAsync(type, null, ct));
        }
        return new OpenApiSchemaReference(name, document);
    }

    public static async Task<IOpenApiSchema> PatchOf(Type type, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var document = context.Document!;
        var name = NameOf(type) + "Patch";
        if (document.Components?.Schemas?.ContainsKey(name) != true)
        {
            document.AddComponent(name, PatchSchema.Of(await context.GetOrCreateSchemaAsync(type, null, ct), NameOf(type)));
        }
        return new OpenApiSchemaReference(name, document);
    }

    private static string NameOf(Type type) =>
        type.IsGenericType ? string.Concat(type.GetGenericArguments().Select(a => a.Name)) + type.Name[..type.Name.IndexOf('`')] : type.Name;
}
