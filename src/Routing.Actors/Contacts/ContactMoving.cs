namespace Routing.Actors;

/// <summary>Moves contacts, for any gateway: transfer by their agent, move and assign by a supervisor, abandon by the gateway.</summary>
public sealed class ContactMoving(IActorDirectory actors, QueueLookup queues, ContactFinder finder, ContactWork work, TimeProvider clock)
{
    private const int MaxTries = 3;

    /// <param name="acting">The agent who acts; null acts as whoever has the contact.</param>
    /// <param name="supervises">A supervisor may also move a contact that waits.</param>
    public async ValueTask<ContactResult> Transfer(string id, string? acting, bool supervises, Transfer to, CancellationToken ct = default)
    {
        if ((to.Queue is null) == (to.Agent is null)) return Refusals.At(RefusalKind.InvalidValue, "queue", "Send queue or agent: one of the two.");
        var keepAge = true;
        if (to.Queue is { } queue)
        {
            if (await queues.Config(queue, ct) is not { } config) return Refusals.At(RefusalKind.RuleBroken, "queue", $"There is no queue {queue}. Name one that exists.");
            keepAge = config.KeepAgeOnTransfer;
        }
        if (to.Agent is { } agent && (await WhyNot(id, agent, ct) ?? await WhyNotNow(id, agent, ct)) is { } refused) return refused;
        if (to.Transcript is { Length: > 0 } said && await Keep(id, acting, said, ct) is { } unkept) return unkept;
        return await AtOwner(
            id,
            acting,
            mayMoveWaiting: supervises,
            (owner, at) => owner.Move(id, Order(to, at, MoveCause.Supervisor, keepAge), ct),
            at => Order(to, at, supervises && acting is null ? MoveCause.Supervisor : MoveCause.Transfer, keepAge),
            ct);
    }

    /// <summary>What was said stays with the contact before it goes anywhere.</summary>
    private async ValueTask<Refusal?> Keep(string id, string? acting, string said, CancellationToken ct)
    {
        if (await finder.Find(id, ct) is not { Live: { Offer: { } offer, Agent: { } agent } } || (acting ?? agent) != agent)
            return Refusals.At(RefusalKind.RuleBroken, "transcript", "Leave it out: only the agent who has the contact can tell what was said.");
        await actors.Contact(id).Note(new ContactNote(offer.OfferId, NoteKind.Transcript, agent, clock.GetUtcNow(), said), ct);
        return null;
    }

    /// <summary>Gives a contact to an agent, waiting or handled, at a supervisor's word.</summary>
    public async ValueTask<ContactResult> Assign(string id, string? acting, string toAgent, CancellationToken ct = default)
    {
        if ((await WhyNot(id, toAgent, ct) ?? await WhyNotNow(id, toAgent, ct)) is { } refused) return refused;
        return await AtOwner(
            id,
            acting,
            mayMoveWaiting: true,
            (owner, _) => owner.Assign(id, toAgent, ct),
            at => Order(new Transfer(Agent: toAgent), at, MoveCause.Supervisor, keepAge: true),
            ct);
    }

    /// <summary>An agent takes a contact that was suggested to it.</summary>
    public async ValueTask<ContactResult> Pick(string id, string agent, CancellationToken ct = default)
    {
        var at = await finder.Find(id, ct);
        if (at.Record is null) return Refusals.Missing($"contact {id}");
        if (at.Concerns(agent)) return at;
        // Of a suggestion that is past the assignment finds out, as it does of a supervisor's.
        return at.Live?.LastDecision is { } last && last.Suggestions.Any(suggestion => suggestion.Agent == agent)
            ? await Assign(id, null, agent, ct)
            : Refusals.NotYours($"contact {id}");
    }

    /// <summary>The customer has left.</summary>
    public ValueTask<ContactResult> Abandon(string id, string? reason, CancellationToken ct = default) =>
        InQueue(id, (owner, _) => owner.Abandon(id, reason, ct), isEnd: state => state == ContactState.Abandoned, ct);

    /// <summary>The customer may hang up, and is called in order or at a time.</summary>
    public async ValueTask<ContactResult> RequestCallback(string id, DateTimeOffset? at, CancellationToken ct = default)
    {
        var refused = "";
        var result = await InQueue(id, async (owner, found) =>
        {
            var outcome = await owner.RequestCallback(id, at, ct);
            if (outcome == ContactCommandOutcome.NotEligible) refused = found.Live?.Queue ?? QueueOf(found.Record!);
            return outcome;
        }, null, ct);
        if (refused.Length == 0) return result;
        var rule = (await queues.Config(refused, ct))?.Callback ?? new CallbackRule();
        return rule.Enabled
            ? Refusals.At(RefusalKind.RuleBroken, "at", $"The queue {refused} looks {rule.MaxAheadSeconds} seconds ahead. Name an earlier time, or none for in order.")
            : Refusals.Of(RefusalKind.RuleBroken, $"The queue {refused} calls nobody back. Keep the contact waiting, or set callback.enabled of the queue.");
    }

    /// <summary>Puts a waiting contact off until a moment.</summary>
    public ValueTask<ContactResult> Schedule(string id, DateTimeOffset at, CancellationToken ct = default) => InQueue(id, (owner, _) => owner.Schedule(id, at, ct), null, ct);

