using System.Text.Json;

namespace Routing.Gateway;

/// <summary>Takes one field into a value.</summary>
internal delegate T Take<T>(T so, Field field);

/// <summary>A field of a shape: its name, whether it must be there, and how it is taken.</summary>
internal sealed record FieldRule<T>(string Name, Take<T> Take, bool Required = false);

/// <summary>What the description says of a shape.</summary>
internal interface IShape
{
    Type Of { get; }

    /// <summary>Fields that must be there.</summary>
    IEnumerable<string> Required { get; }
}

/// <summary>
/// The fields of one kind of object. Written out by hand: generated deserializers overwrite the defaults of absent
/// init-only fields, name faults by their own paths, and take duplicates.
/// </summary>
internal sealed class Shape<T>(T empty, params FieldRule<T>[] fields) : IShape
{
    private readonly ulong _required = Mask(fields);

    public IReadOnlyList<FieldRule<T>> Fields => fields;

    Type IShape.Of => typeof(T);

    IEnumerable<string> IShape.Required => fields.Where(rule => rule.Required).Select(rule => rule.Name);

    public T Read(Field field)
    {
        if (!field.Is(JsonValueKind.Object, "an object")) return empty;
        var value = empty;
        var seen = 0UL;
        var reading = field.Reading;
        foreach (var property in field.Value.EnumerateObject())
        {
            var at = IndexOf(property);
            if (at < 0)
            {
                reading.RefuseChild(ProblemKinds.UnknownField, property.Name, fields.Length == 0 ? "Remove it: no field is taken here." : $"Remove it, or use one of: {string.Join(", ", fields.Select(f => f.Name))}.");
                return value;
            }
            reading.Into(fields[at].Name);
            if ((seen & (1UL << at)) != 0) reading.Refuse(ProblemKinds.DuplicateField, "Give it once.");
            seen |= 1UL << at;
            value = fields[at].Take(value, new Field(property.Value, reading));
            reading.Out();
            if (reading.Fault is not null) return value;
        }
        if ((_required & ~seen) != 0) RefuseMissing(reading, _required & ~seen);
        return value;
    }

    private int IndexOf(JsonProperty property)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            if (property.NameEquals(fields[i].Name)) return i;
        }
        return -1;
    }

    private void RefuseMissing(Reading reading, ulong missing) =>
        reading.RefuseChild(ProblemKinds.MissingField, fields[System.Numerics.BitOperations.TrailingZeroCount(missing)].Name, "Add it.");

    private static ulong Mask(FieldRule<T>[] fields)
    {
        if (fields.Length > 64) throw new ArgumentException("A shape holds at most 64 fields.");
        var mask = 0UL;
        for (var i = 0; i < fields.Length; i++) mask |= fields[i].Required ? 1UL << i : 0;
        return mask;
    }
}
