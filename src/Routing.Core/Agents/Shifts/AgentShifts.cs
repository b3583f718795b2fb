using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>What an agent's plan makes of it as time passes: breaks begin, and at the end of a shift it drains.</summary>
public static class AgentShifts
{
    /// <summary>The reason of presence of an agent who drains since its shift is over.</summary>
    public const string Ended = "shiftEnded";

    /// <summary>Contacts of an intent from which on an agent's own handle time is believed, rather than that of all.</summary>
    private const int EnoughContacts = 5;

    /// <summary>The agent as planned at a moment, without the consequences: for one just configured.</summary>
    public static AgentState Plan(AgentState agent, DateTimeOffset now) => agent with { Shift = agent.Profile?.Shifts?.At(now) };

    public static Turn<bool, AgentState> Pass(AgentState agent, DateTimeOffset now)
    {
        if (agent.Shift is not { ChangesAt: { } changes } before || changes > now || agent.Profile?.Shifts is not { } plan) return Turn.Of(false, agent);
        var after = plan.At(now);
        var next = agent with { Shift = after };
        if (after.Phase == before.Phase && after.Break == before.Break) return Turn.Of(true, next);
        var events = ImmutableArray.Create<RoutingEvent>(new AgentShiftChanged(agent.Id, after.Phase, after.Break, after.EndsAt));
        if (agent.Presence.Kind == PresenceKind.Ready && Presence(plan, after) is var (kind, reason))
        {
            var turn = AgentDecider.SetPresence(next, kind, reason, now, isDesktop: false);
            (next, events) = (turn.State, events.AddRange(turn.Events));
        }
        return Turn.Of(true, next, events);
    }

    /// <summary>Whether a contact would probably keep the agent past the end of its shift for longer than is allowed.</summary>
    /// <param name="handleSeconds">What it takes agents in general.</param>
    public static bool WouldOutlast(AgentState agent, string intent, double handleSeconds, DateTimeOffset now)
    {
        if (agent.Shift is not { EndsAt: { } ends } || agent.Profile?.Shifts is not { } plan) return false;
        var own = agent.Tallies.GetValueOrDefault(intent);
        var seconds = own is { Contacts: >= EnoughContacts } ? own.HandleSecondsSum / own.Contacts : handleSeconds;
        return now.AddSeconds(seconds) > ends.AddSeconds(plan.MaxOverrunSeconds);
    }

    private static (PresenceKind Kind, string? Reason)? Presence(ShiftPlan plan, ShiftStanding now) => now.Phase switch
    {
        ShiftPhase.Off => (PresenceKind.Draining, Ended),
        ShiftPhase.Break when plan.Breaks.Any(planned => planned.Automatic && planned.Reason == now.Break) => (PresenceKind.NotReady, now.Break),
        _ => null,
    };
}
