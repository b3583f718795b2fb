using System.Text.Json;

namespace Routing.Actors;

internal sealed class TextWriter : ValueWriter<string?>
{
    public override bool IsNothing(string? value) => value is { Length: 0 };
    public override void Write(Utf8JsonWriter to, string? value) => to.WriteStringValue(value);
    public override void Write(Utf8JsonWriter to, JsonEncodedText name, string? value) => to.WriteString(name, value);
}

internal sealed class FlagWriter : ValueWriter<bool>
{
    public override bool IsNothing(bool value) => !value;
    public override void Write(Utf8JsonWriter to, bool value) => to.WriteBooleanValue(value);
    public override void Write(Utf8JsonWriter to, JsonEncodedText name, bool value) => to.WriteBoolean(name, value);
}

internal sealed class IntWriter : ValueWriter<int>
{
    public override bool IsNothing(int value) => value == 0;
    public override void Write(Utf8JsonWriter to, int value) => to.WriteNumberValue(value);
    public override void Write(Utf8JsonWriter to, JsonEncodedText name, int value) => to.WriteNumber(name, value);
}

internal sealed class LongWriter : ValueWriter<long>
{
    public override bool IsNothing(long value) => value == 0;
    public override void Write(Utf8JsonWriter to, long value) => to.WriteNumberValue(value);
    public override void Write(Utf8JsonWriter to, JsonEncodedText name, long value) => to.WriteNumber(name, value);
}

internal sealed class MomentWriter : ValueWriter<DateTimeOffset>
{
    public override void Write(Utf8JsonWriter to, DateTimeOffset value) => to.WriteStringValue(value.UtcDateTime);
    public override void Write(Utf8JsonWriter to, JsonEncodedText name, DateTimeOffset value) => to.WriteString(name, value.UtcDateTime);
}

internal sealed class SpanWriter : ValueWriter<TimeSpan>
{
    private readonly SerializerWriter<TimeSpan> _given = new();

    public override bool IsNothing(TimeSpan value) => value == TimeSpan.Zero;
    public override void Write(Utf8JsonWriter to, TimeSpan value) => _given.Write(to, value);
}

/// <summary>A whole number takes a third of the time as the long it is; the digits are the same below 1E+15.</summary>
internal sealed class DoubleWriter : ValueWriter<double>
{
    private const double FirstWithExponent = 1e15;
    private readonly SerializerWriter<double> _named = new();

    // Minus zero is not nothing: it has a sign.
    public override bool IsNothing(double value) => value == 0 && !double.IsNegative(value);

    public override void Write(Utf8JsonWriter to, double value)
    {
        if (IsWhole(value)) to.WriteNumberValue((long)value);
        else if (double.IsFinite(value)) to.WriteNumberValue(value);
        else _named.Write(to, value);
    }

    public override void Write(Utf8JsonWriter to, JsonEncodedText name, double value)
    {
        if (IsWhole(value)) to.WriteNumber(name, (long)value);
        else if (double.IsFinite(value)) to.WriteNumber(name, value);
        else base.Write(to, name, value);
    }

    // Minus zero is written with its sign.
    private static bool IsWhole(double value) =>
        Math.Abs(value) < FirstWithExponent && (long)value == value && (value != 0 || !double.IsNegative(value));
}

/// <summary>The names of an enum, encoded once; a value without a name is written as the serializer sees fit.</summary>
internal sealed class EnumWriter<T> : ValueWriter<T>
    where T : struct, Enum
{
    private readonly Dictionary<T, JsonEncodedText> _names = Enum.GetValues<T>().Distinct().ToDictionary(value => value, NameOf);
    private readonly SerializerWriter<T> _unnamed = new();

    public override void Write(Utf8JsonWriter to, T value)
    {
        if (_names.TryGetValue(value, out var name)) to.WriteStringValue(name);
        else _unnamed.Write(to, value);
    }

    public override void Write(Utf8JsonWriter to, JsonEncodedText name, T value)
    {
        if (_names.TryGetValue(value, out var text)) to.WriteString(name, text);
        else base.Write(to, name, value);
    }

    private static JsonEncodedText NameOf(T value) =>
        JsonEncodedText.Encode(JsonSerializer.SerializeToElement(value, StateJson.Options).GetString()!, StateJson.Options.Encoder);
}

internal sealed class NullableWriter<T>(Spelling spelling) : ValueWriter<T?>
    where T : struct
{
    private readonly ValueWriter<T> _value = Of<T>(spelling);

    public override void Write(Utf8JsonWriter to, T? value)
    {
        if (value is { } given) _value.Write(to, given);
        else to.WriteNullValue();
    }

    public override void Write(Utf8JsonWriter to, JsonEncodedText name, T? value)
    {
        if (value is { } given) _value.Write(to, name, given);
        else to.WriteNull(name);
    }
}
