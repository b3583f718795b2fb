namespace Routing.Core.Tests.Rules;

/// <summary>What profiles make of agents while they are on.</summary>
public class ActiveProfilesTests
{
    private static readonly AgentChange ForAnn = new() { Agents = ["ann"], MaxConcurrent = 1 };
    private static readonly AgentChange ForJuniors = new() { Tiers = ["junior"], MaxConcurrent = 2 };

    private static ActiveProfiles On(params AgentChange[] changes) =>
        ActiveProfiles.At(new GroupRules { Profiles = [new RuleProfile { Name = "sale", On = true, Agents = [.. changes] }] }, 3, Given.Noon);

    [Theory]
    [InlineData("ann", "senior", 1)]
    [InlineData("ann", "junior", 2)]
    [InlineData("bob", "junior", 1)]
    [InlineData("bob", null, 0)]
    public void The_key_is_that_of_what_holds_for_the_agent(string agent, string? tier, int changes)
    {
        var profiles = On(ForAnn, ForJuniors);
        Assert.Equal(changes, profiles.For(agent, tier)?.Changes.Length ?? 0);
        Assert.Equal(changes > 0 ? "3 sale" : null, profiles.KeyFor(agent, tier));
    }

    [Fact]
    public void One_for_everybody_is_for_everybody() => Assert.Equal("3 sale", On(ForAnn, new AgentChange { AddQueues = ["q"] }).KeyFor("bob", null));

    /// <summary>Switched off until a time within its hours, it is on again from then, and nobody else rings.</summary>
    [Fact]
    public void One_that_is_off_for_a_time_is_looked_at_when_that_is_over()
    {
        var until = Given.Noon.AddHours(2);
        var rules = new GroupRules { Profiles = [new RuleProfile { Name = "sale", Hours = [new RuleHours { From = "09:00", To = "18:00" }], OffUntil = until }] };
        Assert.Equal(until, ActiveProfiles.NextChange(rules, Given.Noon));
        Assert.Equal(Given.Noon.AddHours(6), ActiveProfiles.NextChange(rules, until));
    }

    [Fact]
    public void Where_none_is_on_nobody_is_changed() => Assert.Null(ActiveProfiles.None.KeyFor("ann", "junior"));
}
