namespace Routing.Core.Tests;

public sealed class AgentPricesTests
{
    [Fact]
    public void An_agent_nobody_else_waits_for_is_free() => Assert.Equal(0, AgentPrices.Of([]));

    [Fact]
    public void Each_of_four_waiting_elsewhere_leaves_one_departure_later() =>
        // Two agents at five minutes: a departure every 2½ minutes, at cost 1 a minute for each of four.
        Assert.Equal(10, AgentPrices.Of([new OtherWork(1, 4, 2, 300)]));

    [Fact]
    public void The_dearest_of_the_other_queues_counts_not_the_sum() =>
        Assert.Equal(10, AgentPrices.Of([new OtherWork(1, 4, 2, 300), new OtherWork(3, 1, 2, 300), new OtherWork(9, 1, 0, 300)]));
}
