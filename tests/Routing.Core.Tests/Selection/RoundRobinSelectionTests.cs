namespace Routing.Core.Tests;

public sealed class RoundRobinSelectionTests
{
    [Fact]
    public void Everybody_gets_as_many_and_whoever_was_busy_catches_up()
    {
        var served = new Dictionary<string, long> { ["a"] = 0, ["b"] = 0, ["c"] = 0 };
        for (var contact = 0; contact < 30; contact++)
        {
            // c is on a long call for the first ten contacts.
            var bids = served.Where(s => contact >= 10 || s.Key != "c").Select(s => Choosing.Bid(s.Key) with { Served = s.Value });
            served[Choosing.Winner("round-robin", Choosing.Case(), [.. bids])!]++;
        }
        Assert.All(served.Values, n => Assert.Equal(10, n));
    }
}
