using System.Collections.Immutable;
using System.Text.Json.Serialization.Metadata;

namespace Routing.Actors;

/// <summary>Which writer a type gets: one of ours where we know all that the serializer would do, else the serializer.</summary>
internal static class WriterChoice
{
    public static ValueWriter For(Type type, Spelling spelling)
    {
        if (type == typeof(string)) return new TextWriter();
        if (type == typeof(bool)) return new FlagWriter();
        if (type == typeof(int)) return new IntWriter();
        if (type == typeof(long)) return new LongWriter();
        if (type == typeof(double)) return new DoubleWriter();
        if (type == typeof(DateTimeOffset)) return new MomentWriter();
        if (type == typeof(TimeSpan)) return new SpanWriter();
        if (type.IsEnum) return Make(typeof(EnumWriter<>), [type]);
        if (type.IsGenericType)
        {
            var of = type.GetGenericArguments();
            var open = type.GetGenericTypeDefinition();
            if (open == typeof(Nullable<>)) return Make(typeof(NullableWriter<>), of, spelling);
            if (open == typeof(ImmutableArray<>)) return Make(typeof(ArrayWriter<>), of, spelling);
            if (open == typeof(ImmutableDictionary<,>) && of[0] == typeof(string)) return Make(typeof(MapWriter<>), of[1..], spelling);
        }
        return IsPlain(StateJson.Options.GetTypeInfo(type)) ? Make(typeof(ObjectWriter<>), [type], spelling) : Make(typeof(SerializerWriter<>), [type]);
    }

    /// <summary>An object with nothing about it but members: each has a name and a getter, and is left out when null.</summary>
    private static bool IsPlain(JsonTypeInfo type) =>
        type is { Kind: JsonTypeInfoKind.Object, PolymorphismOptions: null, OnSerializing: null, OnSerialized: null, NumberHandling: null }
        && type.Type != typeof(object)
        && type.Properties.All(p => p is { Order: 0, ShouldSerialize: null, CustomConverter: null, NumberHandling: null, IsExtensionData: false }
            && p.AttributeProvider is System.Reflection.PropertyInfo { GetMethod.IsPublic: true });

    private static ValueWriter Make(Type open, Type[] of, params object[] with) => (ValueWriter)Activator.CreateInstance(open.MakeGenericType(of), with)!;
}
