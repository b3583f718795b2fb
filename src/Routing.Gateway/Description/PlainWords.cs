using System.Text.RegularExpressions;
using Microsoft.OpenApi;

namespace Routing.Gateway;

/// <summary>Descriptions are drawn from docstrings, which name members as code does: here they are named as the API does.</summary>
internal static partial class PlainWords
{
    public static void In(IOpenApiSchema described)
    {
        if (described is not OpenApiSchema schema) return;
        if (schema.Description is { } text) schema.Description = Of(text);
        foreach (var property in schema.Properties?.Values ?? []) In(property);
        if (schema.Items is { } items) In(items);
        if (schema.AdditionalProperties is { } entry) In(entry);
        foreach (var either in (schema.AnyOf ?? []).Concat(schema.OneOf ?? [])) In(either);
    }

    public static string Of(string text) => Member().Replace(Plain(text), member => Camel(member.Groups["name"].Value));

    private static string Plain(string text) => text.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary>A member as the compiler writes it: its type, its owner, its name.</summary>
    [GeneratedRegex(@"(?:\b(?:int|long|double|string|bool|[A-Z]\w*)(?:<[^<>]*>)?(?:\[\])?\??\s)?\b[A-Z]\w*\.(?<name>[A-Z]\w*)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Member();
}
