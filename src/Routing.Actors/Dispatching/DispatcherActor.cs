using System.Collections.Immutable;

namespace Routing.Actors;

/// <summary>
/// The dispatcher as an actor: it plans, keeps the board, and tells queues whom to serve. It awaits nobody: everything
/// it learns comes as a notice, and everything it orders goes as one.
/// </summary>
public partial class DispatcherActor : Actor, IDispatcher
{
    private readonly Board _board;
    private readonly Dictionary<long, Order> _orders = [];
    private readonly Dictionary<string, RosterQueue> _queues = new(StringComparer.Ordinal);
    private readonly HashSet<string> _agents = new(StringComparer.Ordinal);
    private GroupRules _rules = new();
    private long _version;
    private long _lastOrder;
    private long _stamp;

    public DispatcherActor(ActorKey key, IActorHost host) : base(key, host, ActorCodecs.Dispatcher) => _board = new Board(host.Random);

    /// <summary>Repairs that only the sweep made; in a healthy system none.</summary>
    public long Repairs { get; private set; }

    public override bool IsIdle => false;

    public async ValueTask<Plan?> Plan(ContactRequest request, CustomerRecord customer, CancellationToken ct = default)
    {
        await Durable();
        var (rules, pilot) = Piloted(request.CustomerId);
        if (Planning.Of(Key.Id, rules, _version, _board, request, customer, Now, _model.Of(rules, request)) is not { } plan) return null;
        plan = Tagged(plan, pilot);
        Note(plan);
        _board.Queues[plan.Queue].Plan(plan.Card.Intent, Now);
        return plan with { Serve = plan.TakesChannel && !(request.ScheduledFor > Now) ? FirstOrder(plan) : null };
    }

    public async ValueTask<Plan?> PlanAnew(ContactRequest request, CustomerRecord customer, PilotTag? was, CancellationToken ct = default)
    {
        await Durable();
        var (rules, pilot) = PilotedAs(was);
        return Planning.Of(Key.Id, rules, _version, _board, request, customer, Now, _model.Of(rules)) is { } plan ? Tagged(plan, pilot) : null;
    }

    public async ValueTask<GroupDescription> Describe(CancellationToken ct = default)
    {
        var description = new GroupDescription(
            Key.Id, _rules, ShownVersion, [.. _queues.Keys.Order(StringComparer.Ordinal)], [.. _agents.Order(StringComparer.Ordinal)], Repairs) { Intents = _model.Knowledge?.Report };
        await Durable();
        return description;
    }

    public async ValueTask<ImmutableArray<string>> PresenceReasons(CancellationToken ct = default)
    {
        var reasons = _rules.PresenceReasons;
        await Durable();
        return reasons;
    }

    public async ValueTask EnlistQueue(string queueId, QueueConfig config, long version, CancellationToken ct = default)
    {
        Enlist(queueId, config, version);
        await Durable();
    }

    public async ValueTask DelistQueue(string queueId, CancellationToken ct = default)
    {
        if (_queues.Remove(queueId)) Write($"queue/{queueId}", null);
        _board.Remove(queueId);
        ForgetFit(queueId);
        await Durable();
    }

    public async ValueTask EnlistAgent(string agentId, CancellationToken ct = default)
    {
        if (_agents.Add(agentId)) Write($"agent/{agentId}", new RosterAgent(agentId));
        await Durable();
    }

    public async ValueTask DelistAgent(string agentId, CancellationToken ct = default)
    {
        if (_agents.Remove(agentId)) Write($"agent/{agentId}", null);
        Lose(agentId);
        await Durable();
    }

    public async ValueTask Forgo(long orderId, CancellationToken ct = default)
    {
        if (_orders.Remove(orderId, out var order))
        {
            foreach (var agentId in order.Agents)
            {
                if (_board.Agents.TryGetValue(agentId, out var agent)) Release(agent, orderId);
            }
        }
        await Durable();
    }

    public ValueTask<QueueOutlook?> Outlook(string queueId, CancellationToken ct = default)
    {
        if (!_board.Queues.TryGetValue(queueId, out var queue)) return ValueTask.FromResult<QueueOutlook?>(null);
        return ValueTask.FromResult<QueueOutlook?>(new QueueOutlook(
            queueId,
            queue.ByPresence[(int)PresenceKind.Ready], queue.ByPresence[(int)PresenceKind.NotReady],
            queue.ByPresence[(int)PresenceKind.Offline], queue.ByPresence[(int)PresenceKind.Draining],
            queue.WrapUps, queue.Busy, queue.Open,
            [.. Enum.GetValues<Channel>().Select(channel => ServicePace.Of(_board, queue, channel, null, Now))]) { Pending = queue.Pending, Some = [.. queue.Agents.Take(Refusals.MostNamed)] });
    }

