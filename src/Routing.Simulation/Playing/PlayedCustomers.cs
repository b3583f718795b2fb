using System.Collections.Immutable;
using System.Globalization;

namespace Routing.Simulation;

/// <summary>Who the customers of a run are: drawn by name, so that the same ones come under every policy.</summary>
internal sealed class PlayedCustomers(Stage stage)
{
    private const int CountWithoutCrowd = 1_000;
    private readonly CustomerCrowd _crowd = stage.Scenario.Customers
        ?? new CustomerCrowd(Math.Max(CountWithoutCrowd, stage.Setup.Customers.Count), 0, ImmutableSortedDictionary<string, double>.Empty.Add(Defaults.CustomerTier, 1));
    private readonly ImmutableArray<string> _known = [.. stage.Setup.Customers.Keys];
    private readonly Dictionary<int, string> _servedBy = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly HashSet<int> _met = [];
    private int _next;

    /// <summary>The next customer to turn up: one seen before, or another.</summary>
    public PlayedCustomer Next(string contactName)
    {
        var draw = stage.DrawFor("customer of", contactName);
        var number = _next > 0 && draw.Chance(_crowd.ReturnShare) ? draw.Below(Math.Min(_next, _crowd.Count)) : _next++ % _crowd.Count;
        var customer = Describe(number);
        _numbers[customer.Id] = number;
        return customer with { IsNew = _met.Add(number) };
    }

    /// <summary>A customer seen before, who comes back with the same matter.</summary>
    public PlayedCustomer Again(string customerId) => Describe(_numbers[customerId]);

    /// <summary>The factor on handle time for an agent, and from now on this agent is the one who served last.</summary>
    public double FactorAndRemember(string customerId, string agent)
    {
        if (!_numbers.TryGetValue(customerId, out var number)) return 1;
        var factor = _servedBy.GetValueOrDefault(number) == agent ? _crowd.KnownAgentFactor : 1;
        _servedBy[number] = agent;
        return factor;
    }

    private PlayedCustomer Describe(int number)
    {
        var setup = stage.Setup;
        if (number < _known.Length)
        {
            var known = setup.Customers[_known[number]];
            return new PlayedCustomer(_known[number], null, known.Language, known.Region);
        }
        var id = string.Create(CultureInfo.InvariantCulture, $"customer-{number}");
        var draw = stage.DrawFor("customer", id);
        var community = draw.Uniform();
        var home = Community(community);
        var tier = draw.Weighted([.. _crowd.Tiers]);
        var names = home is not null && setup.Names.TryGetValue(home.Language, out var spoken) ? spoken : [];
        // A scenario without people in it leaves customers as the server makes them.
        var profile = stage.Scenario.Customers is null && names.IsEmpty ? null : new CustomerProfile
        {
            Name = names.IsEmpty ? null : draw.OneOf(names),
            Tier = tier,
            Language = home?.Language,
            Region = home?.Region,
        };
        return new PlayedCustomer(id, profile, home?.Language, home?.Region);
    }

    private Community? Community(double at)
    {
        var communities = stage.Setup.Communities;
        if (communities.IsEmpty) return null;
        var left = at * communities.Sum(c => c.Share);
        foreach (var community in communities)
        {
            left -= community.Share;
            if (left < 0) return community;
        }
        return communities[^1];
    }
}

/// <summary>One customer.</summary>
/// <param name="Profile">What to put on the server before the first contact; null leaves it to the server.</param>
/// <param name="IsNew">Not seen before in this run.</param>
internal sealed record PlayedCustomer(string Id, CustomerProfile? Profile, string? Language, string? Region, bool IsNew = false);
