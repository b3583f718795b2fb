namespace Routing.Core.Tests;

public sealed class WithinPoolTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly double[] Means = [0.8, 0.7];

    [Fact]
    public void The_best_at_it_is_chosen() => Assert.Equal(1, WithinPool.Choose(0, [Agent(0.8, 0.7), Agent(0.85, 0.7)], Means));

    [Fact]
    public void Who_is_needed_elsewhere_is_spared() => Assert.Equal(0, WithinPool.Choose(0, [Agent(0.8, 0.7), Agent(0.81, 0.8)], Means));

    [Fact]
    public void Who_is_worse_elsewhere_is_not_taken_for_that() => Assert.Equal(0, WithinPool.Choose(0, [Agent(0.81, 0.7), Agent(0.8, 0.3)], Means));

    [Fact]
    public void Equals_go_by_longest_idle() => Assert.Equal(1, WithinPool.Choose(0, [Agent(0.8, 0.7), Agent(0.8, 0.7, -5), Agent(0.8, 0.7, -2)], Means));

    [Fact]
    public void A_class_the_pool_does_not_serve_needs_nobody() => Assert.Equal(0.8, WithinPool.Score(0, Agent(0.8, 0.9), [0.8, double.NaN]));

    [Fact]
    public void The_correction_is_worth_times_how_much_better() => Assert.Equal(3 * 0.05, WithinPool.Correction(0, Agent(0.85, 0.7), Means, worth: 3), 12);

    [Fact]
    public void Nobody_idle_is_nobody() => Assert.Equal(-1, WithinPool.Choose(0, [], Means));

    private static PoolAgent Agent(double first, double second, double minutes = 0) => new([first, second], Noon.AddMinutes(minutes));
}
