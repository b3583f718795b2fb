using System.Collections.Immutable;

namespace Routing.Actors;

/// <summary>What has come so far of an order to serve: who was offered a contact, who refused and why, and who is left to be asked.</summary>
internal sealed class RoundResult(ServeOrder order)
{
    private readonly Dictionary<string, Eligible> _refusals = new(StringComparer.Ordinal);

    public string? OfferedTo { get; set; }

    /// <summary>Agents who may take another contact of the same signature: what they refused, if anything, was that contact alone.</summary>
    public ImmutableArray<string> Left { get; private set; } = order.Agents;

    public ImmutableArray<AgentRefusal> Refusals => _refusals.Count == 0 ? [] : [.. _refusals.Select(refusal => new AgentRefusal(refusal.Key, refusal.Value))];

    /// <summary>An agent cannot take this; only a refusal of the one contact leaves it in for the next.</summary>
    public void Refuse(string agent, Eligible why)
    {
        if (why == Eligible.RefusedBefore) return;
        _refusals[agent] = why;
        Left = Left.Remove(agent);
    }

    /// <summary>Whether all who are left refused this contact before.</summary>
    public bool IsRefused(QueueRow row)
    {
        foreach (var agent in Left)
        {
            if (!IsRefused(row, agent)) return false;
        }
        return true;
    }

    public bool IsRefused(QueueRow row, string agent)
    {
        if (row.Contact.Refusals.IsEmpty) return false;
        foreach (var returned in order.Returned)
        {
            if (returned.Agent == agent) return row.Contact.IsRefusedBy(agent, returned.At);
        }
        return row.Contact.IsRefusedBy(agent);
    }

    public bool HasGivenUp { get; private set; }

    /// <summary>There is nothing for those who are left: they refused all that waits, as far as is looked. Not to be said of agents who were simply not chosen.</summary>
    public void GiveUp()
    {
        foreach (var agent in Left) _refusals[agent] = Eligible.RefusedBefore;
        Left = [];
        HasGivenUp = true;
    }
}
