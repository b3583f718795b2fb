using System.Globalization;
using Routing.Actors;

namespace Routing.Simulation;

/// <summary>The last notices between actors, for the report of a breach.</summary>
public sealed partial class RandomDay
{
    private const int NoticesKept = 160;

    private readonly Queue<(DateTimeOffset At, ActorKey To, Notice Notice)> _notices = new();

    private IEnumerable<string> Notices => _notices.Select(Tell).Prepend("the last notices:");

    private void Remember(ActorKey to, Notice notice)
    {
        _notices.Enqueue((_center.Now, to, notice));
        if (_notices.Count > NoticesKept) _notices.Dequeue();
    }

    private static string Tell((DateTimeOffset At, ActorKey To, Notice Notice) told) => told.At.ToString("HH:mm:ss.fff ", CultureInfo.InvariantCulture) + $"to {told.To}: " + told.Notice switch
    {
        HeadsChanged heads => $"{heads.Queue} heads {heads.Version & 0xffff} {string.Join("; ", heads.Heads.Select(head => $"{head.Signature} ×{head.Count} change {head.Change & 0xffff}"))}",
        Serve serve => $"serve {serve.Order.Id & 0xffff} {serve.Order.Signature} with {string.Join(' ', serve.Order.Agents)}",
        Served served => $"{served.Queue} served {served.OrderId & 0xffff} {served.Agent} refused {string.Join(' ', served.Refusals.Select(refusal => $"{refusal.Agent} {refusal.Why}"))} up to {served.TriedUpTo & 0xffff}, {served.Heads?.Heads.Length} heads",
        AgentChanged changed => $"{changed.Snapshot.Agent} {changed.Snapshot.Version & 0xffff} {changed.Snapshot.Presence} open {string.Join(' ', changed.Snapshot.Open)}",
        _ => told.Notice.ToString(),
    };
}
