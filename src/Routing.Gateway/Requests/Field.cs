using System.Collections.Immutable;
using System.Text.Json;

namespace Routing.Gateway;

/// <summary>A value of the body under reading. Each method takes it as one type, or records a fault and answers something harmless.</summary>
internal readonly struct Field(JsonElement value, Reading reading)
{
    public JsonElement Value { get; } = value;
    public Reading Reading { get; } = reading;

    public bool Is(JsonValueKind kind, string named)
    {
        if (Value.ValueKind == kind) return true;
        Reading.Refuse(ProblemKinds.WrongType, $"Send {named}, not {Named(Value.ValueKind)}.");
        return false;
    }

    public string Text(int max = RequestLimits.MaxText)
    {
        if (!Is(JsonValueKind.String, "a text")) return "";
        var text = Value.GetString()!;
        if (text.Length > max) Reading.Refuse(ProblemKinds.InvalidValue, $"Use at most {max} characters.");
        if (text.Contains('\0')) Reading.Refuse(ProblemKinds.InvalidValue, "Remove the zero character.");
        return text;
    }

    /// <summary>A text that says something.</summary>
    public string Words(int max)
    {
        var text = Text(max);
        if (Reading.Fault is null && string.IsNullOrWhiteSpace(text)) Reading.Refuse(ProblemKinds.InvalidValue, $"Write 1 to {max} characters, not blank.");
        return text;
    }

    public string? TextOrNull(int max = RequestLimits.MaxText) => Value.ValueKind == JsonValueKind.Null ? null : Text(max);

    public string Identifier()
    {
        var text = Text();
        if (Reading.Fault is null && !Id.IsValid(text)) Reading.Refuse(ProblemKinds.InvalidValue, Id.Rule);
        return text;
    }

    public string? IdentifierOrNull() => Value.ValueKind == JsonValueKind.Null ? null : Identifier();

    public int Integer(int min = int.MinValue, int max = int.MaxValue)
    {
        if (!Is(JsonValueKind.Number, "a whole number")) return min;
        // Whole however it is written: 10.0 and 1e1 are integers to JSON Schema, and some languages know no others.
        if (Value.TryGetDecimal(out var number) && number >= min && number <= max && number == decimal.Truncate(number)) return (int)number;
        Reading.RefuseNumber("a whole number", min, max);
        return min;
    }

    public int? IntegerOrNull(int min, int max) => Value.ValueKind == JsonValueKind.Null ? null : Integer(min, max);

    public double Number()
    {
        if (!Is(JsonValueKind.Number, "a number")) return 0;
        if (Value.TryGetDouble(out var number) && Math.Abs(number) <= RequestLimits.MaxNumber) return number;
        Reading.RefuseNumber("a number", -RequestLimits.MaxNumber, RequestLimits.MaxNumber);
        return 0;
    }

    public double? NumberOrNull() => Value.ValueKind == JsonValueKind.Null ? null : Number();

    public bool Flag()
    {
        if (Value.ValueKind is JsonValueKind.True or JsonValueKind.False) return Value.GetBoolean();
        Is(JsonValueKind.True, "true or false");
        return false;
    }

    public bool? FlagOrNull() => Value.ValueKind == JsonValueKind.Null ? null : Flag();

    public bool IsNull => Value.ValueKind == JsonValueKind.Null;

    /// <summary>A moment with its offset from UTC, which alone says when it is.</summary>
    public DateTimeOffset? InstantOrNull()
    {
        if (IsNull || !Is(JsonValueKind.String, "a moment")) return null;
        var text = Value.GetString()!;
        // A date alone has a hyphen in that place, too.
        var saysWhen = text.Contains('T') && (text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-'));
        if (!saysWhen || !Value.TryGetDateTimeOffset(out var moment)) Reading.Refuse(ProblemKinds.InvalidValue, "Send a moment with its offset, as in 2026-11-27T09:30:00+08:00 or 2026-11-27T01:30:00Z.");
        else if (!Moments.May(moment)) Reading.Refuse(ProblemKinds.InvalidValue, Moments.Rule);
        else return moment;
        return null;
    }

    public DateTimeOffset Instant()
    {
        if (IsNull) Is(JsonValueKind.String, "a moment");
        return InstantOrNull() ?? default;
    }

    public TEnum One<TEnum>() where TEnum : struct, Enum
    {
        if (!Is(JsonValueKind.String, "one of: " + Names<TEnum>.Listed)) return default;
        if (Names<TEnum>.Find(Value.GetString()!) is { } found) return found;
        Reading.Refuse(ProblemKinds.InvalidValue, $"Use one of: {Names<TEnum>.Listed}.");
        return default;
    }

    public ImmutableArray<T> List<T>(Func<Field, T> item)
    {
        if (!Is(JsonValueKind.Array, "a list")) return [];
        var length = Value.GetArrayLength();
        if (length == 0) return [];
        if (length > RequestLimits.MaxItems)
        {
            Reading.Refuse(ProblemKinds.InvalidValue, $"Use at most {RequestLimits.MaxItems} items.");
            return [];
        }
        var items = ImmutableArray.CreateBuilder<T>(length);
        foreach (var element in Value.EnumerateArray())
        {
            Reading.Into(items.Count);
            items.Add(item(new Field(element, Reading)));
            Reading.Out();
            if (Reading.Fault is not null) return [];
        }
        return items.MoveToImmutable();
    }

    public ImmutableDictionary<TKey, T> Map<TKey, T>(Func<Field, string, TKey> key, Func<Field, T> value) where TKey : notnull
    {
        if (!Is(JsonValueKind.Object, "an object")) return ImmutableDictionary<TKey, T>.Empty;
        var entries = ImmutableDictionary.CreateBuilder<TKey, T>();
        foreach (var property in Value.EnumerateObject())
        {
            Reading.Into(property.Name);
            var field = new Field(property.Value, Reading);
            var name = key(field, property.Name);
            if (entries.ContainsKey(name)) Reading.Refuse(ProblemKinds.DuplicateField, "Give it once.");
            if (entries.Count == RequestLimits.MaxItems) Reading.Refuse(ProblemKinds.InvalidValue, $"Use at most {RequestLimits.MaxItems} entries.");
            entries[name] = value(field);
            Reading.Out();
            if (Reading.Fault is not null) break;
        }
        return entries.ToImmutable();
    }

    private static string Named(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };
}
