using System.Text.Json;
using System.Text.Json.Nodes;

namespace Routing.Gateway.Tests;

/// <summary>What the description of the API says of the bodies it takes: which operations have one, and every field of it, nested ones too.</summary>
internal sealed class Described
{
    private readonly JsonNode _document;
    private readonly Dictionary<string, Dictionary<string, DescribedField>> _fields = [];

    private readonly List<DescribedParameter> _parameters = [];
    private readonly List<string> _bare = [];

    private Described(JsonNode document)
    {
        _document = document;
        foreach (var (path, item) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in item!.AsObject())
            {
                foreach (var parameter in operation!["parameters"]?.AsArray() ?? []) _parameters.Add(new(method.ToUpperInvariant(), path, parameter!));
                if (method == "post" && operation["requestBody"] is null) _bare.Add(path);
                if (operation["requestBody"] is not { } body) continue;
                var fields = _fields[$"{method.ToUpperInvariant()} {path}"] = [];
                foreach (var (_, content) in body["content"]!.AsObject()) Walk(content!["schema"]!, "", fields);
            }
        }
    }

    public IReadOnlyCollection<string> Operations => _fields.Keys;

    public IReadOnlyList<DescribedParameter> Parameters => _parameters;

    /// <summary>Paths of the actions that take no body.</summary>
    public IReadOnlyList<string> WithoutBody => _bare;

    public static async Task<Described> Of(World world) => new((await world.Get("/openapi/v1.json")).Is(200).Json!);

    /// <summary>A path with any place in a list and any name in a map alike: <c>rules[].then.queue</c>.</summary>
    public static string Pattern(object[] at) => string.Concat(at.Select((step, i) => step is int ? "[]" : i == 0 ? step : $".{step}"));

    public IEnumerable<string> Fields(string operation) => _fields[operation].Keys;

    /// <summary>What is said of a field of a body; null for what is none by the description.</summary>
    public JsonObject? Says(string operation, string field) => _fields[operation].GetValueOrDefault(field)?.Says;

    public bool Requires(string operation, string field) => _fields[operation].GetValueOrDefault(field)?.IsRequired == true;

    /// <summary>Null for what is no field by the description: a name in a map.</summary>
    public bool? TakesNull(string operation, string field) => _fields[operation].GetValueOrDefault(field)?.TakesNull;

    private void Walk(JsonNode schema, string at, Dictionary<string, DescribedField> fields)
    {
        if ((string?)schema["$ref"] is { } reference)
        {
            Walk(reference[2..].Split('/').Aggregate(_document, (node, step) => node[step]!), at, fields);
            return;
        }
        foreach (var either in (schema["anyOf"] as JsonArray ?? []).Concat(schema["oneOf"] as JsonArray ?? [])) Walk(either!, at, fields);
        if (schema["items"] is { } items) Walk(items, at + "[]", fields);
        // Names in a map are whoever's; the bodies of the targets have this one where a map holds objects.
        if (schema["additionalProperties"] is JsonObject entry) Walk(entry, at + ".after-sales", fields);
        var required = (schema["required"] as JsonArray ?? []).Select(name => (string)name!).ToHashSet();
        foreach (var (name, property) in schema["properties"] as JsonObject ?? [])
        {
            var field = at.Length == 0 ? name : $"{at}.{name}";
            fields[field] = new(required.Contains(name), IsNullable(property!), property as JsonObject ?? []);
            Walk(property!, field, fields);
        }
    }

    private bool IsNullable(JsonNode schema) =>
        schema["$ref"] is { } reference ? IsNullable(((string)reference!)[2..].Split('/').Aggregate(_document, (node, step) => node[step]!))
        : (schema["anyOf"] as JsonArray ?? schema["oneOf"] as JsonArray) is { } either ? either.Any(one => IsNullable(one!))
        : schema["enum"] is JsonArray values && values.Any(value => value is null) ? true
        : schema["type"] is JsonArray types ? types.Any(type => (string?)type == "null")
        : schema["type"]?.GetValueKind() == JsonValueKind.String && (string?)schema["type"] == "null";
}

/// <summary>What the description says of a field of a body.</summary>
internal sealed record DescribedField(bool IsRequired, bool TakesNull, JsonObject Says);

/// <summary>A parameter of an operation: of its path, its query or its headers.</summary>
internal sealed record DescribedParameter(string Method, string Path, JsonNode Says)
{
    public string Name => (string)Says["name"]!;
    public string In => (string)Says["in"]!;
    public string? Type => (string?)Says["schema"]!["type"];
    public bool IsMoment => (string?)Says["schema"]!["format"] == "date-time";
    public bool IsListed => Says["schema"]!["enum"] is not null;
    public int? MaxLength => (int?)Says["schema"]!["maxLength"];

    public override string ToString() => $"{Method} {Path} {Name}";
}
