namespace Routing.Cluster.Client;

/// <summary>What was asked for is refused; the message says how to mend it.</summary>
public sealed class RoutingRefusedException(Refusal refusal)
    : Exception(refusal.Field is { } field ? $"{field}: {refusal.Detail}" : refusal.Detail)
{
    public RefusalKind Kind => refusal.Kind;

    /// <summary>What is at fault, by path.</summary>
    public string? Field => refusal.Field;

    /// <summary>Where the contact stands now, if that is why.</summary>
    public ContactState? State => refusal.State;

    internal static void ThrowIf(Refusal? refusal)
    {
        if (refusal is not null) throw new RoutingRefusedException(refusal);
    }
}
