using System.Collections.Immutable;

namespace Routing.Core.Tests;

/// <summary>What another policy would have come to, from the choices of the one that ran.</summary>
public sealed class OffPolicyTests
{
    [Fact]
    public void Figures_are_those_of_another_program()
    {
        var estimate = OffPolicy.Of([new(.5, 1, 1, .8, .8), new(.5, 0, 0, .3, .8), new(.25, 1, 0, .6, .6), new(.9, .5, 1, .7, .65), new(1, 0, 1, .5, .4)])!;

        Assert.Equal(2.116109422492401, estimate.EffectiveChoices, 12);
        Assert.Equal(.38983050847457623, estimate.Snips!.Value, 12);
        Assert.Equal(.306440198817033 * 1.959963984540054, estimate.Snips.High - estimate.Snips.Value, 12);
        Assert.Equal(.2833333333333334, estimate.DoublyRobust!.Value, 12);
        Assert.Equal(.5359830013888293 * 1.959963984540054, estimate.DoublyRobust.High - estimate.DoublyRobust.Value, 12);
    }

    [Fact]
    public void Nothing_is_told_where_nothing_chosen_might_have_been_chosen()
    {
        Assert.Null(OffPolicy.Of([]));
        Assert.Equal((2, 0, null, null), OffPolicy.Of([new(1, 0, 1, .5, .5), new(1, 0, 1, .5, .5)]) is { } never ? (never.Choices, never.EffectiveChoices, never.Snips, never.DoublyRobust) : default);
    }

    /// <summary>Where nothing is left to chance, the two agree where both take the same agent, and of the rest nothing is known: that is no number to tell, however many there are.</summary>
    [Fact]
    public void Of_a_log_without_chance_no_number_is_told_but_how_much_is_not_known()
    {
        var (sure, never) = (Bid("a", 3, .8) with { Propensity = 1 }, Bid("b", 2, .9) with { Propensity = 0 });
        var disagrees = LoggedPolicies.See("most-resolving", Decision(1, sure, never), PolicyOutcome.Resolved, 1)!.Value;
        var agrees = LoggedPolicies.See("most-resolving", Decision(1, Bid("a", 3, .95) with { Propensity = 1 }, never), PolicyOutcome.Resolved, 1)!.Value;
        var estimate = OffPolicy.Of([.. Enumerable.Repeat(disagrees, 50), .. Enumerable.Repeat(agrees, 50)])!;
        Assert.Equal((100, 50, .5, null, null), (estimate.Choices, estimate.EffectiveChoices, estimate.Unsupported, estimate.Snips, estimate.DoublyRobust));

        // The policy that ran is known to the last choice.
        var own = OffPolicy.Of(Enumerable.Repeat(LoggedPolicies.See("best-bid", Decision(1, sure, never), PolicyOutcome.Resolved, 1)!.Value, 10))!;
        Assert.Equal((0, 1), (own.Unsupported, own.Snips!.Value));
    }

    /// <summary>Two agents drawn with .8 and .2, resolving .6 and .9: what always the second would resolve is found from the log, also with estimates that are wrong.</summary>
    [Theory]
    [InlineData(.6, .9)]
    [InlineData(.9, .3)]
    public void The_truth_is_within_the_interval_of_both(double first, double second)
    {
        var draw = Draw.For(11, "log");
        var choices = Enumerable.Range(0, 4000).Select(_ =>
        {
            var toSecond = draw.Chance(.2);
            return new LoggedChoice(toSecond ? .2 : .8, toSecond ? 1 : 0, draw.Chance(toSecond ? .9 : .6) ? 1 : 0, toSecond ? second : first, second);
        }).ToList();

        var estimate = OffPolicy.Of(choices)!;
        Assert.InRange(.9, estimate.Snips!.Low, estimate.Snips.High);
        Assert.InRange(.9, estimate.DoublyRobust!.Low, estimate.DoublyRobust.High);
        Assert.InRange(estimate.Logged, .6, .72);
        Assert.InRange(estimate.EffectiveChoices, 700, 900);
    }

    /// <summary>Of other outcomes what was expected is theirs; of satisfaction before it was kept the same of everybody.</summary>
    [Fact]
    public void Outcomes_are_held_against_what_was_expected_of_them()
    {
        var (a, b) = (Bid("a", 3, .8), Bid("b", 2, .5) with { Propensity = .1, Estimate = new BidEstimate(.5, 0, 1, 200, 10, 3.5) });
        var decision = Decision(.9, a, b) with { Choices = [new("a", ["best-bid"]), new("b", ["longest-idle", "learned"])] };
        Assert.Equal(new LoggedChoice(.9, 0, 240, 300, 200), LoggedPolicies.See("learned", decision, PolicyOutcome.HandleSeconds, 240));
        Assert.Equal(new LoggedChoice(.9, 0, 5, 4, 3.5), LoggedPolicies.See("longest-idle", decision, PolicyOutcome.Satisfaction, 5));
        Assert.Equal(new LoggedChoice(.9, 1, 5, 4, 4), LoggedPolicies.See("best-bid", decision, PolicyOutcome.Satisfaction, 5));
        Assert.Null(LoggedPolicies.See("weighted", decision, PolicyOutcome.Resolved, 1));
        Assert.Null(LoggedPolicies.See("best-bid", decision with { Choices = [], Policy = "random" }, PolicyOutcome.Resolved, 1));
    }

    [Theory]
    [InlineData("random", .5, .65)]
    [InlineData("best-bid", 1, .8)]
    [InlineData("most-resolving", 1, .8)]
    public void Policies_choose_again_from_the_record(string policy, double target, double expected)
    {
        var decision = Decision(.9, Bid("a", 3, .8), Bid("b", 2, .5) with { Propensity = .1 });
        Assert.Equal(new LoggedChoice(.9, target, 1, .8, expected), LoggedPolicies.See(policy, decision, PolicyOutcome.Resolved, 1));
        Assert.Null(LoggedPolicies.See(policy, decision with { Propensity = null }, PolicyOutcome.Resolved, 1));
        Assert.Null(LoggedPolicies.See(policy, decision with { Bids = [Bid("a", 3, .8)] }, PolicyOutcome.Resolved, 1));
    }

    private static ScoredBid Bid(string agent, double total, double resolved) => new(agent, Eligible.Yes, total, []) { Estimate = new BidEstimate(resolved, 0, 1, 300, 10) };

    private static DecisionRecord Decision(double propensity, params ImmutableArray<ScoredBid> bids) => new()
    {
        ContactId = "c-1",
        Queue = "q",
        At = DateTimeOffset.UnixEpoch,
        Winner = "a",
        Reason = "",
        Policy = "best-bid",
        Need = new Requirement(Channel.Voice),
        Propensity = propensity,
        Bids = bids,
    };
}
