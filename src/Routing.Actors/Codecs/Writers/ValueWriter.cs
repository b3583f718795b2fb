using System.Collections.Concurrent;
using System.Text.Json;

namespace Routing.Actors;

/// <summary>Writes values of one type as <see cref="StateJson"/> would, to the byte but for what <see cref="Spelling.Lean"/> leaves out.</summary>
/// <remarks>
/// The serializer's own way costs twice as much: a frame on the heap for nested objects, a converter asked per value.
/// Its generated writers were refused: as fast as these, but they leave out all members without a setter or none (a
/// requirement's are stored, computed ones are not), and want a list of types.
/// </remarks>
internal abstract class ValueWriter
{
    private static readonly ConcurrentDictionary<(Type, Spelling), ValueWriter> Known = [];

    public abstract void WriteObject(Utf8JsonWriter to, object value);

    public static ValueWriter Of(Type type, Spelling spelling) => Known.GetOrAdd((type, spelling), static key => WriterChoice.For(key.Item1, key.Item2));

    public static ValueWriter<T> Of<T>(Spelling spelling) => (ValueWriter<T>)Of(typeof(T), spelling);
}

/// <inheritdoc/>
internal abstract class ValueWriter<T> : ValueWriter
{
    public abstract void Write(Utf8JsonWriter to, T value);

    /// <summary>The value as a member; what the writer can write in one go with its name, overrides this.</summary>
    public virtual void Write(Utf8JsonWriter to, JsonEncodedText name, T value)
    {
        to.WritePropertyName(name);
        Write(to, value);
    }

    /// <summary>Whether it is false, 0 or empty: what a lean object leaves out.</summary>
    public virtual bool IsNothing(T value) => false;

    public sealed override void WriteObject(Utf8JsonWriter to, object value) => Write(to, (T)value);
}
