namespace Routing.Actors;

/// <summary>What agents and queues tell the dispatcher, and what it tells queues of agents: who is present, and that a hold is in vain.</summary>
public partial class DispatcherActor
{
    private void Hear(AgentChanged changed)
    {
        var snapshot = changed.Snapshot;
        // A late word to the dispatcher before this one says nothing of how the agent stands, or whether it is awake.
        if (changed.Answers == Epoch) _asked.Remove(ActorKey.Agent(snapshot.Agent));
        var wasPresent = _board.Agents.TryGetValue(snapshot.Agent, out var before) && before.IsPresent;
        var former = before?.Snapshot;
        if (!_board.Update(snapshot))
        {
            // Asked after a missed bound: it is there, and as it was.
            if (before is { IsSilent: true } && before.Snapshot.Version == snapshot.Version)
            {
                before.IsSilent = false;
                _board.Reindex(before);
                MatchAgent(before);
            }
            else if (changed.Answers == Epoch && before is not null && snapshot.Version >> 32 < before.Snapshot.Version >> 32) Confirm(ActorKey.Agent(snapshot.Agent));
            return;
        }
        if (changed.Sweep && before is not null) Repairs++;
        if (_agents.Add(snapshot.Agent))
        {
            Write($"agent/{snapshot.Agent}", new RosterAgent(snapshot.Agent));
            // New here; or deleted, and this is a late word of it: then it says so.
            Ask(ActorKey.Agent(snapshot.Agent));
        }
        var agent = _board.Agents[snapshot.Agent];
        if (agent.IsPresent != wasPresent || !ReferenceEquals(former?.Profile, snapshot.Profile))
        {
            foreach (var queueId in (former?.Profile.Queues ?? []).Union(snapshot.Profile.Queues))
            {
                if (!_board.Queues.TryGetValue(queueId, out var queue)) continue;
                queue.Vacancies.Look(_board, queue, former, snapshot);
                TellPresent(queue);
            }
        }
        EndVainHolds(agent.Id);
        Adjust(snapshot);
        MatchAgent(agent);
        MatchHeld();
    }

    /// <summary>Only when it is certain that no later activation has taken over: that one's roster would be without it.</summary>
    private async Task SayEnlisted(ActorKey whom, long version)
    {
        try
        {
            await Certain();
            Host.Notices.Post(whom, new Enlisted(Key.Id, version));
        }
        catch (Exception failure) when (failure is StoreUnavailableException or TimeoutException)
        {
            // It says it again to the one that follows.
        }
    }

    private void Hear(AgentGone gone)
    {
        _asked.Remove(ActorKey.Agent(gone.Agent));
        // It may be back: a later word of it is the truth.
        if (_board.Agents.TryGetValue(gone.Agent, out var agent) && agent.Snapshot.Version > gone.Version) return;
        Lose(gone.Agent);
    }

    private void Lose(string agentId)
    {
        _board.Forget(agentId);
        if (_agents.Remove(agentId)) Write($"agent/{agentId}", null);
        // Of all queues: it may have been the last that was still to be heard of before anything could be said.
        foreach (var queue in _board.Queues.Values)
        {
            queue.Vacancies.LookAnew(_board, queue);
            TellPresent(queue);
        }
        EndVainHolds(agentId);
    }

    private void Hear(HeadsChanged heads)
    {
        var wasSilent = _board.Queues.TryGetValue(heads.Queue, out var queue) && queue.IsSilent;
        if (!Take(heads) || queue is null) return;
        // While it was silent, agents were freed for its other heads, too.
        if (wasSilent) MatchHeads(queue);
        else MatchHeads(queue, heads);
        MatchHeld();
    }

