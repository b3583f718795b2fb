using System.Collections.Immutable;
using System.Globalization;

namespace Routing.Simulation;

/// <summary>Reads what a scenario says of its customers and of how hard their contacts are.</summary>
internal static class PeopleReader
{
    private const int MostCustomers = 10_000_000;

    /// <summary>Shares written with two digits, thirds say, do not make 1 to the last of them.</summary>
    private const double RoundedShares = 0.01 + 1e-9;

    public static CustomerCrowd Crowd(Place place)
    {
        place.ObjectOf("count", "returnShare", "tiers", "knownAgentFactor");
        return new CustomerCrowd(
            place.Needed("count", "the number of customers").Whole(1, MostCustomers),
            place.Maybe("returnShare")?.Share() ?? 0,
            place.Maybe("tiers") is { } tiers
                ? Shares(tiers)
                : ImmutableSortedDictionary<string, double>.Empty.Add(Defaults.CustomerTier, 1),
            place.Maybe("knownAgentFactor")?.Number(0, above: true) ?? 1);
    }

    public static Complexity Complexity(Place place)
    {
        place.ObjectOf("simple", "hard");
        var simple = Kind(place.Needed("simple", "{\"share\":…,\"factors\":{\"TIER\":…}}"));
        var hard = Kind(place.Needed("hard", "{\"share\":…,\"factors\":{\"TIER\":…}}"));
        if (simple.Share + hard.Share > 1 + 1e-9) throw place.Wrong("the shares of simple and hard make more than 1; write smaller ones.");
        return new Complexity(simple, hard);
    }

    private static ComplexityKind Kind(Place place)
    {
        place.ObjectOf("share", "factors");
        return new ComplexityKind(
            place.Needed("share", "the share of contacts").Share(),
            place.Needed("factors", "factors on handle time by tier of agent").Map("factors by tier of agent, {\"junior\":1.5}", factor => factor.Number(0, above: true)));
    }

    private static ImmutableSortedDictionary<string, double> Shares(Place place)
    {
        var shares = place.Map("shares by tier, {\"gold\":0.2}", share => share.Share());
        var sum = shares.Values.Sum();
        return Math.Abs(sum - 1) <= RoundedShares ? shares : throw place.Wrong(string.Create(CultureInfo.InvariantCulture, $"the shares make {sum:0.###}, and every customer is of one tier; write shares that make 1."));
    }
}
