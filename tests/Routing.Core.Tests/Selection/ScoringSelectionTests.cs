using FsCheck;
using FsCheck.Fluent;

namespace Routing.Core.Tests;

/// <summary>What every policy keeps to.</summary>
public sealed class ScoringSelectionTests
{
    public static TheoryData<string> Policies => [.. SelectionPolicies.Names];

    [Theory]
    [MemberData(nameof(Policies))]
    public void Nobody_eligible_means_no_award(string policy)
    {
        Assert.Null(Choosing.Winner(policy, Choosing.Case()));
        Assert.Null(Choosing.Winner(policy, Choosing.Case(), Bid.Refusal("a", Eligible.NoCapacity), Bid.Refusal("b", Eligible.NotReady)));
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public void A_refusal_never_wins_but_is_recorded_with_its_cause(string policy)
    {
        var refusal = Bid.Refusal("a", Eligible.NotReady) with { Expected = IntentMeans.Unknown with { Resolved = 1 }, SkillLevel = 10, IdleSince = DateTimeOffset.MinValue };
        var award = SelectionPolicies.Find(policy).Select(Choosing.Case(), [refusal, Choosing.Bid("b", load: 0.9)], new Random(1))!;
        Assert.Equal("b", award.Agent);
        var recorded = Assert.Single(award.Scores, s => s.Agent == "a");
        Assert.Equal(Eligible.NotReady, recorded.Eligible);
        Assert.Null(recorded.Total);
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public void Whatever_the_bids_the_winner_has_the_greatest_total_and_totals_are_the_sum_of_their_parts(string policy)
    {
        var bid =
            from agent in Gen.Choose(1, 1000)
            from idle in Gen.Choose(0, 20)
            from load in Gen.Choose(0, 4)
            from resolve in Gen.Choose(0, 20)
            from served in Gen.Choose(0, 3)
            from level in Gen.Choose(0, 10)
            from eligible in Gen.Frequency((4, Gen.Constant(Eligible.Yes)), (1, Gen.Constant(Eligible.NotReady)))
            select Choosing.Bid($"agent-{agent}", idle, load / 5.0, resolve / 20.0) with { Eligible = eligible, Served = served, SkillLevel = level };
        Prop.ForAll(bid.ArrayOf(8).ToArbitrary(), (Bid[] bids) =>
        {
            bids = [.. bids.DistinctBy(b => b.Agent)];
            var award = SelectionPolicies.Find(policy).Select(Choosing.Case(complexity: 6), bids, new Random(7));
            Assert.Equal(bids.Any(b => b.Eligible is Eligible.Yes), award is not null);
            if (award is null) return;
            Assert.Equal(bids.Length, award.Scores.Length);
            foreach (var score in award.Scores.Where(s => s.Total is not null)) Assert.Equal(score.Parts.Sum(p => p.Value), score.Total!.Value, 9);
            Assert.Equal(award.Scores.Max(s => s.Total)!.Value, award.Scores.Single(s => s.Agent == award.Agent).Total!.Value, 8);
            Assert.DoesNotContain('\n', award.Reason);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    [Theory]
    [InlineData("best-bid")]
    [InlineData("least-occupied")]
    [InlineData("most-skilled")]
    [InlineData("round-robin")]
    [InlineData("weighted")]
    [InlineData("priority")]
    [InlineData("learned")]
    public void Among_equals_the_longest_idle_wins_then_the_id(string policy)
    {
        Assert.Equal("b", Choosing.Winner(policy, Choosing.Case(), Choosing.Bid("a", 11), Choosing.Bid("b", 12)));
        Assert.Equal("a", Choosing.Winner(policy, Choosing.Case(), Choosing.Bid("b", 11), Choosing.Bid("a", 11)));
    }
}
