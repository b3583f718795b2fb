using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>
/// Decides for an agent. Its parts: configuration and presence here, bids in <c>AgentBids</c>, offers in
/// <c>AgentOffers</c>, contacts at work in <c>AgentWork</c>, deadlines in <c>AgentDeadlines</c>.
/// </summary>
public static class AgentDecider
{
    public static Turn<ConfigureOutcome, AgentState> Configure(AgentState agent, AgentProfile profile, string group, long? expectedVersion, DateTimeOffset now)
    {
        if (expectedVersion is { } expected && expected != agent.Version) return Turn.Of(ConfigureOutcome.VersionConflict, agent);
        // In another group other profiles hold, and for another tier they may say something else.
        var adjusted = agent.Group == group && agent.OwnProfile?.Tier == profile.Tier ? agent.Adjustment : null;
        var next = With(agent, profile, adjusted, now) with
        {
            Group = group,
            Version = agent.Version + 1,
            IsEnlisting = agent.IsEnlisting || agent.Profile is null || agent.Group != group,
        };
        if (profile.Shifts is not null || agent.Shift is not null) next = AgentShifts.Plan(next, now);
        if (profile.Shifts is null || agent.Presences.IsEmpty) next = next with { Presences = profile.Shifts is null ? [] : [agent.Presence] };
        return Turn.Of(
            agent.Profile is null ? ConfigureOutcome.Created : ConfigureOutcome.Replaced,
            next,
            new AgentConfigured(agent.Id, next.Version, profile.CostPerHour) { Planned = next.Shift?.Phase, IsBot = profile.Kind == AgentKind.Bot });
    }

    public static Turn<ConfigureOutcome, AgentState> Delete(AgentState agent, long? expectedVersion)
    {
        if (agent.Profile is null) return Turn.Of(ConfigureOutcome.Absent, agent);
        if (expectedVersion is { } expected && expected != agent.Version) return Turn.Of(ConfigureOutcome.VersionConflict, agent);
        if (!agent.Slots.IsEmpty) return Turn.Of(ConfigureOutcome.InUse, agent);
        return Turn.Of(
            ConfigureOutcome.Replaced,
            agent with { Profile = null, OwnProfile = null, Adjustment = null, Reduced = null, Shift = null, Presences = [], Bot = BotCounts.None, IsEnlisting = false, Version = agent.Version + 1, Presence = Presence.Initial, Settled = [], Rated = [], Tallies = agent.Tallies.Clear() },
            new AgentDeleted(agent.Id));
    }

    /// <summary>Profiles of the rules change the agent, or no more; contacts at hand stay. Null: it is as configured.</summary>
    public static Turn<bool, AgentState> Adjust(AgentState agent, AgentAdjustment? adjustment, DateTimeOffset now)
    {
        if (agent.OwnProfile is not { } own || agent.Adjustment?.Key == adjustment?.Key) return Turn.Of(false, agent);
        var next = With(agent, own, adjustment, now);
        return Turn.Of(true, next, new AgentAdjusted(agent.Id, adjustment?.Profiles ?? [], next.Profile!.Queues, next.Profile.MaxConcurrent));
    }

    private static AgentState With(AgentState agent, AgentProfile own, AgentAdjustment? adjustment, DateTimeOffset now) =>
        AgentAbilities.At(agent with { OwnProfile = own, Profile = adjustment?.Of(own) ?? own, Adjustment = adjustment }, now);

    /// <summary>
    /// Sets presence. Whoever is not ready keeps what it handles and gives back what it was only offered; draining
    /// keeps both and gets nothing new.
    /// </summary>
    /// <param name="queues">Those of its queues a ready agent is ready for; none for all.</param>
    /// <param name="isDesktop">Whether it is the desktop's word, which says that it is there.</param>
    public static Turn<ContactCommandOutcome, AgentState> SetPresence(
        AgentState agent, PresenceKind kind, string? reason, DateTimeOffset now, ImmutableArray<string> queues = default, bool isDesktop = true)
    {
        if (agent.Profile is not { } profile) return Turn.Of(ContactCommandOutcome.NotHere, agent);
        ImmutableArray<string> some = queues.IsDefaultOrEmpty || kind != PresenceKind.Ready ? [] : queues;
        if (some.Any(queue => !profile.Queues.Contains(queue))) return Turn.Of(ContactCommandOutcome.NoSuchTarget, agent);
        if (isDesktop) agent = Reconnect(agent);
        if (agent.Presence.Kind == kind && agent.Presence.Reason == reason && agent.Presence.Queues.SequenceEqual(some)) return Turn.Of(ContactCommandOutcome.Repeated, agent);
        var next = agent with
        {
            Presence = new Presence(kind, reason, now) { Queues = some },
            IdleSince = kind == PresenceKind.Ready && agent.Presence.Kind != PresenceKind.Ready ? now : agent.IdleSince,
            Lease = kind == PresenceKind.Offline ? null : agent.Lease,
            LeaseEndsAt = kind == PresenceKind.Offline ? null : agent.LeaseEndsAt,
        };
        if (profile.Shifts is not null) next = next with { Presences = PresencePast.Add(agent.Presences, next.Presence) };
        if (!some.IsEmpty || !agent.Presence.Queues.IsEmpty) next = AgentAbilities.At(next, now);
        if (kind is PresenceKind.NotReady or PresenceKind.Offline) next = AgentOffers.WithdrawAll(next, now);
        return Turn.Of(ContactCommandOutcome.Done, next, new AgentPresenceChanged(agent.Id, kind, reason) { Queues = some });
    }

    /// <summary>The desktop is there for another lease; contacts about to be given up stay.</summary>
    public static Turn<ContactCommandOutcome, AgentState> Heartbeat(AgentState agent, TimeSpan lease, DateTimeOffset now) =>
        agent.Profile is null
            ? Turn.Of(ContactCommandOutcome.NotHere, agent)
            : Turn.Of(ContactCommandOutcome.Done, Reconnect(agent) with { Lease = lease, LeaseEndsAt = now + lease });

    /// <summary>The heart-beats stopped: offline at once, contacts after a grace per channel.</summary>
    public static Turn<ContactCommandOutcome, AgentState> LoseConnection(AgentState agent, DateTimeOffset now)
    {
        var turn = SetPresence(agent, PresenceKind.Offline, "connectionLost", now);
        ImmutableArray<Slot> slots = [.. turn.State.Slots.Select(slot => IsWithCustomer(slot)
            ? slot with { DropAt = now + AgentLimits.ConnectionGrace(slot.Channel) }
            : slot)];
        return turn with { State = turn.State with { Slots = slots, Lease = null, LeaseEndsAt = null } };
    }

    // What is pending waits for others, and loses nothing with the connection.
    private static bool IsWithCustomer(Slot slot) => slot.State is SlotState.Handling or SlotState.Held;

    private static AgentState Reconnect(AgentState agent) =>
        agent.Slots.All(slot => slot.DropAt is null)
            ? agent
            : agent with { Slots = [.. agent.Slots.Select(slot => slot with { DropAt = null })] };
}
