namespace Routing.Core.Tests;

public sealed class MostSkilledSelectionTests
{
    [Fact]
    public void The_highest_level_wins() => Assert.Equal(
        "b",
        Choosing.Winner("most-skilled", Choosing.Case(), Choosing.Bid("a") with { SkillLevel = 7 }, Choosing.Bid("b") with { SkillLevel = 7.5 }, Choosing.Bid("c") with { SkillLevel = 3 }));
}
