namespace Routing.Simulation;

/// <summary>Every waiting contact is offered while an agent is free that may take it.</summary>
public sealed class NobodyWaitsForAFreeAgent : Checker
{
    public override string Promise => "nobody waits while an agent is free that may take the contact";

    public override IEnumerable<string> Breaches(StoredCenter center)
    {
        foreach (var (queue, (config, rows)) in center.Queues)
        {
            if (config is null) continue;
            foreach (var row in rows.Where(row => row.Phase == WaitingPhase.Waiting))
            {
                var need = StoredCenter.Need(row, config, center.Now);
                if (row.OnlyAgent is { } only && center.Agents.GetValueOrDefault(only)?.Presence.Kind != PresenceKind.Ready)
                    yield return $"{row.ContactId} waits in {queue} for {only}, who is away";
                // Only suggested yet: it is for people to pick.
                if (PickingTime.Until(config, row, center.Now) > center.Now) continue;
                foreach (var agent in center.Agents.Values)
                {
                    // Who is spared may be asked or not, as idle as others are.
                    if (need.SparedTiers.Contains(agent.Profile?.Tier ?? "")) continue;
                    if (row.Refusals.Any(refusal => refusal.Agent == agent.Id && refusal.Until > center.Now)) continue;
                    if (AgentBids.Check(agent, queue, need, config.MaxPerAgent, config.MaxLoad) == Eligible.Yes) yield return $"{row.ContactId} waits in {queue} while {agent.Id} is free";
                }
            }
        }
    }
}
