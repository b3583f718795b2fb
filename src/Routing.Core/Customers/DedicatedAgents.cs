using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>The agents a customer is promised: before all others for a time, then with them.</summary>
public sealed record DedicatedAgents
{
    public const int DefaultSeconds = 120;

    /// <summary>The first of them counts most.</summary>
    public ImmutableArray<string> Agents { get; init; } = [];

    /// <summary>For so long a contact waits for them alone, while one of them is ready.</summary>
    public int Seconds { get; init; } = DefaultSeconds;

    /// <summary>Kept for the first of them who could take it at once; else for the first who is ready, but busy. None is there: null.</summary>
    public AffinityHold? Hold(Board board, BoardQueue queue, Requirement own, DateTimeOffset now)
    {
        if (Seconds == 0 || SelectionPolicies.Find(queue.Config.Selection).IsPickedByPeople) return null;
        var need = EffectiveRequirement.At(own, queue.Config, 0).Closing(queue.ClosedTeams(now));
        string? busy = null;
        foreach (var id in Agents)
        {
            if (!board.Agents.TryGetValue(id, out var agent) || agent.Snapshot.Presence != PresenceKind.Ready) continue;
            if (Eligibility.Check(id, agent.Snapshot.Profile, queue.Id, need) != Eligible.Yes) continue;
            if (agent.Snapshot.Open.Contains(need.Channel)) return new AffinityHold(id, now.AddSeconds(Seconds));
            busy ??= id;
        }
        return busy is null ? null : new AffinityHold(busy, now.AddSeconds(Seconds));
    }

    public bool Equals(DedicatedAgents? other) => other is not null && Seconds == other.Seconds && Agents.SequenceEqual(other.Agents);

    public override int GetHashCode() => HashCode.Combine(Seconds, Agents.Length);
}
