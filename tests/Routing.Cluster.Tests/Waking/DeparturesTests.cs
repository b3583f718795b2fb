using System.Net;

namespace Routing.Cluster.Tests;

/// <summary>When a silo counts as having left, and its actors as waiting to be woken elsewhere.</summary>
public sealed class DeparturesTests
{
    private static readonly SiloAddress Other = SiloAddress.New(IPAddress.Loopback, 11111, 1);
    private readonly Departures _departures = new();

    private bool Note(SiloStatus? status) => _departures.Note(status is { } known ? [KeyValuePair.Create(Other, known)] : []);

    [Theory]
    [InlineData(SiloStatus.Active, SiloStatus.Dead, true)]
    [InlineData(SiloStatus.Active, SiloStatus.ShuttingDown, true)]
    [InlineData(SiloStatus.ShuttingDown, SiloStatus.Dead, true)]
    [InlineData(SiloStatus.Stopping, SiloStatus.Dead, true)]
    [InlineData(SiloStatus.Active, null, true)]
    [InlineData(SiloStatus.ShuttingDown, SiloStatus.Stopping, false)]
    [InlineData(SiloStatus.Active, SiloStatus.Active, false)]
    [InlineData(SiloStatus.Joining, SiloStatus.Active, false)]
    [InlineData(SiloStatus.Dead, SiloStatus.Dead, false)]
    [InlineData(SiloStatus.Dead, null, false)]
    public void A_silo_has_left(SiloStatus before, SiloStatus? now, bool expected)
    {
        Assert.False(Note(before));
        Assert.Equal(expected, Note(now));
        Assert.False(Note(now));
    }
}
