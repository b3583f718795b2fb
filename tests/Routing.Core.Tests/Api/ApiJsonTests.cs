using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Routing.Core.Tests;

/// <summary>What the API's types are made of is known to its metadata: each enumeration among them is written by its name.</summary>
public sealed class ApiJsonTests
{
    [Fact]
    public void No_enumeration_of_an_answer_is_written_as_a_number()
    {
        var asNumbers = Enumerations().SelectMany(type => Enum.GetValues(type).Cast<object>().Select(value => (type, value)))
            .Where(one => JsonSerializer.Serialize(one.value, one.type, ApiJson.Default) != $"\"{JsonNamingPolicy.CamelCase.ConvertName(one.value.ToString()!)}\"");

        Assert.Empty(asNumbers.Select(one => $"{one.type.Name}.{one.value}"));
    }

    [Fact]
    public void Enumerations_deep_within_an_answer_are_among_them() =>
        Assert.Superset(new HashSet<Type> { typeof(PilotCount), typeof(ContactState), typeof(CoachingMeasure) }, Enumerations().ToHashSet());

    // The generator makes one property for each type that any answer or body reaches.
    private static IEnumerable<Type> Enumerations() => typeof(ApiJson).GetProperties()
        .Where(property => property.PropertyType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(JsonTypeInfo<>))
        .Select(property => property.PropertyType.GetGenericArguments()[0])
        .Select(type => Nullable.GetUnderlyingType(type) ?? type)
        .Where(type => type.IsEnum)
        .Distinct();
}
