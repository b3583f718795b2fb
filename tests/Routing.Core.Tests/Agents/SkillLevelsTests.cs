namespace Routing.Core.Tests.Agents;

/// <summary>How hard a contact is, by what it asks for.</summary>
public class SkillLevelsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(3, 3)]
    [InlineData(5, 3, 6)]
    [InlineData(4, 1, 5, 6)]
    public void Complexity_isTheMeanOfTheLevelsAskedFor(int? complexity, params int[] levels) =>
        Assert.Equal(complexity, SkillLevels.Complexity(new Requirement(Channel.Chat, [.. levels.Select((level, at) => new SkillLevel($"skill-{at}", level))])));
}
