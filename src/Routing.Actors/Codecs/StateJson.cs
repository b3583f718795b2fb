using System.Collections.Immutable;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Routing.Actors;

/// <summary>
/// The JSON of stored state and events: camelCase, enums by name, nulls left out, unknown members ignored and missing
/// ones defaulted, so that a file outlives the version that wrote it.
/// </summary>
/// <remarks>
/// Metadata by reflection, not source-generated: generated code sets every init-only member, absent or not, and so loses
/// all defaults (<c>Channels = []</c> comes back as a default array, <c>MaxWaitSeconds</c> as 0). Reading goes by the
/// serializer; writing by <see cref="ValueWriter"/>, made from the same metadata.
/// </remarks>
public static class StateJson
{
    public static readonly JsonSerializerOptions Options = Make(LeaveOutComputed, FillArrays);

    // Arrays that a constructor takes stay as they come, so that they are always written: to fill them in takes longer than to read them.
    private static readonly JsonSerializerOptions Absent = Make(LeaveOutComputed, RequireNothing);

    /// <summary>Writes a value as the type that it is, without what <see cref="Options"/> would read the same were it absent.</summary>
    public static void Write(Utf8JsonWriter to, object value) => ValueWriter.Of(value.GetType(), Spelling.Lean).WriteObject(to, value);

    /// <summary>What an object is read as when all its members are absent; null where there is no such thing.</summary>
    internal static object? ReadAbsent(Type type)
    {
        try
        {
            return JsonSerializer.Deserialize("{}"u8, type, Absent);
        }
        catch (Exception refused) when (refused is ArgumentException or NullReferenceException or InvalidOperationException)
        {
            return null;
        }
    }

    private static JsonSerializerOptions Make(params Action<JsonTypeInfo>[] modifiers)
    {
        var resolver = new DefaultJsonTypeInfoResolver();
        foreach (var modifier in modifiers) resolver.Modifiers.Add(modifier);
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
            // Chinese as it is, in a third of the bytes; none of this is ever pasted into a page.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            // Instants of events go to readers as they are stored, and are promised with a Z.
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new UtcInstant() },
            TypeInfoResolver = resolver,
        };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>What can be neither set nor constructed is computed from the rest.</summary>
    private static void LeaveOutComputed(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object) return;
        var constructed = type.Type.GetConstructors()
            .SelectMany(c => c.GetParameters())
            .Select(p => p.Name!)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            var property = type.Properties[i];
            if (property.Set is null && !constructed.Contains(property.Name)) type.Properties.RemoveAt(i);
        }
    }

    private static void RequireNothing(JsonTypeInfo type)
    {
        foreach (var property in type.Properties) property.IsRequired = false;
    }

    /// <summary>A constructor parameter that is absent comes as a default array, which throws when it is touched.</summary>
    private static void FillArrays(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object) return;
        var arrays = type.Type.GetProperties()
            .Where(p => p.CanWrite && p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
            .Where(p => type.Type.GetConstructors().Any(c => c.GetParameters().Any(x => x.Name == p.Name)))
            .Select(p => (Property: p, Empty: p.PropertyType.GetField("Empty", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)))
            .ToArray();
        if (arrays.Length == 0) return;
        type.OnDeserialized = read =>
        {
            foreach (var (property, empty) in arrays)
            {
                if (property.GetValue(read)!.Equals(Activator.CreateInstance(property.PropertyType))) property.SetValue(read, empty);
            }
        };
    }
}
