using System.Collections.Immutable;
using System.Text.Json;

namespace Routing.Actors;

internal sealed class ArrayWriter<T> : ValueWriter<ImmutableArray<T>>
{
    private ValueWriter<T>? _item;

    public override void Write(Utf8JsonWriter to, ImmutableArray<T> value)
    {
        var item = _item ??= Of<T>();
        to.WriteStartArray();
        // Not as a span: a default array is to throw, not to be written as empty.
        foreach (var each in value) item.Write(to, each);
        to.WriteEndArray();
    }
}

internal sealed class MapWriter<T> : ValueWriter<ImmutableDictionary<string, T>?>
{
    private ValueWriter<T>? _item;

    public override void Write(Utf8JsonWriter to, ImmutableDictionary<string, T>? value)
    {
        if (value is null)
        {
            to.WriteNullValue();
            return;
        }
        var item = _item ??= Of<T>();
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
