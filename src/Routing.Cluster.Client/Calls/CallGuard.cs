using System.Diagnostics;

namespace Routing.Cluster.Client;

/// <summary>
/// Says in the actors' own words what the cluster says in its: a silo that is gone or overloaded, or an activation that
/// could not begin, is a store that cannot serve now. Nothing acknowledged is lost, and the caller may try again.
/// And it keeps a call that is part of no trace out of the one that its actor was called in: Orleans would hand that on.
/// </summary>
public sealed class CallGuard : IOutgoingGrainCallFilter
{
    private const string TraceParent = "traceparent";

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        if (Activity.Current is null && RequestContext.Get(TraceParent) is not null) RequestContext.Remove(TraceParent);
        try
        {
            await context.Invoke();
        }
        catch (Exception failure) when (context.Grain is IActorGrain or IOutsideEventsGrain or IOutsideCatalogGrain && IsOfTheCluster(failure))
        {
            throw Innermost(failure) is StoreUnavailableException known
                ? known
                : new StoreUnavailableException("The cluster cannot take this call now; nothing acknowledged is lost. Try again.", failure);
        }
    }

    private static bool IsOfTheCluster(Exception failure) =>
        // A silo of an older version says of a call that it does not know that a type could not be loaded.
        failure is OrleansException or ObjectDisposedException or IOException or TypeLoadException;

    private static Exception Innermost(Exception failure)
    {
        var inner = failure;
        while (inner is not StoreUnavailableException && inner.InnerException is { } deeper) inner = deeper;
        return inner;
    }
}
