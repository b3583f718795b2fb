using System.Collections.Immutable;

namespace Routing.Simulation;

/// <summary>Who the customers of a run are: drawn by name, so that the same ones come under every policy.</summary>
internal sealed class PlayedCustomers
{
    private const int CountWithoutCrowd = 1_000;
    private readonly Cast _cast;
    private readonly CustomerCrowd _crowd;
    private readonly ImmutableArray<CommunityOfPlay> _communities;
    private readonly Dictionary<string, (CommunityOfPlay Home, int Number)> _met = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _servedBy = new(StringComparer.Ordinal);

    public PlayedCustomers(Cast cast)
    {
        _cast = cast;
        _crowd = cast.Scenario.Customers ?? new CustomerCrowd(CountWithoutCrowd, 0, ImmutableSortedDictionary<string, double>.Empty.Add(Defaults.CustomerTier, 1));
        var described = cast.Setup.Communities;
        _communities = described.IsEmpty
            ? [new CommunityOfPlay(cast, null, "", _crowd.Count)]
            : [.. described.Select((c, at) => new CommunityOfPlay(cast, c, $"{at + 1}-", Math.Max(1, (int)(_crowd.Count * c.Share / described.Sum(d => d.Share)))))];
    }

    /// <summary>The next customer to turn up with a matter of this class: one seen before, or another.</summary>
    public PlayedCustomer Next(ContactClass contactClass, string contactName)
    {
        var draw = _cast.DrawFor("customer of", contactName);
        var home = Home(contactClass.Name, draw.Uniform());
        var number = home.Next(draw, _crowd.ReturnShare);
        var customer = home.Describe(number, _crowd.Tiers, _cast.Scenario.Customers is not null);
        return customer with { IsNew = _met.TryAdd(customer.Id, (home, number)) };
    }

    /// <summary>A customer seen before, who comes back with the same matter.</summary>
    public PlayedCustomer Again(string customerId)
    {
        var (home, number) = _met[customerId];
        return home.Describe(number, _crowd.Tiers, _cast.Scenario.Customers is not null);
    }

    /// <summary>Whether this agent is the one who served the customer last; null where nobody has.</summary>
    public bool? Knows(string customerId, string agent) => _servedBy.TryGetValue(customerId, out var last) ? last == agent : null;

    /// <summary>The factor on handle time for an agent, and from now on this agent is the one who served last.</summary>
    public double FactorAndRemember(string customerId, string agent)
    {
        if (!_met.ContainsKey(customerId)) return 1;
        var factor = _servedBy.GetValueOrDefault(customerId) == agent ? _crowd.KnownAgentFactor : 1;
        _servedBy[customerId] = agent;
        return factor;
    }

    private CommunityOfPlay Home(string contactClass, double at)
    {
        var left = at * _communities.Where(c => c.Takes(contactClass)).Sum(c => c.Share);
        foreach (var community in _communities)
        {
            if (!community.Takes(contactClass)) continue;
            left -= community.Share;
            if (left < 0) return community;
        }
        return _communities.LastOrDefault(c => c.Takes(contactClass)) ?? _communities[0];
    }
}
