using System.Collections.Immutable;
using System.Reflection;

namespace Routing.Actors.Tests;

/// <summary>Makes up values of any stored type: odd numbers and texts, absent members, empty and longer lists.</summary>
internal sealed class Made(int seed)
{
    private static readonly string[] Texts = ["", "li-na", "洗衣机漏水", "a\"b\\c\r\n\t\u0001\u007f", "<a href='x'>&amp;+", "😀 é", new string('字', 700)];
    private static readonly double[] Numbers =
        [0, -0.0, 1, -17, 0.1 + 0.2, 1.7411504136052138, 999999999999999, -999999999999999, 1e15, -1e15, 1e15 - 0.5, 9007199254740993, 1e22, 1e300, double.Epsilon, double.NaN, double.NegativeInfinity];
    private readonly Random _random = new(seed);
    private readonly NullabilityInfoContext _nullability = new();

    public object Of(Type type)
    {
        if (type == typeof(string)) return OneOf(Texts);
        if (type == typeof(double)) return OneOf(Numbers);
        if (type == typeof(bool)) return _random.Next(2) == 0;
        if (type == typeof(int)) return OneOf([0, 1, -1, 42, int.MaxValue, int.MinValue]);
        if (type == typeof(long)) return OneOf([0, 1, -1, 42, long.MaxValue, long.MinValue]);
        if (type == typeof(DateOnly)) return DateOnly.FromDayNumber(_random.Next(800_000));
        if (type == typeof(TimeSpan)) return TimeSpan.FromTicks(OneOf([0, 1, 10_000_000, -864_000_000_000_7]));
        if (type == typeof(DateTimeOffset)) return new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.FromHours(OneOf([0, 8, -3]))).AddTicks(OneOf([0, 1, 5_000_000, 8_507_414]));
        if (type == typeof(byte[])) return Enumerable.Range(0, _random.Next(70)).Select(_ => (byte)_random.Next(256)).ToArray();
        if (type.IsEnum) return OneOf([.. Enum.GetValues(type).Cast<object>()]);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)) return Call(nameof(List), type);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableDictionary<,>)) return Call(nameof(Map), type);
        return Composed(type);
    }

    private object Composed(Type type)
    {
        var constructor = type.GetConstructors().Where(c => c.GetParameters() is not [var one] || one.ParameterType != type).MaxBy(c => c.GetParameters().Length)!;
        var parameters = constructor.GetParameters();
        var made = constructor.Invoke([.. parameters.Select(p => MaybeOf(p.ParameterType, _nullability.Create(p)))]);
        foreach (var property in type.GetProperties().Where(p => p.CanWrite && parameters.All(x => x.Name != p.Name)))
            property.SetValue(made, MaybeOf(property.PropertyType, _nullability.Create(property)));
        return made;
    }

    private object? MaybeOf(Type type, NullabilityInfo info) =>
        info.WriteState == NullabilityState.Nullable && _random.Next(3) == 0 ? null : Of(Nullable.GetUnderlyingType(type) ?? type);

    private ImmutableArray<T> List<T>() => [.. Enumerable.Range(0, _random.Next(4)).Select(_ => (T)Of(typeof(T)))];

    private ImmutableDictionary<TKey, T> Map<TKey, T>()
        where TKey : notnull =>
        Enumerable.Range(0, _random.Next(4)).Select(_ => (TKey)Of(typeof(TKey))).Distinct().ToImmutableDictionary(key => key, _ => (T)Of(typeof(T)));

    private object Call(string method, Type of) =>
        typeof(Made).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Instance)!.MakeGenericMethod(of.GetGenericArguments()).Invoke(this, null)!;

    private T OneOf<T>(ReadOnlySpan<T> values) => values[_random.Next(values.Length)];
}
