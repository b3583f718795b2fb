using System.Collections.Immutable;

namespace Routing.Actors;

/// <summary>Hearing from agents and queues, and ordering whom to serve.</summary>
public partial class DispatcherActor
{
    /// <summary>Orders out to one queue at a time; the next go out as these are answered.</summary>
    private const int MaxOrdersPerHead = 16;

    /// <summary>Times somebody is asked how things stand who does not answer.</summary>
    private const int MaxAsked = 5;

    // Said since the last ring, and said once more at the next.
    private readonly Dictionary<string, AgentsPresent> _presentTold = new(StringComparer.Ordinal);
    private readonly HashSet<string> _holdsEnded = new(StringComparer.Ordinal);
    private readonly Dictionary<ActorKey, int> _asked = [];
    private DateTimeOffset? _ringsAt;

    private void Hear(AgentChanged changed)
    {
        var snapshot = changed.Snapshot;
        _asked.Remove(ActorKey.Agent(snapshot.Agent));
        var wasPresent = _board.Agents.TryGetValue(snapshot.Agent, out var before) && before.IsPresent;
        var formerQueues = before?.Snapshot.Profile.Queues ?? [];
        if (!_board.Update(snapshot))
        {
            // Asked after a missed bound: it is there, and as it was.
            if (before is { IsSilent: true } && before.Snapshot.Version == snapshot.Version)
            {
                before.IsSilent = false;
                Release(before, 0);
            }
            return;
        }
        if (changed.Sweep && before is not null) Repairs++;
        if (_agents.Add(snapshot.Agent)) Write($"agent/{snapshot.Agent}", new RosterAgent(snapshot.Agent));
        var agent = _board.Agents[snapshot.Agent];
        if (agent.IsPresent != wasPresent || formerQueues != snapshot.Profile.Queues)
        {
            foreach (var queueId in formerQueues.Union(snapshot.Profile.Queues))
            {
                if (_board.Queues.TryGetValue(queueId, out var queue)) TellPresent(queue);
            }
        }
        EndVainHolds(agent.Id);
        MatchAgent(agent);
    }

    private void Lose(string agentId)
    {
        var queues = _board.Agents.TryGetValue(agentId, out var agent) ? _board.QueuesOf(agent).ToList() : [];
        _board.Forget(agentId);
        if (_agents.Remove(agentId)) Write($"agent/{agentId}", null);
        foreach (var queue in queues) TellPresent(queue);
        EndHolds(agentId);
    }

    private void Hear(HeadsChanged heads)
    {
        if (!Take(heads) || !_board.Queues.TryGetValue(heads.Queue, out var queue)) return;
        MatchHeads(queue, heads);
    }

    /// <summary>Takes a queue's word about its heads; false when a later one is known already.</summary>
    private bool Take(HeadsChanged heads)
    {
        if (!_board.Queues.TryGetValue(heads.Queue, out var queue) || heads.Version <= queue.HeadsVersion) return false;
        if (heads.Sweep)
        {
            Repairs++;
            Ask(ActorKey.Queue(queue.Id));
            return false;
        }
        // A gap means that a word was lost or is late: better ask for all than act on half.
        var gap = !heads.Full && heads.Version != queue.HeadsVersion + 1 && queue.HeadsVersion != 0;
        queue.HeadsVersion = heads.Version;
        if (heads.Full) _asked.Remove(ActorKey.Queue(queue.Id));
        if (heads.Full)
        {
            foreach (var gone in queue.Heads.Keys.Except(heads.Heads.Select(head => head.Signature)).ToList()) SetHead(queue, new QueueHead { Signature = gone, Count = 0 });
        }
        foreach (var head in heads.Heads) SetHead(queue, head);
        if (gap) Ask(ActorKey.Queue(queue.Id));
        return true;
    }

    private void SetHead(BoardQueue queue, QueueHead head)
    {
        if (head.Signature.OnlyAgent is { } only)
        {
            _board.Direct(only, queue.Id, head.Count > 0 || queue.Heads.Any(h => h.Key.OnlyAgent == only && !h.Key.Equals(head.Signature)));
            if (head.Count > 0 && IsKeptInVain(queue, only, head.Signature))
                EndHold(queue.Id, only, head.Signature);
        }
        if (queue.Heads.TryGetValue(head.Signature, out var known))
        {
            if (head.Count == 0 && known.OrdersOut == 0) queue.Heads.Remove(head.Signature);
            known.Head = head;
        }
        else if (head.Count > 0) queue.Heads.Add(head.Signature, new BoardHead(head));
    }

