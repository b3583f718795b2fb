namespace Routing.Actors;

/// <summary>Sets an agent's presence, for any gateway.</summary>
public static class AgentPresence
{
    /// <returns>Null when it is as wanted.</returns>
    public static async ValueTask<Refusal?> Set(IActorDirectory actors, string id, SetPresence wanted, CancellationToken ct = default)
    {
        if (await WhyNot(actors, id, wanted, ct) is { } broken) return broken;
        if (wanted.Queues.IsEmpty) return Refused(id, await actors.Agent(id).SetPresence(wanted.Presence, wanted.Reason, ct));
        if (wanted.Presence != PresenceKind.Ready) return Refusals.At(RefusalKind.InvalidValue, "queues", "Leave it out: only with ready it says for which queues.");
        var outcome = await actors.Agent(id).SetReady([.. wanted.Queues], ct);
        return outcome == ContactCommandOutcome.NoSuchTarget ? Refusals.At(RefusalKind.RuleBroken, "queues", "Name queues of the agent's own profile.") : Refused(id, outcome);
    }

    /// <summary>An agent that was never put is not "here".</summary>
    public static Refusal? Refused(string id, ContactCommandOutcome outcome) =>
        outcome == ContactCommandOutcome.NotHere ? Refusals.Missing($"agent {id}") : Refusals.Of(outcome, $"The agent {id}", null);

    /// <summary>Where the group lists reasons, whoever is not ready gives one of them.</summary>
    private static async ValueTask<Refusal?> WhyNot(IActorDirectory actors, string id, SetPresence wanted, CancellationToken ct)
    {
        if (wanted.Presence != PresenceKind.NotReady || await actors.Agent(id).Describe(ct) is not { } agent) return null;
        var reasons = await actors.Dispatcher(agent.Group).PresenceReasons(ct);
        return reasons.IsEmpty || reasons.Contains(wanted.Reason ?? "")
            ? null
            : Refusals.At(RefusalKind.RuleBroken, "reason", $"Use one of the reasons of the group {agent.Group}: {string.Join(", ", reasons)}.");
    }
}
