using Routing.Cluster.Client;

using System.Diagnostics;

namespace Routing.Cluster.Bench;

/// <summary>Counts calls and notices of actors, wherever on this silo they are made, and how long dispatchers are busy with theirs.</summary>
internal sealed class CallCount : IOutgoingGrainCallFilter, IIncomingGrainCallFilter
{
    private static readonly GrainType Dispatcher = GrainType.Create("dispatcher");
    private long _calls, _notices, _others, _dispatched, _busy;

    /// <summary>So far: awaited calls, notices, and calls of grains that are no actors, as storage in memory and the event log are.</summary>
    public (long Calls, long Notices, long Others) Read() => (Interlocked.Read(ref _calls), Interlocked.Read(ref _notices), Interlocked.Read(ref _others));

    /// <summary>So far: calls and notices to dispatchers, and the time in their turns; they await nobody.</summary>
    public (long Messages, TimeSpan Busy) ReadDispatchers() => (Interlocked.Read(ref _dispatched), Stopwatch.GetElapsedTime(0, Interlocked.Read(ref _busy)));

    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.TargetId.Type != Dispatcher) return context.Invoke();
        var began = Stopwatch.GetTimestamp();
        var turn = context.Invoke();
        Interlocked.Add(ref _busy, Stopwatch.GetTimestamp() - began);
        Interlocked.Increment(ref _dispatched);
        return turn;
    }

    public Task Invoke(IOutgoingGrainCallContext context)
    {
        if (context.Grain is not IActorGrain) Interlocked.Increment(ref _others);
        else if (context.MethodName == nameof(IActorGrain.Hear)) Interlocked.Increment(ref _notices);
        else Interlocked.Increment(ref _calls);
        return context.Invoke();
    }
}
