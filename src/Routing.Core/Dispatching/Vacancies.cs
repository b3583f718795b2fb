using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>
/// What is needed in a queue with relaxation steps, and whether anybody present could take it: where nobody could, the next step
/// is due at once. Watched from when a head is told of until there are too many, in which case time alone relaxes.
/// </summary>
public sealed class Vacancies
{
    /// <summary>Needs watched per queue, and so told in one notice.</summary>
    public const int Most = 64;

    private readonly Dictionary<Requirement, bool> _vacant = [];

    /// <summary>What the queue was last told.</summary>
    public IReadOnlySet<Requirement> Told { get; private set; } = ImmutableHashSet<Requirement>.Empty;

    /// <summary>Whether the queue is yet to be told of a change.</summary>
    public bool HasNews { get; private set; }

    public void Watch(Board board, BoardQueue queue, Requirement need)
    {
        // Who is kept for one agent has an end of its own; sparing and yielding are over by the clock.
        if (need.OnlyAgent is not null) return;
        var bare = need.Bare();
        if (_vacant.ContainsKey(bare)) return;
        if (_vacant.Count == Most)
        {
            var waiting = queue.Heads.Keys.Select(head => head.Bare()).ToHashSet();
            // What was needed while other teams were closed is needed by nobody now: who waits is placed anew as they open and close.
            bool IsSpare(KeyValuePair<Requirement, bool> watched) =>
                (!watched.Value && !waiting.Contains(watched.Key)) || !watched.Key.ClosedTeams.SequenceEqual(need.ClosedTeams);
            foreach (var (spare, wasVacant) in _vacant.Where(IsSpare).ToList())
            {
                _vacant.Remove(spare);
                HasNews |= wasVacant;
            }
            if (_vacant.Count == Most) return;
        }
        Set(bare, IsVacant(board, queue, bare));
    }

    /// <summary>An agent is another: present or not, or with another profile.</summary>
    public void Look(Board board, BoardQueue queue, AgentSnapshot? before, AgentSnapshot now)
    {
        foreach (var (need, isVacant) in _vacant)
        {
            if (Takes(now, queue, need)) Set(need, false);
            else if (!isVacant && before is not null && Takes(before, queue, need)) Set(need, IsVacant(board, queue, need));
        }
    }

    /// <summary>An agent is gone.</summary>
    public void LookAnew(Board board, BoardQueue queue)
    {
        foreach (var (need, isVacant) in _vacant)
        {
            if (!isVacant) Set(need, IsVacant(board, queue, need));
        }
    }

    /// <summary>All that nobody present could take, for the queue.</summary>
    public ImmutableArray<Requirement> Tell()
    {
        HasNews = false;
        ImmutableArray<Requirement> all = [.. _vacant.Where(watched => watched.Value).Select(watched => watched.Key)];
        Told = all.ToImmutableHashSet();
        return all;
    }

    private void Set(Requirement need, bool isVacant)
    {
        if (_vacant.GetValueOrDefault(need) != isVacant) HasNews = true;
        _vacant[need] = isVacant;
    }

    private static bool IsVacant(Board board, BoardQueue queue, Requirement need)
    {
        foreach (var id in queue.Agents)
        {
            if (Takes(board.Agents[id].Snapshot, queue, need)) return false;
        }
        return true;
    }

    private static bool Takes(AgentSnapshot agent, BoardQueue queue, Requirement need) =>
        agent.Presence is PresenceKind.Ready or PresenceKind.NotReady && Eligibility.Check(agent.Agent, agent.Profile, queue.Id, need) == Eligible.Yes;
}
