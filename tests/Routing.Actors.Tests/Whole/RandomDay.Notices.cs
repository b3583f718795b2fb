namespace Routing.Actors.Tests.Whole;

/// <summary>The notices between actors: watched for the report, and with faults lost or repeated.</summary>
internal sealed partial class RandomDay
{
    /// <summary>Keeps the last notices for the report of a breach; with faults, one in fifty is lost and one repeated.</summary>
    private void Watch(bool loses) => Engine.Copies = (to, notice) =>
    {
        _notices.Enqueue((_center.Now, to, notice));
        if (_notices.Count > 60) _notices.Dequeue();
        return !loses ? 1 : _random.Next(50) switch { 0 => Loses(to, notice), 1 => 2, _ => 1 };
    };

    // A word and its one repetition both lost is more than the sweeps promise to mend.
    private int Loses(ActorKey to, Notice notice)
    {
        if (_lost.TryGetValue((to, notice.GetType()), out var last) && _center.Now - last < TimeSpan.FromSeconds(15)) return 1;
        _lost[(to, notice.GetType())] = _center.Now;
        return 0;
    }

    private static string Tell((DateTimeOffset At, ActorKey To, Notice Notice) told) => $"{told.At:mm:ss.fff} to {told.To}: " + told.Notice switch
    {
        HeadsChanged heads => $"{heads.Queue} heads {heads.Version & 0xffff} {string.Join("; ", heads.Heads.Select(head => $"{head.Signature} ×{head.Count} change {head.Change & 0xffff}"))}",
        Serve serve => $"serve {serve.Order.Id & 0xffff} {serve.Order.Signature} with {string.Join(' ', serve.Order.Agents)}",
        Served served => $"{served.Queue} served {served.OrderId & 0xffff} {served.Agent} refused {string.Join(' ', served.Refusals.Select(refusal => $"{refusal.Agent} {refusal.Why}"))} up to {served.TriedUpTo & 0xffff}, {served.Heads?.Heads.Length} heads",
        AgentChanged changed => $"{changed.Snapshot.Agent} {changed.Snapshot.Version & 0xffff} {changed.Snapshot.Presence} open {string.Join(' ', changed.Snapshot.Open)}",
        _ => told.Notice.ToString(),
    };
}
