namespace Routing.Core.Tests;

public sealed class AffinityBudgetTests
{
    private static readonly AffinityRule Rule = new();
    private static readonly AffinityBonus Bonus = new("li-na", 75);

    private static AffinityHold? Hold(double freeInSeconds, AffinityRule? rule = null, AffinityBonus? bonus = null, PresenceKind presence = PresenceKind.Ready) =>
        AffinityBudget.Hold(rule ?? Rule, bonus ?? Bonus, presence, TimeSpan.FromSeconds(freeInSeconds), Given.Noon);

    [Fact]
    public void A_contact_is_held_while_the_gain_is_greater_than_the_expected_wait()
    {
        Assert.Equal(new AffinityHold("li-na", Given.Noon.AddSeconds(60)), Hold(30));
        Assert.NotNull(Hold(74));
        Assert.Null(Hold(75));
    }

    [Fact]
    public void The_hold_ends_when_the_gain_is_used_up_and_never_later_than_the_rule_allows()
    {
        Assert.Equal(Given.Noon.AddSeconds(58), Hold(30, bonus: new AffinityBonus("li-na", 58))!.Until);
        Assert.Equal(Given.Noon.AddSeconds(10), Hold(30, new AffinityRule { MaxHoldSeconds = 10 })!.Until);
    }

    [Theory]
    [InlineData(PresenceKind.Offline)]
    [InlineData(PresenceKind.NotReady)]
    [InlineData(PresenceKind.Draining)]
    public void Nobody_is_held_for_an_agent_who_takes_nothing_new(PresenceKind presence) => Assert.Null(Hold(30, presence: presence));

    [Fact]
    public void Switched_off_or_without_a_known_agent_there_is_no_hold()
    {
        Assert.Null(Hold(30, new AffinityRule { Enabled = false }));
        Assert.Null(Hold(30, new AffinityRule { MaxHoldSeconds = 0 }));
        Assert.Null(AffinityBudget.Hold(Rule, null, PresenceKind.Ready, TimeSpan.Zero, Given.Noon));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    [InlineData(300)]
    [InlineData(1500)]
    public void The_rest_of_a_handle_time_agrees_with_a_simulation(double elapsedSeconds)
    {
        const double mean = 300, sigma = AffinityBudget.HandleTimeSigma;
        var random = new Random(4);
        double rest = 0;
        var still = 0;
        for (var i = 0; i < 400_000; i++)
        {
            var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            var time = Math.Exp(Math.Log(mean) - (sigma * sigma / 2) + (sigma * normal));
            if (time <= elapsedSeconds) continue;
            still++;
            rest += time - elapsedSeconds;
        }
        var expected = AffinityBudget.RemainingHandleTime(TimeSpan.FromSeconds(elapsedSeconds), mean).TotalSeconds;
        Assert.InRange(expected / (rest / still), 0.95, 1.05);
    }

    [Fact]
    public void In_the_midst_of_a_call_a_quarter_saved_never_pays_for_the_wait()
    {
        for (var minute = 0; minute < 240; minute++)
        {
            Assert.True(AffinityBudget.RemainingHandleTime(TimeSpan.FromMinutes(minute), 300).TotalSeconds > 0.75 * 300);
        }
        Assert.True(AffinityBudget.RemainingHandleTime(TimeSpan.FromMinutes(2), 300, contacts: 5).TotalSeconds < 75);
    }

    [Fact]
    public void A_contact_that_has_taken_for_ever_is_not_about_to_end()
    {
        var rest = AffinityBudget.RemainingHandleTime(TimeSpan.FromDays(3000), 60);
        Assert.InRange(rest, TimeSpan.FromHours(1), TimeSpan.FromSeconds(Limits.WaitSeconds));
    }
}
