using System.Collections.Concurrent;

namespace Routing.Cluster.Tests;

/// <summary>Loses answers on their way to a gateway: the first of each method of each actor, though the call was done.</summary>
internal sealed class LostAnswers : IOutgoingGrainCallFilter
{
    private ConcurrentDictionary<(GrainId, string), bool>? _lost;

    public int Count => _lost?.Count ?? 0;

    /// <summary>From here on; those lost before may be lost once more.</summary>
    public void Begin() => _lost = new();

    public async Task Invoke(IOutgoingGrainCallContext context)
    {
        await context.Invoke();
        if (context.Grain is IActorGrain && _lost?.TryAdd((context.TargetId, context.MethodName), true) == true) throw new TimeoutException("The answer was lost.");
    }
}
