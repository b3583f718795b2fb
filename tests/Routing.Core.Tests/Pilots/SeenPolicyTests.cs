using System.Collections.Immutable;

namespace Routing.Core.Tests;

/// <summary>A small world whose truth is known: what each policy would have come to is computed from it, and must be what is told from the log of another.</summary>
public sealed class SeenPolicyTests
{
    private const int Contacts = 700;
    private const int Worlds = 20;

    [Theory]
    [InlineData("random")]
    [InlineData("best-bid")]
    public void What_every_policy_would_have_come_to_is_within_its_intervals(string running)
    {
        var held = new Dictionary<(string Policy, PolicyOutcome Outcome, string Method), int>();
        for (var world = 0; world < Worlds; world++)
        {
            var log = Log(world, running);
            foreach (var policy in LoggedPolicies.Names)
            {
                var seen = new SeenPolicy(policy);
                foreach (var one in log) one.TellTo(seen);
                var view = seen.View();
                Check(policy, PolicyOutcome.Resolved, view.Estimate!, log.Average(one => one.TruthOf(policy, id => one.Resolves(id))));
                Check(policy, PolicyOutcome.Satisfaction, view.Satisfaction.Estimate!, log.Average(one => one.TruthOf(policy, one.Satisfies)));
                Check(policy, PolicyOutcome.HandleSeconds, view.HandleSeconds.Estimate!, log.Average(one => one.TruthOf(policy, one.Takes)));
                Assert.Equal((Contacts, 0), (view.Choices, view.Without));
            }
        }
        // Of 95 % intervals nine in ten and more hold, of all together and, by chance in twenty, of each.
        Assert.Equal(LoggedPolicies.Names.Length * 3 * 2, held.Count);
        Assert.InRange(held.Values.Average() / Worlds, .92, 1);
        Assert.All(held, one => Assert.InRange(one.Value, 14, Worlds));

        void Check(string policy, PolicyOutcome outcome, OffPolicyEstimate estimate, double truth)
        {
            foreach (var (method, told) in ((string, PilotDifference)[])[("snips", estimate.Snips!), ("robust", estimate.DoublyRobust!)])
            {
                var key = (policy, outcome, method);
                held[key] = held.GetValueOrDefault(key) + (truth >= told.Low && truth <= told.High ? 1 : 0);
            }
        }
    }

    /// <summary>The world is one in which it matters who chooses; else any number would be within any interval.</summary>
    [Fact]
    public void Policies_differ_in_this_world_by_more_than_their_intervals()
    {
        var log = Log(1, "random");
        var (best, logged) = (new SeenPolicy("most-skilled"), new SeenPolicy("random"));
        foreach (var one in log)
        {
            one.TellTo(best);
            one.TellTo(logged);
        }
        Assert.True(best.View().Estimate!.Snips!.Low > logged.View().Estimate!.Snips!.High);
        Assert.True(best.View().HandleSeconds.Estimate!.Snips!.High < logged.View().HandleSeconds.Estimate!.Snips!.Low);
    }

    [Fact]
    public void The_kept_choice_is_the_one_each_policy_makes()
    {
        foreach (var one in Log(7, "random").Take(200))
        {
            Assert.Equal(PolicyChoices.Names.Order(StringComparer.Ordinal), one.Decision.Choices.SelectMany(choice => choice.Policies).Order(StringComparer.Ordinal));
            Assert.All(one.Decision.Choices, choice => Assert.All(choice.Policies, policy => Assert.Equal(choice.Agent, one.ChosenBy(policy))));
        }
        Assert.Empty(PolicyChoices.Of(Choosing.Case(), [Choosing.Bid("a"), Bid.Refusal("b", Eligible.NotReady)], new Random(1)));
    }

    [Fact]
    public void What_suggest_and_external_would_do_is_not_told_and_the_reason_is()
    {
        Assert.Equal(["suggest", "external"], SelectionPolicies.Names.Except(LoggedPolicies.Names));
        Assert.Contains("picked by a person", LoggedPolicies.Rule, StringComparison.Ordinal);
    }

    /// <summary>The customer's own word comes later, and counts before the agent's; a contact that nobody judged has no part in that outcome.</summary>
    [Fact]
    public void The_customers_word_counts_before_the_agents()
    {
        var seen = new SeenPolicy("random");
        foreach (var one in Log(3, "random").Take(50)) one.TellTo(seen, agentSays: 1, rates: false, judges: false);
        var view = seen.View();
        Assert.Equal((0, 50, null), (view.Choices, view.Without, view.Estimate));
        Assert.Equal(1, view.Satisfaction.Estimate!.Snips!.Value, 9);

        var rated = new SeenPolicy("random");
        foreach (var one in Log(3, "random").Take(50)) one.TellTo(rated, agentSays: 1);
        Assert.InRange(rated.View().Satisfaction.Estimate!.Snips!.Value, 2, 5);
    }

    private static ImmutableArray<LoggedContact> Log(int world, string running) => [.. Enumerable.Range(0, Contacts).Select(n => LoggedContact.Make(Draw.For(world, "world", $"{n}"), running, $"c-{n}"))];
}
