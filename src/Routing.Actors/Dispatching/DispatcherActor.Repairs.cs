namespace Routing.Actors;

/// <summary>What the dispatcher says again in case it was lost, asks again, or gives up: for a healthy system nothing of it matters.</summary>
public partial class DispatcherActor
{
    /// <summary>Times somebody is asked how things stand who does not answer.</summary>
    private const int MaxAsked = 5;

    /// <summary>Queues and agents asked each time the dispatcher is woken.</summary>
    private const int AskedWhenWoken = 16;

    // Said since the last ring, and said once more at the next.
    private readonly Dictionary<string, AgentsPresent> _presentTold = new(StringComparer.Ordinal);
    private readonly HashSet<string> _holdsEnded = new(StringComparer.Ordinal);
    private readonly Dictionary<ActorKey, int> _asked = [];
    // Agents for whom alone somebody has begun to wait since the last ring.
    private readonly HashSet<string> _awaited = new(StringComparer.Ordinal);
    // Who is still to be asked in this round of the backstop.
    private readonly Queue<ActorKey> _turns = [];
    private DateTimeOffset? _ringsAt;

    /// <summary>
    /// Once after something was said, it is said again in case it was lost; orders that were never answered are given up,
    /// and those they meant are free again.
    /// </summary>
    public override ValueTask Ring()
    {
        if (_profilesChangeAt <= Now) SwitchProfiles();
        else if (_adjustTries is > 0 and < MaxAsked) AdjustAll();
        if (_ringsAt > Now)
        {
            // The calendar rang, or the clock was set back: what was said is said again at its own time.
            if (_ringsAt > Now + Defaults.Sweep) _ringsAt = Now + Defaults.Sweep;
            Arm();
            _ = Durable();
            return ValueTask.CompletedTask;
        }
        _ringsAt = null;
        var overdue = Now - Defaults.Sweep;
        foreach (var (id, order) in _orders.Where(order => order.Value.IssuedAt <= overdue).ToList())
        {
            Repairs++;
            _orders.Remove(id);
            if (_board.Queues.TryGetValue(order.Queue, out var queue)) TakeOff(queue, order);
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
        AskAwaited();
        foreach (var queue in _board.Queues.Values) TellPresent(queue);
        // A hold has an end, though nothing else should happen.
        MatchHeld();
        if (_orders.Count > 0 || _board.Fitted?.Held() is not null) RingLater();
        Arm();
        _ = Durable();
        return ValueTask.CompletedTask;
    }

    /// <summary>Word of a change may have been lost, and its repetition too: nobody but the dispatcher could then find out.</summary>
    protected override void Woken() => AskSome(AskedWhenWoken);

    /// <summary>
    /// Asks some queues and agents how things stand, which wakes them; others each time, until all have had their turn.
    /// False when there is nobody.
    /// </summary>
    protected bool AskSome(int most)
    {
        if (_turns.Count == 0)
        {
            foreach (var whom in Roster()) _turns.Enqueue(whom);
        }
        for (var asked = 0; asked < most && _turns.TryDequeue(out var next);)
        {
            // Who has left since the round began is passed over.
            if (next.Kind == ActorKind.Queue ? !_queues.ContainsKey(next.Id) : !_agents.Contains(next.Id)) continue;
            Ask(next);
            asked++;
        }
        return _queues.Count + _agents.Count > 0;
    }

    private IEnumerable<ActorKey> Roster() => _queues.Keys.Select(ActorKey.Queue).Concat(_agents.Select(ActorKey.Agent));

    /// <summary>Asks somebody how things stand, and again at the next rings until there is an answer.</summary>
    private void Ask(ActorKey whom)
    {
        Host.Notices.Post(whom, new TellAll(Key.Id, Epoch));
        _asked[whom] = 1;
        RingLater();
    }

    /// <summary>Whoever was deleted, and whose word of that was lost, would be waited for in vain: no order goes to the busy, and so nobody else finds out.</summary>
    private void AskAwaited()
    {
        foreach (var agentId in _awaited)
        {
            if (_board.DirectedTo(agentId).Count > 0) Ask(ActorKey.Agent(agentId));
        }
        _awaited.Clear();
    }

    /// <summary>Asks an agent that contradicts what is known of it, if nothing else is heard of it until the next ring.</summary>
    private void AskLater(BoardAgent agent)
    {
        _asked.TryAdd(ActorKey.Agent(agent.Id), 0);
        RingLater();
    }

    /// <summary>
    /// Who answers is an earlier activation than the one last heard of: that one claimed late, and its word is what is
    /// stored. Told to be awake, the earlier finds out; then it is asked again.
    /// </summary>
    private void Confirm(ActorKey whom)
    {
        Host.Notices.Post(whom, new Wake(IsDoubted: true));
        _asked[whom] = 1;
        RingLater();
    }

    private void AskAgain()
    {
        foreach (var (whom, times) in _asked.ToList())
        {
            if (times == 0 && !(_board.Agents.TryGetValue(whom.Id, out var agent) && agent.IsSilent))
            {
                _asked.Remove(whom);
                continue;
            }
            // Whoever does not exist any more never answers.
            if (times >= MaxAsked)
            {
                _asked.Remove(whom);
                continue;
            }
            Host.Notices.Post(whom, new TellAll(Key.Id, Epoch));
            _asked[whom] = times + 1;
            RingLater();
        }
    }

    private void RingLater()
    {
        if (_ringsAt is not null) return;
        _ringsAt = Now + Defaults.Sweep;
        Arm();
    }
}
