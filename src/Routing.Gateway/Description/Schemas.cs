using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Routing.Gateway;

/// <summary>Schemas of the wire types, each written once and referred to by name.</summary>
internal static class Schemas
{
    /// <summary>Of an answer.</summary>
    public static async Task<IOpenApiSchema> Of(Type type, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        if (type == typeof(string)) return new OpenApiSchema { Type = JsonSchemaType.String };
        // Of what is also taken as a body there are two: a body with another field is refused, an answer may have it.
        var name = BodyRules.Of(type) is null ? NameOf(type) : NameOf(type) + "View";
        return await Once(name, context, () => Drawn(type, context, ct));
    }

    public static async Task<IOpenApiSchema> OfBody(Type type, OpenApiOperationTransformerContext context, CancellationToken ct) =>
        type == typeof(string) ? await Of(type, context, ct) : await Once(NameOf(type), context, () => Body(type, context, ct));

    public static async Task<IOpenApiSchema> PatchOf(Type type, OpenApiOperationTransformerContext context, CancellationToken ct) =>
        await Once(NameOf(type) + "Patch", context, async () => PatchSchema.Of(await Body(type, context, ct), NameOf(type)));

    private static async Task<IOpenApiSchema> Once(string name, OpenApiOperationTransformerContext context, Func<Task<OpenApiSchema>> make)
    {
        var document = context.Document!;
        if (document.Components?.Schemas?.ContainsKey(name) != true) document.AddComponent(name, await make());
        return new OpenApiSchemaReference(name, document);
    }

    private static async Task<OpenApiSchema> Body(Type type, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var schema = await Drawn(type, context, ct);
        new BodySchema(BodyRules.Of(type) ?? throw new InvalidOperationException($"Nothing says how a body of {type} is read.")).Complete(schema);
        return schema;
    }

    private static async Task<OpenApiSchema> Drawn(Type type, OpenApiOperationTransformerContext context, CancellationToken ct)
    {
        var schema = await context.GetOrCreateSchemaAsync(type, null, ct);
        PlainWords.In(schema);
        return schema;
    }

    private static string NameOf(Type type) =>
        type.IsGenericType ? string.Concat(type.GetGenericArguments().Select(a => a.Name)) + type.Name[..type.Name.IndexOf('`')] : type.Name;
}
