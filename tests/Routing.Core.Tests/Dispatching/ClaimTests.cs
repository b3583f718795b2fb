namespace Routing.Core.Tests;

public sealed class ClaimTests
{
    private static readonly IntentMeans Able = new(0.85, 60, 4, 1000);
    private static readonly IntentMeans LessAble = new(0.65, 60, 4, 1000);
    private static readonly double Best = Claim.ResolutionRate(Able);

    [Fact]
    public void The_index_is_cost_times_speed_times_queue_times_the_square_of_the_match()
    {
        Assert.Equal(3 * 1 * 4, Claim.IndexOf(3, 4, new ClaimMeans(Able, Best)), 9);
        Assert.Equal(3 * 1 * 4 * Math.Pow(0.65 / 0.85, 2), Claim.IndexOf(3, 4, new ClaimMeans(LessAble, Best)), 9);
    }

    [Fact]
    public void An_agent_serves_what_it_is_made_for_until_the_other_queue_is_clearly_longer()
    {
        // (.85 ÷ .65)² = 1.71: two waiting elsewhere outweigh one of its own, one does not.
        Assert.True(Claim.IndexOf(1, 1, new ClaimMeans(Able, Best)) > Claim.IndexOf(1, 1, new ClaimMeans(LessAble, Best)));
        Assert.True(Claim.IndexOf(1, 1, new ClaimMeans(Able, Best)) < Claim.IndexOf(1, 2, new ClaimMeans(LessAble, Best)));
    }

    [Fact]
    public void A_faster_agent_than_the_best_known_counts_as_the_best() =>
        Assert.Equal(2, Claim.IndexOf(1, 1, new ClaimMeans(new IntentMeans(1, 30, 4, 10), Best)), 9);

    /// <summary>The c-μ rule, softened only where costs are as good as equal.</summary>
    [Theory]
    [InlineData(5, 1, 60, true)]
    [InlineData(2, 1, 60, true)]
    [InlineData(1.5, 1, 20, true)]
    [InlineData(1.02, 1, 2, false)]
    [InlineData(1, 1, 2, false)]
    public void WhereOneHomeServesAll_dearerWaitingGoesFirst_howeverManyOthersWait(double cost, int waiting, int others, bool isFirst)
    {
        var alike = new ClaimMeans(Able, Best, Able.HandleSeconds);
        Assert.Equal(isFirst, Claim.IndexOf(cost, waiting, alike) > Claim.IndexOf(1, others, alike));
    }
}
