namespace Routing.Actors;

/// <summary>Reading an actor's stored parts.</summary>
internal static class StoredParts
{
    /// <summary>The one part of a name, or null.</summary>
    public static T? Value<T>(this IReadOnlyList<StoredPart> parts, string name) where T : class
    {
        foreach (var part in parts)
        {
            if (part.Name == name) return (T)part.Value;
        }
        return null;
    }

    /// <summary>The parts named <c>prefix/…</c>.</summary>
    public static IEnumerable<T> Under<T>(this IReadOnlyList<StoredPart> parts, string prefix) where T : class =>
        parts.Where(part => part.Name.StartsWith(prefix, StringComparison.Ordinal)).Select(part => (T)part.Value);
}
