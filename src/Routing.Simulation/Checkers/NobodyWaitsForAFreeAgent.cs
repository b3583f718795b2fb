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
                var step = row.StepAt(center.Now, config);
                var need = EffectiveRequirement.At(row.Card.Own, config, step).For(row.OnlyAgent);
                if (row.OnlyAgent is { } only && center.Agents.GetValueOrDefault(only)?.Presence.Kind != PresenceKind.Ready)
                    yield return $"{row.ContactId} waits in {queue} for {only}, who is away";
                foreach (var agent in center.Agents.Values)
                {
                    if (row.Refusals.Any(refusal => refusal.Agent == agent.Id && refusal.Until > center.Now)) continue;
                    if (AgentBids.Check(agent, queue, need, config.MaxPerAgent, config.MaxLoad) == Eligible.Yes) yield return $"{row.ContactId} waits in {queue} while {agent.Id} is free";
                }
            }
        }
    }
}
