using System.Collections.Immutable;

namespace Routing.Actors;

/// <summary>Ordering whom to serve, and hearing what came of it.</summary>
public partial class DispatcherActor
{
    /// <summary>Orders out to one queue at a time; the next go out as these are answered.</summary>
    private const int MaxOrdersPerHead = 16;

    private void Hear(Served served)
    {
        var news = served.Heads is { } heads && Take(heads) ? heads : null;
        _board.Queues.TryGetValue(served.Queue, out var queue);
        var answered = _orders.Remove(served.OrderId, out var order);
        if (answered && queue is not null && served.TriedUpTo > 0 && served.TriedUpTo >> 32 < order!.Heard >> 32)
        {
            queue.IsSilent = true;
            Confirm(ActorKey.Queue(queue.Id));
        }
        if (answered) Answer(order!, served, queue);
        if (queue is null) return;
        if (news is not null) MatchHeads(queue, news);
        // What this order left waiting may be for others than it meant.
        if (answered && queue.Heads.TryGetValue(order!.Signature, out var head)) MatchHead(queue, head);
        MatchHeld();
    }

    private void Answer(Order order, Served served, BoardQueue? queue)
    {
        if (queue is not null) TakeOff(queue, order);
        foreach (var refusal in served.Refusals) Note(order, refusal, served.TriedUpTo);
        foreach (var agentId in order.Agents)
        {
            // Whoever was awarded says so itself, with the load it then has.
            if (agentId == served.Agent || !_board.Agents.TryGetValue(agentId, out var agent)) continue;
            // A place that has become too good would be asked, and lose, for ever.
            if (queue is not null) _board.Reindex(agent, queue);
            Release(agent, served.OrderId);
        }
    }

    /// <summary>The order is out no more; a head that was kept for it alone goes with it.</summary>
    private static void TakeOff(BoardQueue queue, Order order)
    {
        if (!queue.Heads.TryGetValue(order.Signature, out var head)) return;
        if (order.OnHead) head.OrdersOut--;
        if (head.Head.Count == 0 && head.OrdersOut == 0) queue.Heads.Remove(order.Signature);
    }

    private void Note(Order order, AgentRefusal refusal, long triedUpTo)
    {
        var asked = order.Agents.IndexOf(refusal.Agent);
        if (asked < 0 || !_board.Agents.TryGetValue(refusal.Agent, out var agent)) return;
        // It changed while it was being asked: what held then says nothing of now.
        if (agent.Snapshot.Version != order.Versions[asked]) return;
        switch (refusal.Why)
        {
            case Eligible.NotReady or Eligible.NoCapacity or Eligible.OfferOpen or Eligible.InWrapUp or Eligible.Unknown:
                Silence(agent);
                // Mostly its word of that is on the way; if not, it is asked.
                AskLater(agent);
                break;
            case Eligible.NoAnswer:
                // It has no reason of its own to notify; its answer to this ends its silence.
                Silence(agent);
                Ask(ActorKey.Agent(agent.Id));
                break;
            case Eligible.RefusedBefore:
                agent.Tried[(order.Queue, order.Signature)] = triedUpTo;
                break;
            default:
                agent.Tried[(order.Queue, order.Signature)] = BoardAgent.ForNow;
                // By what it has said of itself it may: its newer word is on the way, or it is not the one that said so.
                if (Eligibility.Check(agent.Id, agent.Snapshot.Profile, order.Queue, order.Signature) == Eligible.Yes) Ask(ActorKey.Agent(agent.Id));
                break;
        }
    }

    private void Silence(BoardAgent agent)
    {
        agent.IsSilent = true;
        _board.Reindex(agent);
    }

    private void Release(BoardAgent agent, long orderId)
    {
        // Most were only asked beside the one it meant, and were free all the while.
        if (agent.EngagedBy == orderId)
        {
            agent.Disengage();
            _board.Reindex(agent);
        }
        MatchAgent(agent);
    }

    private void MatchAgent(BoardAgent agent)
    {
        if (agent.EngagedBy is not null || agent.IsSilent || agent.Snapshot.Open.IsEmpty) return;
        var choice = _board.Fitted?.ForAgent(agent, Now);
        if (choice is { Head: { } key }) Issue(_board.Queues[key.Queue], _board.Queues[key.Queue].Heads[key.Signature], choice.Agents, choice);
        else if (choice is { Holds: true }) RingLater();
        else if (Matching.ForAgent(_board, agent, Now) is var (queue, head)) Issue(queue, head, Matching.Beside(_board, queue, head, agent.Id, Now));
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
        while (!queue.IsSilent && head.Head.Count > head.OrdersOut && head.OrdersOut < MaxOrdersPerHead)
        {
            var choice = Choose(queue, head);
            var agents = choice?.Agents ?? Matching.ForHead(_board, queue, head, Now);
            if (choice is { Holds: true }) RingLater();
            if (agents.IsEmpty) return;
            Issue(queue, head, agents, choice);
        }
    }

