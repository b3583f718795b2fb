namespace Routing.Cluster.Tests;

/// <summary>Pauses grow, are bounded, and differ.</summary>
public sealed class PausesTests
{
    private readonly Pauses _pauses = new(TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(3), new Random(7));

    [Theory]
    [InlineData(1, 50, 100)]
    [InlineData(2, 100, 200)]
    [InlineData(5, 800, 1600)]
    [InlineData(6, 1500, 3000)]
    [InlineData(1_000_000, 1500, 3000)]
    public void A_pause_is_from_half_of_its_length_to_all_of_it(int failures, double least, double most)
    {
        for (var draw = 0; draw < 100; draw++) Assert.InRange(_pauses.After(failures).TotalMilliseconds, least, most);
    }

    [Fact]
    public void Those_cut_off_together_do_not_come_back_together() =>
        Assert.InRange(Enumerable.Range(0, 100).Select(_ => _pauses.After(3)).Distinct().Count(), 50, 100);
}
