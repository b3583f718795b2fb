using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Routing.Actors;

/// <summary>An object's members, as its metadata has them: names, order, and what is left out.</summary>
internal sealed class ObjectWriter<T>(Spelling spelling) : ValueWriter<T>
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

    private Member[] Members()
    {
        var absent = spelling is Spelling.Lean ? StateJson.ReadAbsent(typeof(T)) : null;
        return [.. StateJson.Options.GetTypeInfo(typeof(T)).Properties
            .Where(property => property.Get is not null)
            .Select(property => (Member)Activator.CreateInstance(typeof(Member<>).MakeGenericType(typeof(T), property.PropertyType), property, spelling, absent)!)];
    }

    private abstract class Member
    {
        public abstract void Write(Utf8JsonWriter to, T owner);
    }

    private sealed class Member<TValue> : Member
    {
        private readonly JsonEncodedText _name;
        private readonly Func<T, TValue>? _get;
        private readonly FromValue? _getFromValue;
        private readonly ValueWriter<TValue> _writer;
        private readonly bool _isLeftOutAsNothing;

        public Member(JsonPropertyInfo property, Spelling spelling, object? absent)
        {
            _name = JsonEncodedText.Encode(property.Name, StateJson.Options.Encoder);
            var getter = ((PropertyInfo)property.AttributeProvider!).GetMethod!;
            if (typeof(T).IsValueType) _getFromValue = getter.CreateDelegate<FromValue>();
            else _get = getter.CreateDelegate<Func<T, TValue>>();
            _writer = Of<TValue>(spelling);
            _isLeftOutAsNothing = absent is T none && !property.IsRequired && _writer.IsNothing(ValueOf(none));
        }

        private delegate TValue FromValue(ref T owner);

        public override void Write(Utf8JsonWriter to, T owner)
        {
            var value = ValueOf(owner);
            if (value is null || _isLeftOutAsNothing && _writer.IsNothing(value)) return;
            _writer.Write(to, _name, value);
        }

        private TValue ValueOf(T owner) => _get is null ? _getFromValue!(ref owner) : _get(owner);
    }
}
