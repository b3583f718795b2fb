using System.Collections.Immutable;
using System.Text.Json;

namespace Routing.Actors;

internal sealed class ArrayWriter<T>(Spelling spelling) : ValueWriter<ImmutableArray<T>>
{
    private ValueWriter<T>? _item;

    public override bool IsNothing(ImmutableArray<T> value) => value is { IsDefault: false, Length: 0 };

    public override void Write(Utf8JsonWriter to, ImmutableArray<T> value)
    {
        var item = _item ??= Of<T>(spelling);
        to.WriteStartArray();
        // Not as a span: a default array is to throw, not to be written as empty.
        foreach (var each in value) item.Write(to, each);
        to.WriteEndArray();
    }
}

internal sealed class MapWriter<T>(Spelling spelling) : ValueWriter<ImmutableDictionary<string, T>?>
{
    private ValueWriter<T>? _item;

    public override bool IsNothing(ImmutableDictionary<string, T>? value) => value is { IsEmpty: true };

    public override void Write(Utf8JsonWriter to, ImmutableDictionary<string, T>? value)
    {
        if (value is null)
        {
            to.WriteNullValue();
            return;
        }
        var item = _item ??= Of<T>(spelling);
        to.WriteStartObject();
        if (!value.IsEmpty)
        {
            foreach (var (key, each) in value)
            {
                to.WritePropertyName(key);
                item.Write(to, each);
            }
        }
        to.WriteEndObject();
    }
}