    // After a restart an agent of the roster may only not have been heard of yet; when it is, EndHolds follows.
    private bool IsKeptInVain(BoardQueue queue, string agentId, Requirement need) =>
        _board.Agents.TryGetValue(agentId, out var agent)
            ? agent.Snapshot.Presence != PresenceKind.Ready || Eligibility.Check(agentId, agent.Snapshot.Profile, queue.Id, need) != Eligible.Yes
            : !_agents.Contains(agentId);

    private void Hear(Served served)
    {
        var news = served.Heads is { } heads && Take(heads) ? heads : null;
        _board.Queues.TryGetValue(served.Queue, out var queue);
        var answered = _orders.Remove(served.OrderId, out var order);
        if (answered) Answer(order!, served, queue);
        if (queue is null) return;
        if (news is not null) MatchHeads(queue, news);
        // What this order left waiting may be for others than it meant.
        if (answered && queue.Heads.TryGetValue(order!.Signature, out var head)) MatchHead(queue, head);
    }

    private void Answer(Order order, Served served, BoardQueue? queue)
    {
        if (queue is not null && queue.Heads.TryGetValue(order.Signature, out var head))
        {
            if (order.OnHead) head.OrdersOut--;
            if (head.Head.Count == 0 && head.OrdersOut == 0) queue.Heads.Remove(order.Signature);
        }
        foreach (var refusal in served.Refusals) Note(order, refusal, served.TriedUpTo);
        foreach (var agentId in order.Agents)
        {
            // Whoever was awarded says so itself, with the load it then has.
            if (agentId != served.Agent && _board.Agents.TryGetValue(agentId, out var agent)) Release(agent, served.OrderId);
        }
    }

    private void Note(Order order, AgentRefusal refusal, long triedUpTo)
    {
        var asked = order.Agents.IndexOf(refusal.Agent);
        if (asked < 0 || !_board.Agents.TryGetValue(refusal.Agent, out var agent)) return;
        // It changed while it was being asked: what held then says nothing of now.
        if (agent.Snapshot.Version != order.Versions[asked]) return;
        switch (refusal.Why)
        {
            case Eligible.NotReady or Eligible.NoCapacity or Eligible.OfferOpen or Eligible.Unknown:
                agent.IsSilent = true;
                break;
            case Eligible.NoAnswer:
                // It has no reason of its own to notify; its answer to this ends its silence.
                agent.IsSilent = true;
                Ask(ActorKey.Agent(agent.Id));
                break;
            case Eligible.RefusedBefore or Eligible.LessPromising:
                agent.Tried[(order.Queue, order.Signature)] = triedUpTo;
                break;
            default:
                agent.Tried[(order.Queue, order.Signature)] = BoardAgent.ForNow;
                break;
        }
    }

    private void Release(BoardAgent agent, long orderId)
    {
        if (agent.EngagedBy == orderId) agent.EngagedBy = null;
        _board.Reindex(agent);
        MatchAgent(agent);
    }

    private void MatchAgent(BoardAgent agent)
    {
        if (agent.EngagedBy is null && !agent.IsSilent && !agent.Snapshot.Open.IsEmpty && Matching.ForAgent(_board, agent, Now) is var (queue, head))
            Issue(queue, head, [agent.Id]);
    }

    private void MatchHeads(BoardQueue queue, HeadsChanged news)
    {
        foreach (var head in news.Heads)
        {
            if (queue.Heads.TryGetValue(head.Signature, out var known)) MatchHead(queue, known);
        }
    }

    private void MatchHeads(BoardQueue queue)
    {
        foreach (var head in queue.Heads.Values.ToList()) MatchHead(queue, head);
    }

    private void MatchHead(BoardQueue queue, BoardHead head)
    {
        while (head.Head.Count > head.OrdersOut && head.OrdersOut < MaxOrdersPerHead)
        {
            var agents = Matching.ForHead(_board, queue, head);
            if (agents.IsEmpty) return;
            Issue(queue, head, agents);
        }
    }

    private void Issue(BoardQueue queue, BoardHead head, ImmutableArray<string> agents)
    {
        head.OrdersOut++;
        Host.Notices.Post(ActorKey.Queue(queue.Id), new Serve(Register(queue, head.Head.Signature, head.Head.Intent, agents, onHead: true)));
    }

    /// <summary>Whom a new contact's queue asks first; nobody while others with the same needs wait already.</summary>
    private ServeOrder? FirstOrder(Plan plan)
    {
        var queue = _board.Queues[plan.Queue];
        if (plan.Hold is not null) return null;
        var signature = EffectiveRequirement.At(plan.Card.Own, queue.Config, 0);
        if (queue.Heads.TryGetValue(signature, out var waiting) && waiting.Head.Count > 0) return null;
        var head = new BoardHead(new QueueHead { Signature = signature, Count = 1, Intent = plan.Card.Intent, Change = BoardAgent.ForNow - 1 });
        var agents = Matching.ForHead(_board, queue, head);
        if (plan.Card.Affinity is { } known && !agents.Contains(known.Agent)
            && _board.Agents.TryGetValue(known.Agent, out var agent) && Matching.CanServe(agent, queue, head))
            agents = [known.Agent, .. agents.Take(Defaults.MaxBids - 1)];
        return agents.IsEmpty ? null : Register(queue, signature, plan.Card.Intent, agents, onHead: false);
    }