    /// <summary>Takes a queue's word about its heads; false when a later one is known already.</summary>
    private bool Take(HeadsChanged heads)
    {
        if (!_board.Queues.TryGetValue(heads.Queue, out var queue))
        {
            // Its word of itself, sent before this one, was overtaken or lost.
            if (heads.Heads.Length > 0 || heads.Full) Ask(ActorKey.Queue(heads.Queue));
            return false;
        }
        if (heads.Version <= queue.HeadsVersion)
        {
            if (heads.Answers == Epoch && heads.Version >> 32 < queue.HeadsVersion >> 32) Confirm(ActorKey.Queue(queue.Id));
            return false;
        }
        if (heads.Sweep)
        {
            Repairs++;
            Ask(ActorKey.Queue(queue.Id));
            return false;
        }
        // A gap means that a word was lost or is late: better ask for all than act on half.
        var gap = !heads.Full && heads.Version != queue.HeadsVersion + 1 && queue.HeadsVersion != 0;
        (queue.HeadsVersion, queue.IsSilent) = (heads.Version, false);
        if (heads.Answers == Epoch) _asked.Remove(ActorKey.Queue(queue.Id));
        if (heads.Full)
        {
            foreach (var gone in queue.Heads.Keys.Except(heads.Heads.Select(head => head.Signature)).ToList()) SetHead(queue, new QueueHead { Signature = gone, Count = 0 });
        }
        foreach (var head in heads.Heads)
        {
            _flows.See(queue.Id, head, Now);
            SetHead(queue, head);
        }
        if (gap) Ask(ActorKey.Queue(queue.Id));
        if (queue.Vacancies.HasNews) TellPresent(queue);
        return true;
    }

    private void SetHead(BoardQueue queue, QueueHead head)
    {
        if (head.Signature.OnlyAgent is { } only) SetHeadFor(only, queue, head);
        if (queue.Heads.TryGetValue(head.Signature, out var known))
        {
            if (head.Count == 0 && known.OrdersOut == 0) queue.Heads.Remove(head.Signature);
            known.Head = head;
        }
        else if (head.Count > 0) queue.Heads.Add(head.Signature, new BoardHead(head));
        // Also one known before: there may have been no room to watch it, or no steps yet.
        if (head.Count > 0 && queue.Config.RelaxesForWantOfAgents) queue.Vacancies.Watch(_board, queue, head.Signature);
    }

    private void SetHeadFor(string only, BoardQueue queue, QueueHead head)
    {
        var isNew = head.Count > 0 && !_board.DirectedTo(only).Contains(queue.Id);
        _board.Direct(only, queue.Id, head.Count > 0 || queue.Heads.Any(h => h.Key.OnlyAgent == only && !h.Key.Equals(head.Signature)));
        if (head.Count == 0) return;
        if (IsKeptInVain(queue, only, head.Signature))
        {
            EndHold(queue.Id, only, head.Signature);
        }
        else if (isNew)
        {
            _awaited.Add(only);
            RingLater();
        }
    }

    // After a restart an agent of the roster may only not have been heard of yet; when it is, EndVainHolds follows.
    private bool IsKeptInVain(BoardQueue queue, string agentId, Requirement need) =>
        _board.Agents.TryGetValue(agentId, out var agent)
            ? agent.Snapshot.Presence != PresenceKind.Ready || Eligibility.Check(agentId, agent.Snapshot.Profile, queue.Id, need) != Eligible.Yes
            : !_agents.Contains(agentId);

    private void EndVainHolds(string agentId)
    {
        // Mostly nobody waits for one agent, and this is asked at every word of one.
        if (_board.DirectedTo(agentId).Count > 0) EndHoldsOf(agentId);
    }

    private void EndHoldsOf(string agentId)
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

    /// <summary>Before that, nobody present, or nobody able, may only mean nobody heard yet.</summary>
    private bool AreAllHeard => _board.Agents.Count >= _agents.Count;

    private void TellPresent(BoardQueue queue)
    {
        if (queue.Present == 0 && !AreAllHeard) return;
        if (queue.PresentTold is { } told && told > 0 == queue.Present > 0 && !(AreAllHeard && (queue.Vacancies.HasNews || queue.Sites.HasNews))) return;
        queue.PresentTold = queue.Present;
        var present = new AgentsPresent(queue.Id, queue.Present, (Epoch << 32) + ++_stamp, AreAllHeard ? queue.Vacancies.Tell() : null, AreAllHeard ? queue.Sites.Tell(queue.Config) : null);
        Host.Notices.Post(ActorKey.Queue(queue.Id), present);
        _presentTold[queue.Id] = present;
        RingLater();
    }
}
