namespace Routing.Core.Tests;

public sealed class SelectionPoliciesTests
{
    [Fact]
    public void The_default_of_a_queue_comes_first_and_every_name_is_found()
    {
        Assert.Equal(Defaults.Selection, SelectionPolicies.Names[0]);
        Assert.All(SelectionPolicies.Names, name => Assert.Equal(name, SelectionPolicies.Find(name).Name));
    }

    [Theory]
    [InlineData("bestbid")]
    [InlineData("Best-Bid")]
    [InlineData("")]
    public void An_unknown_name_is_answered_with_the_known_ones(string name)
    {
        var error = Assert.Throws<ArgumentException>(() => SelectionPolicies.Find(name));
        Assert.Contains("best-bid, random, round-robin, weighted, longest-idle, least-occupied, most-skilled, priority, learned, suggest, external", error.Message);
    }
}
