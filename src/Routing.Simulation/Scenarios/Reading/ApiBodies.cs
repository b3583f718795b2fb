using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace Routing.Simulation;

/// <summary>Reads bodies as the API takes them, as strictly as the gateway does.</summary>
internal static partial class ApiBodies
{
    // The gateway refuses unknown fields by name; a file gets the same strictness. By reflection, as source-generated
    // readers set what is left out of a body to nothing instead of to its default.
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <exception cref="ScenarioException">It is not such a body.</exception>
    public static T Read<T>(Place place)
    {
        var id = place.Path[(place.Path.LastIndexOf('.') + 1)..];
        try
        {
            return place.Value.Deserialize<T>(Options) ?? throw place.Wrong("write the body that the API takes.");
        }
        catch (JsonException wrong)
        {
            var inside = wrong.Path is { Length: > 1 } path ? path[1..] : "";
            throw new ScenarioException(place.Path + inside, $"is not a body the API takes for \"{id}\": {Told(wrong.Message)}");
        }
    }

    /// <summary>Without the names of our types, which nobody outside knows.</summary>
    private static string Told(string message)
    {
        var said = message.Split(" Path:")[0];
        if (Unknown().Match(said) is { Success: true } unknown) return $"it has no field \"{unknown.Groups[1].Value}\"; look for a slip of the pen.";
        if (Missing().Match(said) is { Success: true } missing) return $"the field \"{missing.Groups[1].Value}\" is missing; if it is there already, check its id.";
        return Type().Match(said) is { Success: true } ? "a field has a value of another kind than it takes (a number, a text, a list)." : said;
    }

    [GeneratedRegex("The JSON property '(.*?)' could not be mapped", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Unknown();

    [GeneratedRegex("missing required properties including: '(.*?)'", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Missing();

    [GeneratedRegex("The JSON value could not be converted", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Type();

    /// <summary>A body with some fields changed, as <c>PATCH</c> takes them: what is left out stays, null gives the default back.</summary>
    public static T Patch<T>(T? present, Place place)
    {
        var merged = Merge(present is null ? new JsonObject() : JsonSerializer.SerializeToNode(present, Options), JsonNode.Parse(place.Value.GetRawText()));
        using var document = JsonSerializer.SerializeToDocument(merged);
        return Read<T>(place with { Value = document.RootElement.Clone() });
    }

    private static JsonNode? Merge(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject changes) return patch?.DeepClone();
        var merged = target is JsonObject before ? before.DeepClone().AsObject() : [];
        foreach (var (name, change) in changes)
        {
            if (change is null) merged.Remove(name);
            else merged[name] = Merge(merged[name], change);
        }
        return merged;
    }
}
