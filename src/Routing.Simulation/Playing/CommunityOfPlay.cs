using System.Collections.Immutable;
using System.Globalization;

namespace Routing.Simulation;

/// <summary>The customers of one community during a play: the ones the scenario names first, then others made up.</summary>
internal sealed class CommunityOfPlay
{
    private readonly Cast _cast;
    private readonly Community? _community;
    private readonly string _idPart;
    private readonly int _count;
    private readonly ImmutableArray<string> _named;
    private readonly ImmutableArray<string> _names;
    private int _seen;

    public CommunityOfPlay(Cast cast, Community? community, string idPart, int count)
    {
        (_cast, _community, _idPart) = (cast, community, idPart);
        _named = [.. cast.Setup.Customers.Where(c => IsOfHere(c.Value)).Select(c => c.Key)];
        _names = community is not null && cast.Setup.Names.TryGetValue(community.Language, out var names) ? names : [];
        _count = Math.Max(count, Math.Max(1, _named.Length));
    }

    public double Share => _community?.Share ?? 1;

    public bool Takes(string contactClass) => _community is not { Classes.IsEmpty: false } || _community.Classes.Contains(contactClass);

    /// <summary>The number of the customer who turns up next.</summary>
    public int Next(Draw draw, double returnShare) =>
        _seen > 0 && draw.Chance(returnShare) ? draw.Below(Math.Min(_seen, _count)) : _seen++ % _count;

    public PlayedCustomer Describe(int number, ImmutableSortedDictionary<string, double> tiers, bool hasCrowd)
    {
        if (number < _named.Length) return new PlayedCustomer(_named[number], null, _community?.Language, _community?.Region);
        var id = string.Create(CultureInfo.InvariantCulture, $"customer-{_idPart}{number}");
        // A scenario without people in it leaves customers as the server makes them.
        if (!hasCrowd && _names.IsEmpty) return new PlayedCustomer(id, null, _community?.Language, _community?.Region);
        var draw = _cast.DrawFor("customer", id);
        var tier = draw.Weighted([.. tiers]);
        var profile = new CustomerProfile
        {
            Name = _names.IsEmpty ? null : draw.OneOf(_names),
            Tier = _community?.Tier ?? tier,
            Language = _community?.Language,
            Region = _community?.Region,
        };
        return new PlayedCustomer(id, profile, _community?.Language, _community?.Region);
    }

    private bool IsOfHere(CustomerProfile customer) =>
        _community is null || (customer.Language == _community.Language && (_community.Tier is null || customer.Tier == _community.Tier));
}

/// <summary>One customer.</summary>
/// <param name="Profile">What to put on the server before the first contact; null leaves it to the server.</param>
/// <param name="IsNew">Not seen before in this run.</param>
internal sealed record PlayedCustomer(string Id, CustomerProfile? Profile, string? Language, string? Region, bool IsNew = false);
