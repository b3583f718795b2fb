namespace Routing.Core.Tests;

public sealed class WeightedSelectionTests
{
    private static Dictionary<string, int> Shares(int contacts, Func<int, int?> complexity, params Bid[] agents)
    {
        var served = agents.ToDictionary(a => a.Agent, _ => 0);
        for (var i = 0; i < contacts; i++)
        {
            var bids = agents.Select(a => a with { Served = served[a.Agent] });
            served[Choosing.Winner("weighted", Choosing.Case(complexity: complexity(i)), [.. bids])!]++;
        }
        return served;
    }

    [Fact]
    public void Work_is_shared_in_proportion_to_weight()
    {
        var shares = Shares(600, _ => null, Choosing.Bid("a") with { Weight = 10 }, Choosing.Bid("b") with { Weight = 20 }, Choosing.Bid("c") with { Weight = 30 });
        Assert.InRange(shares["a"], 99, 101);
        Assert.InRange(shares["b"], 199, 201);
        Assert.InRange(shares["c"], 299, 301);
    }

    [Fact]
    public void The_able_agent_gets_the_hard_contact_and_is_spared_the_simple_one()
    {
        var able = Choosing.Bid("able") with { SkillLevel = 9 };
        var junior = Choosing.Bid("junior") with { SkillLevel = 3 };
        Assert.Equal("able", Choosing.Winner("weighted", Choosing.Case(complexity: 9), able, junior));
        Assert.Equal("junior", Choosing.Winner("weighted", Choosing.Case(complexity: 2), able, junior));
    }

    [Theory]
    [InlineData(9, true)]
    [InlineData(2, false)]
    [InlineData(0, true)]
    public void Who_is_asked_depends_on_the_contact_at_the_head(int complexity, bool ableFirst)
    {
        var policy = SelectionPolicies.Find("weighted");
        double Key(double level, long served) => policy.CandidateKey(Choosing.Candidate(Choosing.Bid("a") with { SkillLevel = level, Served = served }, grade: complexity));
        Assert.Equal(ableFirst, Key(9, 0) < Key(3, complexity == 0 ? 1 : 0));
    }

    [Fact]
    public void With_simple_contacts_only_the_able_still_take_the_smaller_part()
    {
        // Shares go as 1 ÷ (1 + mismatch): (9 − 2) ÷ 4 against (3 − 2) ÷ 4.
        var shares = Shares(1000, _ => 2, Choosing.Bid("able") with { SkillLevel = 9 }, Choosing.Bid("junior") with { SkillLevel = 3 });
        Assert.Equal(1000 * 1.25 / (1.25 + 2.75), shares["able"], 3.0);
    }
}
