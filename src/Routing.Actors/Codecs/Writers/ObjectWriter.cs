using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Routing.Actors;

/// <summary>An object's members, as its metadata has them: names, order, and what is left out.</summary>
internal sealed class ObjectWriter<T> : ValueWriter<T>
{
    // Found at the first use, so that a type may hold its own kind.
    private Member[]? _members;

    public override void Write(Utf8JsonWriter to, T value)
    {
        if (value is null)
        {
            to.WriteNullValue();
            return;
        }
        to.WriteStartObject();
        foreach (var member in _members ??= Members()) member.Write(to, value);
        to.WriteEndObject();
    }

    private static Member[] Members() =>
        [.. StateJson.Options.GetTypeInfo(typeof(T)).Properties
            .Where(property => property.Get is not null)
            .Select(property => (Member)Activator.CreateInstance(typeof(Member<>).MakeGenericType(typeof(T), property.PropertyType), property)!)];

    private abstract class Member
    {
        public abstract void Write(Utf8JsonWriter to, T owner);
    }

    private sealed class Member<TValue>(JsonPropertyInfo property) : Member
    {
        private readonly JsonEncodedText _name = JsonEncodedText.Encode(property.Name, StateJson.Options.Encoder);
        private readonly Func<T, TValue>? _get = typeof(T).IsValueType ? null : GetMethod(property).CreateDelegate<Func<T, TValue>>();
        private readonly FromValue? _getFromValue = typeof(T).IsValueType ? GetMethod(property).CreateDelegate<FromValue>() : null;
        private readonly ValueWriter<TValue> _writer = Of<TValue>();

        private delegate TValue FromValue(ref T owner);

        private static MethodInfo GetMethod(JsonPropertyInfo property) => ((PropertyInfo)property.AttributeProvider!).GetMethod!;

        public override void Write(Utf8JsonWriter to, T owner)
        {
            var value = _get is null ? _getFromValue!(ref owner) : _get(owner);
            if (value is not null) _writer.Write(to, _name, value);
        }
    }
}
