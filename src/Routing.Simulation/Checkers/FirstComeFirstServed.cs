namespace Routing.Simulation;

/// <summary>
/// Of the contacts of a queue that need the same, the first by the queue's order is offered first, unless the agent has
/// refused it. Seen between two moments of rest: while several rounds bid at once, one may rightly overtake another.
/// </summary>
public sealed class FirstComeFirstServed : Checker
{
    public override string Promise => "those who need the same are served in their order";

    public override IEnumerable<string> Breaches(StoredCenter center)
    {
        if (center.Before is not { } before || center.Now != before.Now) yield break;
        foreach (var offered in center.Events.Skip((int)before.EventCount).Select(e => e.Event).OfType<ContactOffered>())
        {
            var (config, rows) = before.Queues[offered.QueueId];
            if (config is null || rows.FirstOrDefault(row => row.ContactId == offered.ContactId) is not { Phase: WaitingPhase.Waiting } chosen) continue;
            var need = StoredCenter.Need(chosen, config, before.Now);
            var still = center.Queues[offered.QueueId].Rows.Where(row => row.Phase == WaitingPhase.Waiting).Select(row => row.ContactId).ToHashSet(StringComparer.Ordinal);
            var alike = rows.Where(row => row.Phase == WaitingPhase.Waiting && StoredCenter.Need(row, config, before.Now).Equals(need)).ToList();
            var isOverdue = config.MaxWaitSeconds > 0 && alike.Min(row => row.Arrival.WaitingSince).AddSeconds(config.MaxWaitSeconds) <= before.Now;
            foreach (var passed in alike.Where(row => still.Contains(row.ContactId) && !row.IsRefusedBy(offered.AgentId, center.Agents.GetValueOrDefault(offered.AgentId)?.Presence.Since)))
            {
                var (first, second) = (Order(passed, config), Order(chosen, config));
                if ((isOverdue ? QueueOrder.CompareBound(first, second) : QueueOrder.ComparePriority(first, second)) < 0)
                    yield return $"{offered.AgentId} was offered {chosen.ContactId} of {offered.QueueId} before {passed.ContactId}";
            }
        }
    }

    private static OrderKey Order(WaitingContact row, QueueConfig config) =>
        OrderKey.Of(QueuePriority.Base(row, config), config.AgeingPerMinute, row.Arrival.WaitingSince, row.Sequence);
}
