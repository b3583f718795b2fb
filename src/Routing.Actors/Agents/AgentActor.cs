using System.Collections.Immutable;

namespace Routing.Actors;

/// <summary>
/// The agent as an actor: it bids from its own truth, its word on an offer is final, and it owns what it handles. It
/// awaits contacts and customers only.
/// </summary>
public partial class AgentActor(ActorKey key, IActorHost host) : Actor(key, host, ActorCodecs.Agent), IAgent
{
    private readonly SortedSet<string> _news = new(StringComparer.Ordinal);
    private AgentState _agent = new() { Id = key.Id };
    private Action<string, object?>? _write;
    private long _changes;
    private DateTimeOffset? _sweepAt;
    private long _sweptChanges = -1;

    public override bool IsIdle => base.IsIdle && !_agent.IsEnlisting && _agent.Slots.IsEmpty && _agent.Farewells.IsEmpty && _agent.Presence.Kind == PresenceKind.Offline;

    public async ValueTask<ConfigureAnswer> Configure(AgentProfile profile, string group, long? expectedVersion, CancellationToken ct = default)
    {
        var former = _agent;
        var outcome = await Do(AgentDecider.Configure(_agent, profile, group, expectedVersion, Now));
        if (outcome is ConfigureOutcome.Created or ConfigureOutcome.Replaced && former.Profile is not null && former.Group != group)
            Host.Notices.Post(ActorKey.Dispatcher(former.Group), new AgentGone(Key.Id, VersionNow));
        return new ConfigureAnswer(outcome, _agent.Version);
    }

    public async ValueTask<ConfigureAnswer> Delete(long? expectedVersion, CancellationToken ct = default)
    {
        var slots = _agent.Slots;
        var group = _agent.Group;
        var outcome = await Do(AgentDecider.Delete(_agent, expectedVersion));
        if (outcome == ConfigureOutcome.Replaced) Host.Notices.Post(ActorKey.Dispatcher(group), new AgentGone(Key.Id, VersionNow));
        return new ConfigureAnswer(outcome, _agent.Version, outcome == ConfigureOutcome.InUse ? Refusals.Users("contact", slots.Select(slot => slot.ContactId), slots.Length) : null);
    }

    public async ValueTask<AgentDescription?> Describe(CancellationToken ct = default)
    {
        var agent = _agent;
        await Durable();
        return agent.Profile is null
            ? null
            : new AgentDescription(agent.Id, agent.Group, agent.OwnProfile!, agent.Version, agent.Presence, Capacity.Of(agent.Profile, agent.Slots).Load, agent.IdleSince, agent.Slots) { Adjusted = AdjustmentView.Of(agent), Shift = agent.Shift, Bot = agent.Bot };
    }

    public async ValueTask<ContactCommandOutcome> SetPresence(PresenceKind presence, string? reason, CancellationToken ct = default) =>
        await DoOrKnow(AgentDecider.SetPresence(_agent, presence, reason, Now));

    public async ValueTask<ContactCommandOutcome> SetReady(string[] queues, CancellationToken ct = default) =>
        await DoOrKnow(AgentDecider.SetPresence(_agent, PresenceKind.Ready, null, Now, [.. queues]));

    public async ValueTask<Adherence?> Adherence(DateTimeOffset from, DateTimeOffset to, CancellationToken ct = default)
    {
        var agent = _agent;
        await Durable();
        return agent.Profile?.Shifts is { } plan ? Routing.Core.Adherence.Of(plan, agent.Presences, from, to) : null;
    }

    public async ValueTask<ContactCommandOutcome> Heartbeat(TimeSpan lease, CancellationToken ct = default)
    {
        var turn = AgentDecider.Heartbeat(_agent, lease, Now);
        if (turn.State with { LeaseEndsAt = _agent.LeaseEndsAt } != _agent) return await Do(turn);
        // Every desktop beats every few seconds: nobody else is told, and nothing written.
        _agent = turn.State;
        Arm();
        await Durable();
        return turn.Outcome;
    }

    public async ValueTask Rate(string contactId, string intent, int? figure, int score, CancellationToken ct = default) =>
        await Do(Turn.Of(true, AgentTallies.Rate(_agent, contactId, intent, figure, score)));

