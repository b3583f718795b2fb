namespace Routing.Embedded;

/// <summary>Whether the store takes writes, for <c>/readyz</c>; when it refuses, the reason says what to do.</summary>
public sealed record StoreHealth(bool Ok, string? Reason = null)
{
    public static readonly StoreHealth Fine = new(true);
}
