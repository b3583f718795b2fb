using System.Collections.Immutable;
using System.Text.Json;

namespace Routing.Simulation;

/// <summary>A value of a scenario file and where it stands, so that every complaint names its place.</summary>
internal readonly record struct Place(JsonElement Value, string Path)
{
    public ScenarioException Wrong(string mend) => new(Path, mend);

    /// <summary>Refuses fields the format does not know: a typo must not pass silently.</summary>
    public Place ObjectOf(params ReadOnlySpan<string> known)
    {
        if (Value.ValueKind != JsonValueKind.Object) throw Wrong("write an object, {…}.");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in Value.EnumerateObject())
        {
            if (!seen.Add(field.Name)) throw At(field.Name).Wrong("is written twice; keep one.");
            if (!known.Contains(field.Name)) throw At(field.Name).Wrong($"is not a field here; write one of {string.Join(", ", known.ToArray())}.");
        }
        return this;
    }

    public Place At(string name) =>
        new(Value.ValueKind == JsonValueKind.Object && Value.TryGetProperty(name, out var value) ? value : default, $"{Path}.{name}");

    public Place? Maybe(string name) =>
        Value.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? new Place(value, $"{Path}.{name}") : null;

    public Place Needed(string name, string mend)
    {
        var place = At(name);
        return place.Value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? throw place.Wrong($"is missing; write {mend}.") : place;
    }

    public bool IsObject => Value.ValueKind == JsonValueKind.Object;

    public string Text() => Value.ValueKind == JsonValueKind.String && Value.GetString() is { Length: > 0 } text ? text : throw Wrong("write a text in quotes.");

    public string Id() => Routing.Core.Id.IsValid(Text()) ? Text() : throw Wrong(Routing.Core.Id.Rule);

    public bool Flag() => Value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong("write true or false."),
    };

    public double Number(double least = double.NegativeInfinity, double most = double.PositiveInfinity, bool above = false)
    {
        // A JSON number can be too large for a double, and then reads as infinity.
        if (Value.ValueKind == JsonValueKind.Number && Value.TryGetDouble(out var number) && double.IsFinite(number)
            && (above ? number > least : number >= least) && number <= most) return number;
        throw Wrong("write a number" + (least, most) switch
        {
            (double.NegativeInfinity, double.PositiveInfinity) => ".",
            (_, double.PositiveInfinity) => above ? $" greater than {least}." : $" of at least {least}.",
            _ => $" from {least} to {most}.",
        });
    }

    public double Share() => Number(0, 1);

    public int Whole(int least, int most)
    {
        if (Value.ValueKind == JsonValueKind.Number && Value.TryGetInt32(out var number) && number >= least && number <= most) return number;
        throw Wrong($"write a whole number from {least} to {most}.");
    }

    public ImmutableArray<Place> Items(string mend)
    {
        if (Value.ValueKind != JsonValueKind.Array) throw Wrong($"write {mend}.");
        var path = Path;
        return [.. Value.EnumerateArray().Select((item, at) => new Place(item, $"{path}[{at}]"))];
    }

    public IEnumerable<KeyValuePair<string, Place>> Fields(string mend)
    {
        if (Value.ValueKind != JsonValueKind.Object) throw Wrong($"write {mend}.");
        var path = Path;
        return Value.EnumerateObject().Select(field => KeyValuePair.Create(field.Name, new Place(field.Value, $"{path}.{field.Name}"))).ToList();
    }

    public ImmutableSortedDictionary<string, T> Map<T>(string mend, Func<Place, T> read)
    {
        var map = ImmutableSortedDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
        foreach (var (name, place) in Fields(mend))
        {
            if (map.ContainsKey(name)) throw place.Wrong("is written twice; keep one.");
            map[name] = read(place);
        }
        return map.ToImmutable();
    }
}
