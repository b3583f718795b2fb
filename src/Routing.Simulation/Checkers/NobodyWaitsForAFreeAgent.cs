namespace Routing.Simulation;

/// <summary>Every waiting contact is offered while an agent is free that may take it.</summary>
public sealed class NobodyWaitsForAFreeAgent : Checker
{
    /// <summary>Longer than any contact is expected to take: nothing is known of it at first, and what is played takes less than is supposed then.</summary>
    private const double MostExpectedSeconds = 600;

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
                var isForBots = need.Bots == BotUse.First && center.Agents.Values.Any(agent => agent.Profile?.Kind == AgentKind.Bot && MayTake(agent));
                foreach (var agent in center.Agents.Values)
                {
                    // People are spared what a bot may take.
                    if (isForBots && agent.Profile?.Kind != AgentKind.Bot) continue;
                    // Who is spared may be asked or not, as idle as others are.
                    if (need.SparedTiers.Contains(agent.Profile?.Tier ?? "")) continue;
                    if (MayTake(agent)) yield return $"{row.ContactId} waits in {queue} while {agent.Id} is free";
                }

                // Who bids when a shift is nearly over is the agent's own estimate.
                bool MayTake(AgentState agent) =>
                    agent.Group == config.Group
                    && AgentBids.Check(agent, queue, need, config.MaxPerAgent, config.MaxLoad) == Eligible.Yes
                    && !row.Refusals.Any(refusal => refusal.Agent == agent.Id && refusal.Until > center.Now && refusal.At >= agent.Presence.Since)
                    && !AgentShifts.WouldOutlast(agent, row.Card.Intent, MostExpectedSeconds, center.Now);
            }
        }
    }
}