    private ServeOrder Register(BoardQueue queue, Requirement signature, string intent, ImmutableArray<string> agents, bool onHead)
    {
        var id = ++_lastOrder;
        // Only the first is spoken for: the others are asked beside it, and stay free for other orders.
        var first = _board.Agents[agents[0]];
        first.EngagedBy = id;
        _board.Reindex(first);
        _orders.Add(id, new Order(queue.Id, signature, agents, [.. agents.Select(agent => _board.Agents[agent].Snapshot.Version)], Now, onHead));
        RingLater();
        return new ServeOrder
        {
            Id = id,
            Signature = signature,
            Agents = agents,
            Prices = Matching.Prices(_board, queue, intent, agents),
            Peers = _board.Statistics.Group(intent),
            NotAsked = Matching.LeftOut(_board, queue, signature, agents),
        };
    }

    private void EndVainHolds(string agentId)
    {
        foreach (var queueId in _board.DirectedTo(agentId))
        {
            if (!_board.Queues.TryGetValue(queueId, out var queue)) continue;
            foreach (var signature in queue.Heads.Keys.Where(head => head.OnlyAgent == agentId && IsKeptInVain(queue, agentId, head)))
                EndHold(queueId, agentId, signature);
        }
    }

    private void EndHold(string queueId, string agentId, Requirement signature)
    {
        Host.Notices.Post(ActorKey.Queue(queueId), new HoldEnded(agentId, signature));
        _holdsEnded.Add(agentId);
        RingLater();
    }

    private void EndHolds(string agentId)
    {
        foreach (var queueId in _board.DirectedTo(agentId)) Host.Notices.Post(ActorKey.Queue(queueId), new HoldEnded(agentId));
    }

    private void TellPresent(BoardQueue queue)
    {
        // Before all have been heard, nobody present may only mean nobody heard yet.
        if (queue.Present == 0 && _board.Agents.Count < _agents.Count) return;
        if (queue.PresentTold is { } told && told > 0 == queue.Present > 0) return;
        queue.PresentTold = queue.Present;
        var present = new AgentsPresent(queue.Id, queue.Present, (Epoch << 32) + ++_stamp);
        Host.Notices.Post(ActorKey.Queue(queue.Id), present);
        _presentTold[queue.Id] = present;
        RingLater();
    }

    /// <summary>
    /// Once after something was said, it is said again in case it was lost; orders that were never answered are given up,
    /// and those they meant are free again.
    /// </summary>
    public override ValueTask Ring()
    {
        _ringsAt = null;
        var overdue = Now - Defaults.Sweep;
        foreach (var (id, order) in _orders.Where(order => order.Value.IssuedAt <= overdue).ToList())
        {
            Repairs++;
            _orders.Remove(id);
            if (_board.Queues.TryGetValue(order.Queue, out var queue) && queue.Heads.TryGetValue(order.Signature, out var head) && order.OnHead) head.OrdersOut--;
            foreach (var agentId in order.Agents)
            {
                if (_board.Agents.TryGetValue(agentId, out var agent)) Release(agent, id);
            }
            if (queue is not null) MatchHeads(queue);
        }
        foreach (var (queue, told) in _presentTold) Host.Notices.Post(ActorKey.Queue(queue), told);
        _presentTold.Clear();
        AskAgain();
        foreach (var agentId in _holdsEnded.ToList()) EndVainHolds(agentId);
        _holdsEnded.Clear();
        foreach (var queue in _board.Queues.Values) TellPresent(queue);
        if (_orders.Count > 0) RingLater();
        return ValueTask.CompletedTask;
    }

    /// <summary>Asks somebody how things stand, and again at the next rings until there is an answer.</summary>
    private void Ask(ActorKey whom)
    {
        Host.Notices.Post(whom, new TellAll(Key.Id));
        _asked[whom] = 1;
        RingLater();
    }

    private void AskAgain()
    {
        foreach (var (whom, times) in _asked.ToList())
        {
            // Whoever does not exist any more never answers.
            if (times >= MaxAsked)
            {
                _asked.Remove(whom);
                continue;
            }
            Host.Notices.Post(whom, new TellAll(Key.Id));
            _asked[whom] = times + 1;
            RingLater();
        }
    }

    private void RingLater()
    {
        if (_ringsAt is not null) return;
        _ringsAt = Now + Defaults.Sweep;
        Host.SetAlarm(_ringsAt);
    }
}
