using Routing.Actors.Tests;

namespace Routing.Cluster.Tests;

/// <summary>Where actors come to live on two silos.</summary>
public sealed class PlacementTests : IDisposable
{
    private readonly Center _center = new();

    public void Dispose() => _center.Dispose();

    [Fact]
    public void Many_groups_are_spread_over_the_silos_each_with_one_dispatcher()
    {
        const int Groups = 40;
        for (var n = 0; n < Groups; n++) _center.Queue($"q-{n}", q => q with { Group = $"g-{n}" });
        var bySilo = _center.Silos.Hosts.Select(hosts => hosts.Live.Count(host => host.Key.Kind == ActorKind.Dispatcher && host.Key.Id.StartsWith("g-", StringComparison.Ordinal))).ToList();
        Assert.Equal(Groups, bySilo.Sum());
        Assert.All(bySilo, count => Assert.InRange(count, Groups / 4, Groups * 3 / 4));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Contacts_and_customers_live_where_they_come_in(int silo)
    {
        var there = _center.Silos.From(silo);
        for (var n = 0; n < 10; n++)
        {
            _center.Run(() => there.Customer($"u-{silo}-{n}").Get());
            _center.Run(() => there.Contact($"c-{silo}-{n}").Get());
        }
        var live = _center.Silos.Hosts[silo].Live.Select(host => host.Key).ToList();
        for (var n = 0; n < 10; n++)
        {
            Assert.Contains(new ActorKey(ActorKind.Customer, $"u-{silo}-{n}"), live);
            Assert.Contains(ActorKey.Contact($"c-{silo}-{n}"), live);
        }
    }
}
