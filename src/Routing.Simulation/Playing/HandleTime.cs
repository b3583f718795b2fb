namespace Routing.Simulation;

/// <summary>
/// How long an agent takes for a contact, and how it ends: drawn from the contact's own stream, so that the same contact
/// is as long, and as hard, whoever takes it; what differs is the pool's distribution and the factors.
/// </summary>
internal sealed class HandleTime(Cast cast, PlayedCustomers customers)
{
    private readonly Dictionary<string, AgentPool> _pools = cast.Scenario.Pools
        .SelectMany(pool => pool.AgentIds.Select(id => (id, pool))).ToDictionary(p => p.id, p => p.pool, StringComparer.Ordinal);
    private readonly Dictionary<string, string> _lastTopic = new(StringComparer.Ordinal);

    public bool Knows(string agent) => _pools.ContainsKey(agent);

    /// <summary>The time on the clock; from now on this agent is the last to have served this customer.</summary>
    public TimeSpan Draw(PlayedContact contact, string agent)
    {
        var service = ServiceOf(contact.Class, agent);
        var units = service.Service.Sample(cast.DrawFor(contact.Name, "service"));
        contact.ByKnownAgent = customers.Knows(contact.CustomerId, agent);
        var real = cast.Clock.Real(units * customers.FactorAndRemember(contact.CustomerId, agent) * ComplexityFactor(contact, agent));
        var switches = _lastTopic.TryGetValue(agent, out var last) && last != contact.Class.Name;
        _lastTopic[agent] = contact.Class.Name;
        return switches ? real + cast.Clock.Real(cast.Scenario.SwitchTime) : real;
    }

    public Completion Ending(PlayedContact contact, string agent)
    {
        var draw = cast.DrawFor(contact.Name, "ending");
        var resolved = draw.Chance(ServiceOf(contact.Class, agent).Resolve);
        // Those who got what they came for are satisfied, mostly; the others rarely.
        var satisfaction = resolved ? 5 - Math.Min(draw.Below(3), draw.Below(3)) : 1 + Math.Min(draw.Below(4), draw.Below(4));
        return new Completion(resolved, satisfaction, resolved ? "resolved" : "unresolved");
    }

    private PoolService ServiceOf(ContactClass contactClass, string agent)
    {
        if (_pools.TryGetValue(agent, out var pool) && pool.Serves.TryGetValue(contactClass.Name, out var own)) return own;
        // The system gave it to one who is not meant to serve it (a rule, a transfer): as anybody else would do it.
        return cast.Scenario.Pools.Select(p => p.Serves.GetValueOrDefault(contactClass.Name)).FirstOrDefault(s => s is not null)
            ?? new PoolService(new DeterministicDistribution(1));
    }

    private double ComplexityFactor(PlayedContact contact, string agent)
    {
        if (cast.Scenario.Complexity is not { } complexity) return 1;
        var at = cast.DrawFor(contact.Name, "complexity").Uniform();
        var kind = at < complexity.Hard.Share ? complexity.Hard : at < complexity.Hard.Share + complexity.Simple.Share ? complexity.Simple : null;
        return kind?.Factors.GetValueOrDefault(cast.Setup.Agents.GetValueOrDefault(agent)?.Tier ?? "", 1) ?? 1;
    }
}
