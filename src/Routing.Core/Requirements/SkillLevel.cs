namespace Routing.Core;

/// <summary>A skill and the least level of it that is needed, 1–10.</summary>
public sealed record SkillLevel(string Skill, int MinLevel = 1)
{
    public const int Lowest = 1;
    public const int Highest = 10;
}
