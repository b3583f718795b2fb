using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Routing.Gateway;

/// <summary>A JSON merge patch (RFC 7396): null removes, so that the default holds again; objects merge; all else replaces.</summary>
internal static class MergePatch
{
    /// <summary>The patched configuration, checked like a whole one; null when the reading has a fault.</summary>
    public static T? Apply<T>(T present, JsonTypeInfo<T> type, ReadOnlyMemory<byte> patch, Shape<T> shape, Reading reading) where T : class
    {
        using var document = Json.Parse(patch, reading);
        if (document is null || !new Field(document.RootElement, reading).Is(JsonValueKind.Object, "an object")) return null;
        foreach (var property in document.RootElement.EnumerateObject())
        {
            if (shape.Fields.Any(f => property.NameEquals(f.Name))) continue;
            reading.RefuseChild(ProblemKinds.UnknownField, property.Name, $"Remove it, or use one of: {string.Join(", ", shape.Fields.Select(f => f.Name))}.");
            return null;
        }
        var merged = new ArrayBufferWriter<byte>();
        using (var before = JsonSerializer.SerializeToDocument(present, type))
        using (var to = new Utf8JsonWriter(merged))
        {
            Merge(before.RootElement, document.RootElement, type, to, reading);
        }
        return reading.Fault is null ? reading.Whole(merged.WrittenMemory, shape) : null;
    }

    private static void Merge(JsonElement? target, JsonElement patch, JsonTypeInfo? type, Utf8JsonWriter to, Reading reading)
    {
        to.WriteStartObject();
        var patched = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in patch.EnumerateObject())
        {
            if (!patched.TryAdd(property.Name, property.Value)) reading.RefuseChild(ProblemKinds.DuplicateField, property.Name, "Give it once.");
        }
        if (target is { ValueKind: JsonValueKind.Object } before)
        {
            foreach (var kept in before.EnumerateObject())
            {
                if (!patched.Remove(kept.Name, out var change)) kept.WriteTo(to);
                else if (change.ValueKind != JsonValueKind.Null) Write(kept.Name, kept.Value, change, Inner(type, kept.Name), to, reading);
            }
        }
        foreach (var (name, added) in patched)
        {
            if (added.ValueKind != JsonValueKind.Null) Write(name, null, added, Inner(type, name), to, reading);
        }
        to.WriteEndObject();
    }

    private static void Write(string name, JsonElement? before, JsonElement change, JsonTypeInfo? type, Utf8JsonWriter to, Reading reading)
    {
        reading.Into(name);
        to.WritePropertyName(name);
        if (change.ValueKind == JsonValueKind.Object)
        {
            RefuseNullsOfNothing(change, type, reading);
            Merge(before, change, type, to, reading);
        }
        else change.WriteTo(to);
        reading.Out();
    }

    /// <summary>
    /// A null for a mistyped name would remove nothing, silently. An entry of a map that is not there is no slip: it may
    /// have been removed by the same patch, sent before.
    /// </summary>
    private static void RefuseNullsOfNothing(JsonElement change, JsonTypeInfo? type, Reading reading)
    {
        foreach (var property in change.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Null && !MayHave(type, property.Name))
                reading.RefuseChild(ProblemKinds.UnknownField, property.Name, "Remove it: there is no such name here.");
        }
    }

    private static bool MayHave(JsonTypeInfo? type, string name) => type switch
    {
        { Kind: JsonTypeInfoKind.Object } => type.Properties.Any(p => p.Name == name),
        { Kind: JsonTypeInfoKind.Dictionary, KeyType: { IsEnum: true } key } => Enum.GetNames(key).Any(n => JsonNamingPolicy.CamelCase.ConvertName(n) == name),
        _ => true,
    };

    private static JsonTypeInfo? Inner(JsonTypeInfo? type, string name) => type is { Kind: JsonTypeInfoKind.Object } && type.Properties.FirstOrDefault(p => p.Name == name) is { } property
        ? type.Options.GetTypeInfo(property.PropertyType)
        : null;
}
