using System.Collections.Immutable;

namespace Routing.Actors;

/// <summary>Hearing from agents and queues, and ordering whom to serve.</summary>
public partial class DispatcherActor
{
    /// <summary>Orders out to one queue at a time; the next go out as these are answered.</summary>
    private const int MaxOrdersPerHead = 16;

    private void Hear(AgentChanged changed)
    {
        var snapshot = changed.Snapshot;
        var wasPresent = _board.Agents.TryGetValue(snapshot.Agent, out var before) && before.IsPresent;
        var formerQueues = before?.Snapshot.Profile.Queues ?? [];
        if (!_board.Update(snapshot)) return;
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
        if (snapshot.Presence != PresenceKind.Ready) EndHolds(agent.Id);
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
        // A gap means that a word was lost or is late: better ask for all than act on half.
        var gap = !heads.Full && heads.Version != queue.HeadsVersion + 1 && queue.HeadsVersion != 0;
        queue.HeadsVersion = heads.Version;
        if (heads.Full)
        {
            foreach (var gone in queue.Heads.Keys.Except(heads.Heads.Select(head => head.Signature)).ToList()) SetHead(queue, new QueueHead { Signature = gone, Count = 0 });
        }
        foreach (var head in heads.Heads) SetHead(queue, head);
        if (gap) Host.Notices.Post(ActorKey.Queue(queue.Id), new TellAll(Key.Id));
        return true;
    }

    private void SetHead(BoardQueue queue, QueueHead head)
    {
        if (head.Signature.OnlyAgent is { } only)
        {
            _board.Direct(only, queue.Id, head.Count > 0 || queue.Heads.Any(h => h.Key.OnlyAgent == only && !h.Key.Equals(head.Signature)));
            if (head.Count > 0 && (!_board.Agents.TryGetValue(only, out var agent) || agent.Snapshot.Presence != PresenceKind.Ready))
                Host.Notices.Post(ActorKey.Queue(queue.Id), new HoldEnded(only));
        }
        if (queue.Heads.TryGetValue(head.Signature, out var known))
        {
            if (head.Count == 0 && known.OrdersOut == 0) queue.Heads.Remove(head.Signature);
            (known.Head, known.Stamp) = (head, ++_stamp);
        }
        else if (head.Count > 0) queue.Heads.Add(head.Signature, new BoardHead(head, ++_stamp));
    }

    private void Hear(Served served)
    {
        var news = served.Heads is { } heads && Take(heads) ? heads : null;
        _board.Queues.TryGetValue(served.Queue, out var queue);
        if (_orders.Remove(served.OrderId, out var order)) Answer(order, served, queue);
        if (news is not null && queue is not null) MatchHeads(queue, news);
    }

    private void Answer(Order order, Served served, BoardQueue? queue)
    {
        var stamp = 0L;
        if (queue is not null && queue.Heads.TryGetValue(order.Signature, out var head))
        {
            if (order.OnHead) head.OrdersOut--;
            // The stamp after the queue's word: what was tried without success is this very state.
            stamp = head.Stamp;
            if (head.Head.Count == 0 && head.OrdersOut == 0) queue.Heads.Remove(order.Signature);
        }
        foreach (var agentId in order.Agents)
        {
            // Whoever was awarded says so itself, with the load it then has.
            if (agentId == served.Agent || !_board.Agents.TryGetValue(agentId, out var agent)) continue;
            Note(agent, order, served, stamp);
            Release(agent, served.OrderId);
        }
    }

    // Causes that only the agent can change silence it until it notifies; others spare it this head only.
    private static void Note(BoardAgent agent, Order order, Served served, long stamp)
    {
        var why = served.Unavailable.FirstOrDefault(refusal => refusal.Agent == agent.Id)?.Why;
        if (why is Eligible.NotReady or Eligible.NoAnswer or Eligible.NoCapacity or Eligible.OfferOpen or Eligible.Unknown) agent.IsSilent = true;
        else if (why is not null || served.Agent is null) agent.Tried[(order.Queue, order.Signature)] = stamp;
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
        var head = new BoardHead(new QueueHead { Signature = signature, Count = 1, Intent = plan.Card.Intent }, 0);
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
        _orders.Add(id, new Order(queue.Id, signature, agents, Now, onHead));
        if (_orders.Count == 1) Host.SetAlarm(Now + Defaults.Sweep);
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
        Host.Notices.Post(ActorKey.Queue(queue.Id), new AgentsPresent(queue.Id, queue.Present, (Epoch << 32) + ++_stamp));
    }

    /// <summary>Orders that were never answered are given up, and those they meant are free again.</summary>
    public override ValueTask Ring()
    {
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
        foreach (var queue in _board.Queues.Values) TellPresent(queue);
        if (_orders.Count > 0) Host.SetAlarm(Now + Defaults.Sweep);
        return ValueTask.CompletedTask;
    }
}
