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
            // Otherwise a null for a mistyped name would remove nothing, silently.
            if (shape.Fields.Any(f => property.NameEquals(f.Name))) continue;
            reading.RefuseChild(ProblemKinds.UnknownField, property.Name, $"Remove it, or use one of: {string.Join(", ", shape.Fields.Select(f => f.Name))}.");
            return null;
        }
        var merged = new ArrayBufferWriter<byte>();
        using (var before = JsonSerializer.SerializeToDocument(present, type))
        using (var to = new Utf8JsonWriter(merged))
        {
            Merge(before.RootElement, document.RootElement, to, reading);
        }
        return reading.Fault is null ? reading.Whole(merged.WrittenMemory, shape) : null;
    }

    private static void Merge(JsonElement? target, JsonElement patch, Utf8JsonWriter to, Reading reading)
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
                else if (change.ValueKind != JsonValueKind.Null) Write(kept.Name, kept.Value, change, to, reading);
            }
        }
        foreach (var (name, added) in patched)
        {
            if (added.ValueKind != JsonValueKind.Null) Write(name, null, added, to, reading);
        }
        to.WriteEndObject();
    }

    private static void Write(string name, JsonElement? before, JsonElement change, Utf8JsonWriter to, Reading reading)
    {
        reading.Into(name);
        to.WritePropertyName(name);
        if (change.ValueKind == JsonValueKind.Object) Merge(before, change, to, reading);
        else change.WriteTo(to);
        reading.Out();
    }
}
