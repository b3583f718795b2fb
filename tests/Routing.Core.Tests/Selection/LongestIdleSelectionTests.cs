namespace Routing.Core.Tests;

public sealed class LongestIdleSelectionTests
{
    [Fact]
    public void Whoever_waited_longest_for_work_gets_it_however_able_the_others()
    {
        var award = SelectionPolicies.Find("longest-idle").Select(
            Choosing.Case(), [Choosing.Bid("a", 3, resolve: 1), Choosing.Bid("b", 5, resolve: 0.1)], new Random(1))!;
        Assert.Equal("b", award.Agent);
        Assert.Equal("longest idle: idle for 300 s; next a idle for 180 s", award.Reason);
    }
}
