using Routing.Simulation;

namespace Routing.Lab.Tests;

/// <summary>Agents moved for some hours of the day, simulated by the profile of the rules that an accepted suggestion makes.</summary>
public sealed class RosterMoveTests
{
    private static readonly FitEffort Little = new() { Iterations = 4, SamplesPerIteration = 1_000, EventsPerIteration = 40_000, CandidateEvents = 20_000 };

    [Theory]
    [InlineData("3:advice:after-sales:14-16", "14:00", "16:00")]
    [InlineData("3:advice:after-sales:9:30-16:00", "09:30", "16:00")]
    public void It_is_read_as_people_write_it(string text, string begins, string ends) => Assert.Equal(new RosterMove(3, "advice", "after-sales", begins, ends), RosterMove.Parse(text));

    [Theory]
    [InlineData("3:advice:14-16")]
    [InlineData("0:advice:vip:14-16")]
    [InlineData("3:advice:advice:14-16")]
    [InlineData("3:advice:vip:16-14")]
    [InlineData("3:advice:vip:14-25")]
    [InlineData("three:advice:vip:14-16")]
    public void What_is_none_says_what_to_write(string text) => Assert.Contains("as in 3:advice:after-sales:14-16", Assert.Throws<ScenarioException>(() => RosterMove.Parse(text)).Message);

    [Fact]
    public void Who_leaves_a_queue_is_missed_there_in_those_hours()
    {
        var effects = RosterEffect.Of(SmallTeam, RosterMove.Parse("5:sales:support:0-23:30"), new SimulationOptions { Selection = "longest-idle", Arrivals = 300, Replications = 2, FitEffort = Little, Parallel = Environment.ProcessorCount });

        Assert.Equal([null, "5 from sales to support 00:00-23:30"], effects.Select(effect => effect.Move?.ToString()));
        // One of six is left for it.
        Assert.True(effects[1].Differences!["sales.pWithin"].Difference.Value < -.2);
    }

    [Theory]
    // The clock begins at nine.
    [InlineData("14-16", 0, 5, false)]
    [InlineData("14-16", 0, 5.1, true)]
    [InlineData("14-16", 6.9, 7, true)]
    [InlineData("14-16", 7, 28.9, false)]
    [InlineData("14-16", 7, 29.1, true)]
    [InlineData("6-8", 0, 12, false)]
    [InlineData("6-8", 0, 22, true)]
    [InlineData("6-10", 0, 0.5, true)]
    public void Its_hours_come_or_do_not(string hours, double from, double to, bool come) =>
        Assert.Equal(come, RosterMove.Parse($"3:advice:vip:{hours}").IsWithin(TimeSpan.FromHours(from), TimeSpan.FromHours(to)));

    [Fact]
    public void A_run_that_is_over_before_is_refused_and_not_told_as_no_effect() => Assert.Contains("write more arrivals", Assert.Throws<ScenarioException>(() =>
        RosterEffect.Of(SmallTeam, RosterMove.Parse("5:sales:support:14-16"), new SimulationOptions { Selection = "longest-idle", Arrivals = 50, Replications = 2, FitEffort = Little })).Message);

    [Fact]
    public void The_rules_have_it_with_its_hours_and_those_who_could_and_no_more()
    {
        var moved = RosterMove.Parse("2:sales:support:14-16").In(SmallTeam);
        var profile = Assert.Single(moved.Setup!.Groups[Defaults.Group].Profiles);
        Assert.Equal(("14:00", "16:00", 2), (profile.Hours[0].From, profile.Hours[0].To, profile.Agents[0].Agents.Length));
        Assert.Equal(SmallTeam.Pools.Sum(pool => pool.AgentIds.Length), moved.Pools.Sum(pool => pool.AgentIds.Length));
        Assert.Contains("there is no queue vip", Assert.Throws<ScenarioException>(() => RosterMove.Parse("2:sales:vip:14-16").In(SmallTeam)).Message);
        Assert.Contains("ask for no more of them", Assert.Throws<ScenarioException>(() => RosterMove.Parse("99:sales:support:14-16").In(SmallTeam)).Message);
    }

    private static Scenario SmallTeam => ScenarioReader.ReadFile(Path.Combine(AppContext.BaseDirectory, "Scenarios", "small-team.json"));
}
