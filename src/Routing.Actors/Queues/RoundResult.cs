using System.Collections.Immutable;

namespace Routing.Actors;

/// <summary>What has come so far of an order to serve: who was offered a contact, who refused and why, and who is left to be asked.</summary>
internal sealed class RoundResult(ImmutableArray<string> agents)
{
    private readonly Dictionary<string, Eligible> _refusals = new(StringComparer.Ordinal);

    public string? OfferedTo { get; set; }

    /// <summary>Agents who may take another contact of the same signature: what they refused, if anything, was that contact alone.</summary>
    public ImmutableArray<string> Left { get; private set; } = agents;

    public ImmutableArray<AgentRefusal> Refusals => [.. _refusals.Select(refusal => new AgentRefusal(refusal.Key, refusal.Value))];

    public void Refuse(string agent, Eligible why)
    {
        _refusals[agent] = why;
        if (why != Eligible.RefusedBefore) Left = Left.Remove(agent);
    }
}
