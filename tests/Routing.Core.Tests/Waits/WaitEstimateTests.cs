namespace Routing.Core.Tests;

public sealed class WaitEstimateTests
{
    private static ServicePace Pace(int agents, int free, double meanHandleSeconds, long handledContacts, double ahead = 0) => new(meanHandleSeconds / agents, free, ahead, handledContacts);

    [Fact]
    public void Without_agents_there_is_no_figure() => Assert.Null(WaitEstimate.Of(1, null));

    [Fact]
    public void The_third_in_line_with_ten_agents_waits_three_departures()
    {
        var wait = WaitEstimate.Of(3, Pace(agents: 10, free: 0, meanHandleSeconds: 200, handledContacts: 5000))!;
        Assert.Equal(60, wait.Seconds, 9);
        Assert.InRange(wait.Low, 18, 26);
        Assert.InRange(wait.High, 100, 112);
    }

    [Fact]
    public void Whoever_a_free_agent_is_there_for_does_not_wait()
    {
        Assert.Equal(WaitEstimate.Now, WaitEstimate.Of(2, Pace(10, free: 2, 200, 5000)));
        Assert.Equal(20, WaitEstimate.Of(3, Pace(10, free: 2, 200, 5000))!.Seconds, 9);
    }

    [Fact]
    public void Those_of_other_queues_who_go_first_are_waited_for_too() =>
        Assert.Equal(100, WaitEstimate.Of(3, Pace(10, 0, 200, 5000, ahead: 2))!.Seconds, 9);

    [Fact]
    public void A_handle_time_that_rests_on_little_makes_the_interval_wider()
    {
        var sure = WaitEstimate.Of(20, Pace(10, 0, 200, 5000))!;
        var unsure = WaitEstimate.Of(20, Pace(10, 0, 200, 0))!;
        Assert.True(unsure.High > 1.3 * sure.High && unsure.Low < 0.7 * sure.Low);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(25)]
    public void The_interval_holds_four_times_in_five(int position)
    {
        var wait = WaitEstimate.Of(position, Pace(agents: 5, free: 0, meanHandleSeconds: 100, handledContacts: 1_000_000))!;
        var random = new Random(position);
        var inside = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var waited = 0.0;
            for (var k = 0; k < position; k++) waited -= Math.Log(1 - random.NextDouble()) * 100 / 5;
            if (waited >= wait.Low && waited <= wait.High) inside++;
        }
        Assert.InRange(inside / 20_000.0, 0.785, 0.815);
    }
}