    public ValueTask<NeedOutlook?> WhoCould(string queueId, Requirement need, ImmutableArray<string> refusedBy, CancellationToken ct = default) =>
        ValueTask.FromResult(_board.Queues.TryGetValue(queueId, out var queue) && NeedOutlook.Of(_board, queue, need, refusedBy) is var could && (could.Able > 0 || AreAllHeard) ? could : null);

    protected override ValueTask Receive(Notice notice)
    {
        switch (notice)
        {
            case AgentChanged changed:
                Hear(changed);
                if (changed.Enlists > 0) _ = SayEnlisted(ActorKey.Agent(changed.Snapshot.Agent), changed.Enlists);
                break;
            case AgentGone gone: Hear(gone); break;
            case QueueChanged changed:
                // A queue that tells this of itself may have just begun, and knows of nobody.
                if (_board.Queues.TryGetValue(changed.Queue, out var begun)) begun.PresentTold = null;
                Enlist(changed.Queue, changed.Config, changed.Version);
                if (changed.Enlists > 0) _ = SayEnlisted(ActorKey.Queue(changed.Queue), changed.Enlists);
                break;
            case HeadsChanged heads: Hear(heads); break;
            case Served served: Hear(served); break;
        }
        // Nobody waits for what a notice writes; Durable starts it.
        _ = Durable();
        return ValueTask.CompletedTask;
    }

    protected override void Restore(IReadOnlyList<StoredPart> parts)
    {
        // Answers to orders of an earlier activation must not be taken for answers to this one's.
        _lastOrder = Epoch << 32;
        if (parts.Value<RulesKept>("rules") is { } kept) (_rules, _version, _isDeleted) = (kept.Rules, kept.Version, kept.IsDeleted);
        RestoreHistory(parts);
        RestoreProfiles(parts);
        foreach (var agent in parts.Under<RosterAgent>("agent/")) _agents.Add(agent.Id);
        foreach (var queue in parts.Under<RosterQueue>("queue/"))
        {
            _queues.Add(queue.Id, queue);
            _board.Update(queue.Id, queue.Config, queue.Version);
        }
        RestoreFit(parts.Value<FittedKept>("fit"));
        RestoreKnowledge(parts);
        RestoreWebhooks(parts);
        RestoreAlerts(parts);
        RestoreMeasureTargets(parts);
        RestoreRetention(parts);
        RestorePilot(parts);
        RestorePlanning(parts);
    }

    /// <summary>The board is empty after a restart: everybody is asked how they stand, which also wakes them.</summary>
    protected override ValueTask Resume(CancellationToken ct)
    {
        foreach (var whom in Roster()) Ask(whom);
        SwitchProfiles();
        _ = Durable();
        RingLater();
        return ValueTask.CompletedTask;
    }

    private void Enlist(string queueId, QueueConfig config, long version)
    {
        if (config.Group != Key.Id) return;
        if (!_queues.TryGetValue(queueId, out var known) || known.Version < version)
        {
            _queues[queueId] = new RosterQueue(queueId, config, version);
            Write($"queue/{queueId}", _queues[queueId]);
            _board.ForgetTries(queueId);
            if (known is not null && known.Config != config) ForgetFit(queueId);
        }
        var queue = _board.Update(queueId, config, version);
        // Heads of a queue that was given steps may have been told of before the steps were.
        if (config.RelaxesForWantOfAgents)
        {
            foreach (var (need, head) in queue.Heads)
            {
                if (head.Head.Count > 0) queue.Vacancies.Watch(_board, queue, need);
            }
        }
        TellPresent(queue);
        MatchHeads(queue);
    }

    /// <summary>An order under way: whom it means, and until when it may go unanswered.</summary>
    /// <param name="Versions">The agents as they were when the order went out.</param>
    /// <param name="OnHead">Issued for a head that is told of, and counted there; else for a contact that was only planned.</param>
    /// <param name="Heard">The last word of the queue when the order went out.</param>
    private sealed record Order(string Queue, Requirement Signature, ImmutableArray<string> Agents, ImmutableArray<long> Versions, DateTimeOffset IssuedAt, bool OnHead, long Heard);
}
