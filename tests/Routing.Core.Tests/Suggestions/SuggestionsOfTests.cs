namespace Routing.Core.Tests;

/// <summary>What suggestions are made of what was found: whose they are, and the skill that work is routed by.</summary>
public sealed class SuggestionsOfTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("shop")]
    [InlineData("care-team-1")]
    public void An_id_says_which_group_it_is_of(string group)
    {
        var made = Assert.Single(SuggestionsOf.Coaching(new GroupRules(), group, [Found("repair")], (_, _) => null, Now));
        Assert.Equal(group, SuggestionsOf.GroupOf(made.Id));
        Assert.True(Id.IsValid(made.Id));
    }

    [Fact]
    public void A_group_whose_name_leaves_no_room_is_looked_for()
    {
        var made = Assert.Single(SuggestionsOf.Coaching(new GroupRules(), new string('g', Id.MaxLength), [Found("repair")], (_, _) => null, Now));
        Assert.Null(SuggestionsOf.GroupOf(made.Id));
        Assert.True(Id.IsValid(made.Id));
        foreach (var other in new[] { "s-1", "s-0123456789abcdef", "s-0123456789abcdex-shop", "g-0123456789abcdef-shop" }) Assert.Null(SuggestionsOf.GroupOf(other));
    }

    [Theory]
    [InlineData("", "repair")]
    [InlineData("electronics", "electronics")]
    [InlineData("repair electronics", "repair")]
    [InlineData("electronics delicate", "delicate")]
    public void The_skill_is_what_the_intents_route_requires(string required, string skill)
    {
        var rules = new GroupRules
        {
            Intents = [new IntentRoute { Intent = "repair", Requirements = [.. required.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => new SkillLevel(name, 2))] }],
        };
        var made = Assert.Single(SuggestionsOf.Coaching(rules, "shop", [Found("repair")], (_, _) => null, Now));
        Assert.Equal((skill, "repair"), (made.Skill, made.Intent));
        Assert.StartsWith($"give li-na the skill {skill} at level 7", made.Text, StringComparison.Ordinal);
        // What the agent has of it is no news; what it has of another skill is nothing.
        Assert.Empty(SuggestionsOf.Coaching(rules, "shop", [Found("repair")], (_, asked) => asked == skill ? 7 : null, Now));
        Assert.Single(SuggestionsOf.Coaching(rules, "shop", [Found("repair")], (_, asked) => asked == skill ? 6 : 9, Now));
    }

    [Fact]
    public void What_it_rests_on_is_told_as_figures_too()
    {
        var figure = new CoachingFigure("li-na", "repair", CoachingMeasure.Resolution, 52, 0.98765, 0.7, 0.95, 0.9, 0.99, 0.0001);
        var made = Assert.Single(SuggestionsOf.Coaching(new GroupRules(), "shop", [Found("repair") with { Figures = [figure] }], (_, _) => null, Now));
        Assert.Equal(new SuggestionReason(CoachingMeasure.Resolution, 52, 0.988, 0.7, 0.9, 0.99), Assert.Single(made.Reasons));
    }

    private static CoachingSuggestion Found(string intent) => new("li-na", intent, CoachingAdvice.AddSkill, 7, "because", []);
}
