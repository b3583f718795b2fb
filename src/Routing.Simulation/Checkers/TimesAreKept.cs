namespace Routing.Simulation;

/// <summary>Whoever is put off until a time, or until the opening, stands in the queue from then on; and nobody does while it is closed.</summary>
public sealed class TimesAreKept : Checker
{
    public override string Promise => "who is put off comes up at the time, and nobody stands in a queue that is closed";

    public override IEnumerable<string> Breaches(StoredCenter center)
    {
        foreach (var (queue, (config, rows)) in center.Queues)
        {
            if (config is null) continue;
            var isOpen = config.OpeningHours?.IsOpen(center.Now) != false;
            foreach (var row in rows)
            {
                if (row.Phase == WaitingPhase.Deferred && row.Arrival.NotBefore <= center.Now) yield return $"{row.ContactId} was to come up in {queue} at {row.Arrival.NotBefore:HH:mm:ss}";
                if (row.Phase == WaitingPhase.Deferred && row.AwaitsOpening && isOpen) yield return $"{row.ContactId} waits for {queue} to open, which is open";
                if (row.Phase == WaitingPhase.Waiting && !isOpen) yield return $"{row.ContactId} waits in {queue}, which is closed";
            }
        }
    }
}
