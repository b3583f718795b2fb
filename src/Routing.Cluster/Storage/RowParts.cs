namespace Routing.Cluster;

/// <summary>Which parts are rows, of which there may be any number: they lie in pages, all others in the head document.</summary>
internal static class RowParts
{
    public static bool IsRow(ActorKind kind, string part) => kind switch
    {
        ActorKind.Queue => part.StartsWith("row/", StringComparison.Ordinal),
        ActorKind.Dispatcher => part.StartsWith("agent/", StringComparison.Ordinal) || part.StartsWith("queue/", StringComparison.Ordinal),
        _ => false,
    };
}
