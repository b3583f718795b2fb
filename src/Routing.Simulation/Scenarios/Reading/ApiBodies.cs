using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Routing.Simulation;

/// <summary>Reads bodies as the API takes them, as strictly as the gateway does.</summary>
internal static class ApiBodies
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
            throw new ScenarioException(place.Path + inside, $"is not a body the API takes for \"{id}\": {wrong.Message.Split(" Path:")[0]}");
        }
    }

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
