using System.Collections.Concurrent;
using Routing.Simulation;

namespace Routing.Server;

/// <summary>The last decisions, newest first.</summary>
internal sealed class DemoDecisions
{
    // As many as a high terminal has room for.
    private const int Kept = 50;
    private readonly ConcurrentQueue<DemoDecision> _decisions = new();

    public IReadOnlyList<DemoDecision> Last => [.. _decisions.Reverse()];

    public void Add(SeenEvent seen)
    {
        if (seen is not { Contact: { } contact, Queue: { } queue, Agent: { } agent }) return;
        _decisions.Enqueue(new DemoDecision(seen.At, queue, contact, agent, seen.Why ?? ""));
        while (_decisions.Count > Kept) _decisions.TryDequeue(out _);
    }
}
