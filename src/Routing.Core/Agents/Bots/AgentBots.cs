namespace Routing.Core;

/// <summary>Contacts that a bot hands over, by its word or by time: with their age, to people only from then on.</summary>
public static class AgentBots
{
    private const int MaxReason = 200;

    /// <summary>When a contact in a bot's hands is given back, unless it has ended before; null for a person.</summary>
    public static DateTimeOffset? GivesUpAt(AgentState agent, Slot slot) =>
        agent.Profile is { Kind: AgentKind.Bot, Hook: { } hook } && IsInHand(slot) ? slot.AnsweredAt!.Value.AddSeconds(hook.MaxTalkSeconds) : null;

    public static bool IsInHand(Slot slot) => slot.State is SlotState.Handling or SlotState.Held or SlotState.Pending;

    /// <param name="toQueue">Null for where it always hands over.</param>
    /// <param name="failed">It did not answer, rather than saying so.</param>
    public static Turn<ContactCommandOutcome, AgentState> HandOver(AgentState agent, string contactId, string? toQueue, string? reason, bool failed, DateTimeOffset now)
    {
        if (agent.Profile is not { Kind: AgentKind.Bot } profile) return Turn.Of(ContactCommandOutcome.NotEligible, agent);
        if (agent.ByContact(contactId) is not { } slot) return Turn.Of(ContactCommandOutcome.NotHere, agent);
        if (slot is { State: SlotState.Moving, Move.Cause: MoveCause.BotHandover }) return Turn.Of(ContactCommandOutcome.Repeated, agent);
        var to = toQueue ?? profile.Hook?.HandOverTo ?? slot.Terms.Queue;
        var turn = AgentMoves.Begin(agent, contactId, to, null, MoveCause.BotHandover, keepAge: true, 0, null, now);
        if (turn.Outcome != ContactCommandOutcome.Done) return turn;
        var counts = agent.Bot with { HandedOver = agent.Bot.HandedOver + 1, Failed = agent.Bot.Failed + (failed ? 1 : 0) };
        if (reason?.Length > MaxReason) reason = reason[..MaxReason];
        return turn with { State = turn.State with { Bot = counts }, Events = turn.Events.Insert(0, new BotHandedOver(contactId, slot.Terms.Queue, agent.Id, to, failed, reason)) };
    }
}
