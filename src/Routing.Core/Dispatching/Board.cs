namespace Routing.Core;

/// <summary>
/// The dispatcher's view of a routing group: agents, queues, heads, what is learned. Soft: it is rebuilt from what agents
/// and queues tell. Mutable for the same reason as <see cref="QueueState"/>.
/// </summary>
public sealed class Board
{
    private readonly Random _random;
    private readonly Dictionary<string, HashSet<string>> _directed = new(StringComparer.Ordinal);
    private long _tick;

    public Board(Random random) => (_random, OneHome) = (random, new OneHome(this));

    public Dictionary<string, BoardAgent> Agents { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, BoardQueue> Queues { get; } = new(StringComparer.Ordinal);
    public GroupStatistics Statistics { get; } = new();

    /// <summary>What contacts lately required.</summary>
    public RequirementPool Requirements { get; } = new();

    public OneHome OneHome { get; }

    /// <summary>The fitted rule that decides; null while the starting rule does.</summary>
    public FittedBoard? Fitted { get; set; }

    /// <summary>Contacts waiting in a queue, as far as it has told; 0 where there is none of this name.</summary>
    public int Waiting(string queue) => Queues.TryGetValue(queue, out var found) ? found.Waiting : 0;

    /// <summary>Rises whenever others are there for a queue than were, or serve other queues beside it.</summary>
    public long CrewChanges { get; private set; }

    /// <summary>Rises whenever others could serve what there is than could, be they there or not.</summary>
    public long ProfileChanges { get; private set; }

    /// <summary>Takes an agent's word; false when a later one is known already.</summary>
    public bool Update(AgentSnapshot snapshot)
    {
        // Tallies that changed are told once: those of a word that was overtaken are in no later one.
        foreach (var tally in snapshot.Tallies) Statistics.Update(snapshot.Agent, tally);
        var (isPlaced, isListed) = (false, false);
        if (Agents.TryGetValue(snapshot.Agent, out var agent))
        {
            if (snapshot.Version <= agent.Snapshot.Version) return false;
            isPlaced = agent.IsPlacedAs(snapshot);
            isListed = agent.Snapshot.Profile.Queues == snapshot.Profile.Queues;
            if (!ReferenceEquals(agent.Snapshot.Profile, snapshot.Profile)) Changed();
            else if (agent.Snapshot.Presence != snapshot.Presence) CrewChanges++;
            foreach (var queue in agent.Queues) queue.Count(agent, -1);
            CountPending(agent, -1);
            if (!isListed) Unlist(agent);
            agent.Snapshot = snapshot;
            agent.IsSilent = false;
            agent.Disengage();
            if (agent.Tried.Count > 0) agent.Tried.Clear();
        }
        else
        {
            Agents.Add(snapshot.Agent, agent = new BoardAgent(snapshot));
            Changed();
        }
        if (!isListed) List(agent);
        foreach (var queue in agent.Queues) queue.Count(agent, 1);
        CountPending(agent, 1);
        if (!isPlaced) Reindex(agent);
        else Fitted?.Homes.Note(agent);
        return true;
    }

    public void Forget(string agentId)
    {
        if (!Agents.Remove(agentId, out var agent)) return;
        Changed();
        foreach (var queue in agent.Queues) queue.Count(agent, -1);
        CountPending(agent, -1);
        Unlist(agent);
        Statistics.Forget(agentId);
        Fitted?.Homes.Forget(agentId);
    }

    // Of any queue, also one that the agent serves no more.
    private void CountPending(BoardAgent agent, int sign)
    {
        foreach (var pending in agent.Snapshot.Pending)
        {
            if (Queues.TryGetValue(pending.Queue, out var queue)) queue.Pending += sign * pending.Contacts;
        }
    }

    /// <summary>Takes a queue's configuration; what its agents were indexed by may no longer hold, so that is rebuilt on demand.</summary>
    public BoardQueue Update(string queueId, QueueConfig config, long version)
    {
        if (!Queues.TryGetValue(queueId, out var queue))
        {
            Queues.Add(queueId, queue = new BoardQueue(queueId, config, version));
            Changed();
            foreach (var agent in Agents.Values.Where(agent => agent.Snapshot.Profile.Queues.Contains(queueId)))
            {
                List(agent);
                queue.Count(agent, 1);
            }
            queue.Pending = Agents.Values.Sum(agent => agent.Snapshot.Pending.Where(pending => pending.Queue == queueId).Sum(pending => pending.Contacts));
        }
        else if (version >= queue.Version)
        {
            (queue.Config, queue.Version) = (config, version);
            queue.Sites.CountAnew(config, queue.Agents.Select(agent => Agents[agent].Snapshot));
            queue.Indexes.Clear();
        }
        return queue;
    }

    public void Remove(string queueId)
    {
        if (!Queues.Remove(queueId, out var queue)) return;
        Changed();
        foreach (var agentId in queue.Agents) List(Agents[agentId]);
    }

    /// <summary>A queue's configuration changed: what was tried there in vain may be tried again.</summary>
    public void ForgetTries(string queueId)
    {
        foreach (var agent in Agents.Values)
        {
            foreach (var tried in agent.Tried.Keys.Where(tried => tried.Queue == queueId).ToList()) agent.Tried.Remove(tried);
        }
    }

    /// <summary>Keeps the candidate indexes right after an agent's availability changed.</summary>
    public void Reindex(BoardAgent agent)
    {
        foreach (var queue in agent.Queues) Reindex(agent, queue);
        Fitted?.Homes.Note(agent);
    }

    /// <summary>The same in one queue: what is learned moves an agent's place there, too, without a change of its own.</summary>
    public void Reindex(BoardAgent agent, BoardQueue queue)
    {
        foreach (var index in queue.Indexes.Values) Index(agent, queue, index);
    }

    /// <summary>The agents that could be asked for such a contact, the most promising first.</summary>
    public CandidateIndex Candidates(BoardQueue queue, QueueHead head, DateTimeOffset now)
    {
        var key = (head.Signature, head.Intent, SelectionPolicies.Find(queue.Config.Selection).GradeOf(queue.Config, head, now));
        if (!queue.Indexes.TryGetValue(key, out var index))
        {
            if (queue.Indexes.Count >= BoardQueue.MaxIndexes)
            {
                foreach (var old in queue.Indexes.OrderBy(i => i.Value.UsedAt).Take(BoardQueue.MaxIndexes / 2).Select(i => i.Key).ToList()) queue.Indexes.Remove(old);
            }
            queue.Indexes.Add(key, index = NewIndex(queue.Config, key));
            foreach (var agentId in queue.Agents) Index(Agents[agentId], queue, index);
        }
        index.UsedAt = ++_tick;
        return index;
    }

    /// <summary>Queues where contacts wait for this agent alone.</summary>
    public IReadOnlyCollection<string> DirectedTo(string agentId) => _directed.TryGetValue(agentId, out var queues) ? queues : [];

    public void Direct(string agentId, string queueId, bool waiting)
    {
        if (waiting)
        {
            if (!_directed.TryGetValue(agentId, out var queues)) _directed.Add(agentId, queues = new HashSet<string>(StringComparer.Ordinal));
            queues.Add(queueId);
        }
        else if (_directed.TryGetValue(agentId, out var queues) && queues.Remove(queueId) && queues.Count == 0) _directed.Remove(agentId);
    }

    private static CandidateIndex NewIndex(QueueConfig queue, (Requirement Signature, string Intent, int Grade) key)
    {
        var policy = SelectionPolicies.Find(queue.Selection);
        return new CandidateIndex(key.Signature, key.Intent, policy is RandomSelection, policy is BestBidSelection ? Fairness.BeforeBids(queue) : 0, key.Grade);
    }

    private void Changed() => (CrewChanges, ProfileChanges) = (CrewChanges + 1, ProfileChanges + 1);

    private void List(BoardAgent agent)
    {
        agent.Queues = [.. agent.Snapshot.Profile.Queues.Select(Queues.GetValueOrDefault).OfType<BoardQueue>()];
        foreach (var queue in agent.Queues) queue.Agents.Add(agent.Id);
    }

    private static void Unlist(BoardAgent agent)
    {
        foreach (var queue in agent.Queues)
        {
            queue.Agents.Remove(agent.Id);
            foreach (var index in queue.Indexes.Values) index.Remove(agent.Id);
        }
    }

    private void Index(BoardAgent agent, BoardQueue queue, CandidateIndex index)
    {
        var snapshot = agent.Snapshot;
        if (!agent.IsOpen(index.Signature.Channel) || queue.IsTooMuchFor(agent) || Eligibility.Check(agent.Id, snapshot.Profile, queue.Id, index.Signature) != Eligible.Yes)
        {
            index.Remove(agent.Id);
            return;
        }
        var level = SkillLevels.Mean(snapshot.Profile, index.Signature);
        if (!index.Signature.Skills.IsEmpty) Statistics.NoteLevel(agent.Id, index.Intent, level);
        var means = Statistics.Agent(agent.Id, index.Intent);
        var candidate = new Candidate(
            snapshot.Load, snapshot.IdleSince, level, means.Resolved, means.HandleSeconds,
            snapshot.Profile.Weight, snapshot.Served, Statistics.NeededElsewhere(agent.Id, index.Intent),
            queue.Config.UnresolvedCost, queue.Config.WaitingCostPerMinute, _random.NextDouble(), index.Grade,
            SatisfactionWorth.BeforeBids(queue.Config, means.Satisfaction));
        index.Put(agent.Id, SelectionPolicies.Find(queue.Config.Selection).CandidateKey(candidate), snapshot.IdleSince, index.Signature.SparedTiers.Contains(snapshot.Profile.Tier ?? ""), snapshot.Profile.Kind == AgentKind.Bot);
    }
}