    /// <summary>What the fitted rule says of a head; null where the starting rule decides.</summary>
    private FittedChoice? Choose(BoardQueue queue, BoardHead head, int most = Defaults.UsualBids) => _board.Fitted?.ForHead(queue, head, Now, most);

    /// <summary>Looks again at who is held: what has changed elsewhere may have made them worth an agent.</summary>
    private void MatchHeld()
    {
        if (_board.Fitted?.Held() is not { } held) return;
        foreach (var (queue, head) in held) MatchHead(queue, head);
    }

    private void Issue(BoardQueue queue, BoardHead head, ImmutableArray<string> agents, FittedChoice? choice = null)
    {
        head.OrdersOut++;
        head.HeldSince = null;
        Host.Notices.Post(ActorKey.Queue(queue.Id), new Serve(Register(queue, head.Head.Signature, head.Head.Intent, agents, onHead: true, choice)));
    }

    /// <summary>Whom a new contact's queue asks first; nobody while others with the same needs wait already.</summary>
    private ServeOrder? FirstOrder(Plan plan)
    {
        var queue = _board.Queues[plan.Queue];
        if (plan.Hold is not null) return null;
        var own = plan.Card.Own.With(BotRule.UseOf(queue.Config, plan.Card)).Closing(queue.ClosedTeams(Now));
        var step = EffectiveRequirement.Manned(own, queue.Config, EffectiveRequirement.StepAfter(TimeSpan.Zero, queue.Config.Relaxations), queue.Vacancies.Told);
        var signature = EffectiveRequirement.At(own, queue.Config, step)
            .Sparing(SeniorRule.SparedTiers(queue.Config, plan.Card, TimeSpan.Zero)).Yielding(queue.Config.YieldsForSeconds > 0);
        if (queue.Heads.TryGetValue(signature, out var waiting) && waiting.Head.Count > 0) return null;
        var head = new BoardHead(new QueueHead
        {
            Signature = signature,
            Count = 1,
            BasePriority = queue.Config.Priority + plan.Card.Priority,
            WaitingSince = Now,
            Intent = plan.Card.Intent,
            Complexity = Complexity.Of(plan.Card, signature),
            Change = BoardAgent.ForNow - 1,
        });
        var choice = Choose(queue, head, ExplorationField.Most);
        // Whose customer knows an agent is no contact to find out with.
        var promising = choice?.Agents ?? Matching.ForHead(_board, queue, head, Now, ExplorationField.Most);
        var (agents, exploration) = plan.Card.Affinity is null
            ? ExplorationField.Of(_board, queue, plan.Card.ContactId, plan.Card.Intent, promising)
            : ([.. promising.Take(Defaults.UsualBids)], null);
        if (plan.Card.Affinity is { } known && !agents.Contains(known.Agent)
            && _board.Agents.TryGetValue(known.Agent, out var agent) && Matching.CanServe(agent, queue, head))
            agents = [known.Agent, .. agents.Take(Defaults.UsualBids - 1)];
        return agents.IsEmpty ? null : Register(queue, signature, plan.Card.Intent, agents, onHead: false, choice) with { Exploration = exploration };
    }

    private ServeOrder Register(BoardQueue queue, Requirement signature, string intent, ImmutableArray<string> agents, bool onHead, FittedChoice? choice)
    {
        var id = ++_lastOrder;
        // Only the first is spoken for: the others are asked beside it, and stay free for other orders.
        var first = _board.Agents[agents[0]];
        first.Engage(id, queue.Id);
        _board.Reindex(first);
        _orders.Add(id, new Order(queue.Id, signature, agents, ImmutableArray.CreateRange(agents, agent => _board.Agents[agent].Snapshot.Version), Now, onHead, queue.HeadsVersion));
        RingLater();
        return new ServeOrder
        {
            Id = id,
            Signature = signature,
            Agents = agents,
            Returned = ReturnedOf(agents),
            Prices = Matching.Prices(_board, queue, intent, agents),
            Expected = ImmutableArray.CreateRange(agents, agent => _board.Statistics.Agent(agent, intent)),
            NotAsked = Matching.LeftOut(_board, queue, signature, agents),
            Profiles = _profiles.Names,
            Rule = choice is null ? DecisionRules.Starting : DecisionRules.Fitted,
            Alternatives = choice?.Alternatives ?? [],
        };
    }

    private ImmutableArray<AgentReturn> ReturnedOf(ImmutableArray<string> agents)
    {
        ImmutableArray<AgentReturn> returned = [];
        foreach (var agent in agents)
        {
            if (_board.Agents[agent].Snapshot.ReadySince is { } at && at > Now - QueueLimits.RefusalMemory) returned = returned.Add(new AgentReturn(agent, at));
        }
        return returned;
    }
}