    public async ValueTask<LearningOutcome> ChangeLearning(LearningChange change, string? intent, CancellationToken ct = default) =>
        await Do(LearningDecider.Change(_agent, change, intent, Now));

    public async ValueTask<AgentLearning?> Learning(CancellationToken ct = default)
    {
        var agent = _agent;
        await Durable();
        return agent.Profile is null ? null : new AgentLearning([.. agent.Tallies.Values.OrderBy(tally => tally.Intent, StringComparer.Ordinal)]);
    }

    protected override async ValueTask Receive(Notice notice)
    {
        switch (notice)
        {
            case TellAll ask:
                await Answer(ask);
                break;
            case Enlisted enlisted when enlisted.Dispatcher == _agent.Group && enlisted.Version == Enlists(_agent):
                var before = _agent;
                _agent = before with { IsEnlisting = false };
                AgentParts.WriteChanges(before, _agent, [], _write ??= Write);
                await Durable();
                break;
            case Adjust adjust when adjust.Group == _agent.Group:
                await Do(AgentDecider.Adjust(_agent, adjust.Adjustment, Now));
                break;
            case Arrived arrived:
                await Do(AgentMoves.End(_agent, arrived.ContactId, arrived.Hop, arrived.Taken, arrived.Queue, Now));
                break;
            case ConsultEnded ended:
                await Do(Turn.Of(true, AgentMoves.Leave(_agent, ended.ContactId, ended.Agent)));
                break;
            case StillListening listening when _agent.ByContact(listening.ContactId)?.ConsultingAgent != listening.Colleague:
                await Durable();
                Host.Notices.Post(ActorKey.Agent(listening.Colleague), new ConsultEnded(listening.ContactId, Key.Id));
                break;
        }
    }

    public override async ValueTask Ring()
    {
        var changes = _changes;
        await Do(AgentDeadlines.Pass(_agent, Now));
        // What was told this very moment is not told again in the same breath: the repeat could overtake it.
        if (_sweepAt <= Now && _changes != changes) _sweepAt = Now + Defaults.Sweep;
        if (_sweepAt is { } at && at <= Now) await Sweep();
        Arm();
    }

    /// <summary>Takes a conclusion: becomes the state, writes what changed, and tells others once it is durable.</summary>
    private async Step<TOutcome> Do<TOutcome>(Turn<TOutcome, AgentState> turn)
    {
        var before = _agent;
        if (!ReferenceEquals(before, turn.State))
        {
            _agent = turn.State;
            var changed = AgentParts.ChangedTallies(before, _agent);
            AgentParts.WriteChanges(before, _agent, changed, _write ??= Write);
            foreach (var intent in changed) _news.Add(intent);
            _changes++;
        }
        foreach (var happened in turn.Events) Record(happened);
        if (ReferenceEquals(before, turn.State))
        {
            await Durable();
            return turn.Outcome;
        }
        _sweepAt ??= Now + Defaults.Sweep;
        Arm();
        var (after, version, tallies) = (_agent, VersionNow, TakeNews());
        await Durable();
        Announce(before, after, version, tallies);
        return turn.Outcome;
    }

    /// <summary>
    /// The same for who waits for the answer outside: that nothing is to be done is certain, too. By a memory that is void,
    /// whoever signs out would be told that it is out already, and be offered contacts by the one that knows better.
    /// </summary>
    private async Step<TOutcome> DoOrKnow<TOutcome>(Turn<TOutcome, AgentState> turn)
    {
        if (!ReferenceEquals(_agent, turn.State) || _agent.Profile is null) return await Do(turn);
        foreach (var happened in turn.Events) Record(happened);
        await Certain();
        return turn.Outcome;
    }

    private void Arm()
    {
        var due = AgentDeadlines.Next(_agent);
        if (_sweepAt is { } sweep && (due is null || sweep < due)) due = sweep;
        Host.SetAlarm(due);
    }

    private long VersionNow => (Epoch << 32) + _changes;

    private ImmutableArray<IntentTally> TakeNews()
    {
        if (_news.Count == 0) return [];
        var tallies = ImmutableArray.CreateBuilder<IntentTally>(_news.Count);
        foreach (var intent in _news)
        {
            if (_agent.Tallies.TryGetValue(intent, out var tally)) tallies.Add(tally);
        }
        _news.Clear();
        return tallies.DrainToImmutable();
    }
}