    /// <summary>The agent called back, and the customer did not answer.</summary>
    public ValueTask<ContactResult> NotAnswered(string id, string? acting, CancellationToken ct = default) =>
        work.Do(id, acting, async (agent, contact, stop) =>
        {
            var queue = (await agent.Find(contact, stop))?.Queue;
            return queue is null ? new CommandAnswer(ContactCommandOutcome.NotHere) : await agent.Transfer(contact, new MoveOrder(queue, MoveCause.CallbackRetry), stop);
        }, ct: ct);

    /// <summary>Why an agent cannot be given a contact, whatever they are doing now: there is none, or its region's data is not for them.</summary>
    private async ValueTask<Refusal?> WhyNot(string id, string agent, CancellationToken ct)
    {
        if (await actors.Agent(agent).Describe(ct) is not { } known) return Refusals.NoAgent(agent);
        if (known.Profile.Regions.IsEmpty) return null;
        var at = await finder.Find(id, ct);
        var region = (at.Live?.Card ?? at.Record?.Plan.Card)?.Own.Region;
        return Eligibility.MaySee(known.Profile, region) ? null : Refusals.At(RefusalKind.RuleBroken, "agent", $"The agent {agent} may not see the data of customers of {region}. Name another, or permit it in regions.");
    }

    /// <summary>Why a contact would not be kept for an agent: it would be anybody's at once, and who gives it away none the wiser.</summary>
    private async ValueTask<Refusal?> WhyNotNow(string id, string agent, CancellationToken ct)
    {
        if ((await finder.Find(id, ct)).Live is not { } live) return null;
        var cause = live switch
        {
            { Need: { } need } => await WhyPassedOver(live.Queue, need, agent, ct),
            { Agent: not null } => await WhyAway(agent, ct),
            // Put off to another time: it is not to be offered yet.
            _ => null,
        };
        return cause is null ? null : Refusals.At(RefusalKind.RuleBroken, "agent", $"The agent {agent} {cause}, and would not get the contact. Name another, or change what is in the way and ask again.");
    }

    /// <summary>Of one in an agent's hands nobody knows yet what it will need where it goes.</summary>
    private async ValueTask<string?> WhyAway(string agent, CancellationToken ct) =>
        await actors.Agent(agent).Describe(ct) is { Presence.Kind: PresenceKind.Ready } ? null : "is not ready";

    private async ValueTask<string?> WhyPassedOver(string queue, Requirement need, string agent, CancellationToken ct)
    {
        if (await queues.WhoCould(queue, need.For(agent), [], ct) is not { Able: 0, Free: 0 } could) return null;
        return could.NotAsked.FirstOrDefault(cause => cause.Agents.Contains(agent))?.Why switch
        {
            null => "is of another routing group",
            Eligible.NotReady => "is not ready",
            Eligible.NoChannel => "does not take this channel",
            Eligible.MissingSkill => "lacks a skill, or a level of it, that the contact needs",
            Eligible.NoLanguage => "does not speak the contact's language",
            Eligible.WrongTier => "is of another tier than the contact needs",
            Eligible.WrongTeam or Eligible.TeamClosed => "is in no team that serves it now",
            Eligible.NotForBots => "is a bot, and the contact is for people",
            _ => "cannot take it now",
        };
    }

    private async ValueTask<ContactResult> AtOwner(
        string id, string? acting, bool mayMoveWaiting, Func<IQueue, Located, ValueTask<ContactCommandOutcome>> waiting, Func<Located, MoveOrder> handled, CancellationToken ct)
    {
        var at = await finder.Find(id, ct);
        if (at.Record is null) return Refusals.Missing($"contact {id}");
        if (at.Record.Owner is { Kind: ActorKind.Agent }) return await work.Do(id, acting, (agent, contact, stop) => agent.Transfer(contact, handled(at), stop), ct: ct);
        if (mayMoveWaiting) return await InQueue(id, waiting, null, ct);
        return acting is not null && !at.Concerns(acting)
            ? Refusals.NotYours($"contact {id}")
            : Refusals.Conflict(at.State, $"The contact {id} is with no agent, so it cannot be transferred.");
    }

    private async ValueTask<ContactResult> InQueue(string id, Func<IQueue, Located, ValueTask<ContactCommandOutcome>> command, Func<ContactState, bool>? isEnd, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            var at = await finder.Find(id, ct);
            if (at.Record is null) return Refusals.Missing($"contact {id}");
            if (at.Record.Closed is { } closed)
                return isEnd?.Invoke(closed.State) == true ? new ContactResult(at, IsRepeat: true) : Refusals.Conflict(at.State, $"The contact {id} has ended.");
            if (at.Record.Owner is not { Kind: ActorKind.Queue } owner) return Refusals.Conflict(at.State, $"The contact {id} does not wait in a queue any more.");
            var outcome = await command(actors.Queue(owner.Id), at);
            if (outcome == ContactCommandOutcome.NotHere && tries < MaxTries) continue;
            at = await finder.Find(id, ct);
            return new ContactResult(at, Refusals.Of(outcome, $"The contact {id}", at.State), outcome == ContactCommandOutcome.Repeated);
        }
    }

    private static MoveOrder Order(Transfer to, Located at, MoveCause cause, bool keepAge) =>
        new(to.Queue ?? at.Live?.Queue ?? QueueOf(at.Record!), cause, to.Agent) { KeepAge = keepAge };

    // A contact begun and not let in yet has no hop: it goes where it was planned.
    private static string QueueOf(ContactRecord record) => record.Hops is [.., var last] ? last.Queue : record.Plan.Queue;
}
