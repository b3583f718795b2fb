namespace Routing.Core;

/// <summary>
/// What follows from other fields of a record, made when first asked for. It is no part of the record's value: any two are equal, and whoever changes
/// what it follows from sets it back to its default.
/// </summary>
internal struct Derived<T> : IEquatable<Derived<T>>
    where T : class
{
    private T? _made;

    // By two threads at a time it is made twice, alike.
    public T Of<TSource>(TSource source, Func<TSource, T> make) => _made ??= make(source);

    public readonly bool Equals(Derived<T> other) => true;

    public override readonly bool Equals(object? obj) => obj is Derived<T>;

    public override readonly int GetHashCode() => 0;
}
