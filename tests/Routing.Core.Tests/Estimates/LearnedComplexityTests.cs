namespace Routing.Core.Tests;

/// <summary>How hard an intent is, beside the others.</summary>
public sealed class LearnedComplexityTests
{
    private static IntentTally Tally(string intent, double contacts, double seconds, double transfers = 0) =>
        new(intent, contacts, contacts, contacts, 0, 0, contacts * seconds) { Transfers = transfers };

    [Theory]
    [InlineData(300, 0, 5)]
    [InlineData(600, 0, 8)]
    [InlineData(150, 0, 2)]
    [InlineData(3000, 0, 10)]
    [InlineData(20, 0, 1)]
    [InlineData(300, 100, 8)]
    public void What_takes_longer_or_is_handed_on_is_harder(double seconds, double transfers, int complexity) =>
        Assert.Equal(complexity, LearnedComplexity.Of(Tally("it", 250, seconds, transfers), Tally("", 1_000_000, 300)));

    [Fact]
    public void Of_a_handful_of_contacts_nothing_is_said() =>
        Assert.Null(LearnedComplexity.Of(Tally("it", 19, 900), Tally("", 1000, 300)));

    [Fact]
    public void The_sums_follow_late_copies_and_agents_who_leave()
    {
        var group = new GroupStatistics();
        group.Update("a", Tally("easy", 100, 150) with { Changes = 1 });
        group.Update("b", Tally("hard", 100, 600) with { Changes = 1 });
        Assert.Equal((1, 7), (group.Complexity("easy"), group.Complexity("hard")));

        group.Update("b", Tally("hard", 10, 9) with { Changes = 0 });
        Assert.Equal((1, 7), (group.Complexity("easy"), group.Complexity("hard")));

        group.Forget("b");
        Assert.Equal((5, null), (group.Complexity("easy"), group.Complexity("hard")));
        Assert.Null(group.Complexity("never seen"));
    }
}
