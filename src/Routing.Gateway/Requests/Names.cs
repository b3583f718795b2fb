using System.Collections.Frozen;
using System.Text.Json;

namespace Routing.Gateway;

/// <summary>The names of an enumeration as the API spells them.</summary>
internal static class Names<TEnum> where TEnum : struct, Enum
{
    private static readonly FrozenDictionary<string, TEnum> ByName =
        Enum.GetValues<TEnum>().ToFrozenDictionary(value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()), StringComparer.Ordinal);

    private static readonly FrozenDictionary<TEnum, string> ByValue = ByName.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    public static readonly string Listed = string.Join(", ", Enum.GetValues<TEnum>().Select(value => ByValue[value]));

    public static TEnum? Find(string name) => ByName.TryGetValue(name, out var value) ? value : null;

    public static string Of(TEnum value) => ByValue[value];
}
