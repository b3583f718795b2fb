using System.Collections.Immutable;
using System.Text.Json;

namespace Routing.Core.Tests;

public sealed class AssignmentRuleTests
{
    private static readonly AssignmentRule Starting = new(FittedRule.Starting(GivenModel.X1));
    private static readonly AssignmentRule Small = new(Fitted(GivenModel.X1, RuleForm.Small));
    private static readonly AssignmentRule Large = new(Fitted(GivenModel.Ring(4), RuleForm.Large));

    public static TheoryData<string> Rules => ["starting", "small", "large"];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Only_what_waits_is_assigned_and_only_to_who_is_idle_and_serves_it(string name)
    {
        var rule = Named(name);
        var (classes, pools) = (rule.Rule.Model.Classes.Length, rule.Rule.Model.Pools.Length);
        var draw = Draw.For(1, name);
        for (var n = 0; n < 20_000; n++)
        {
            var seen = Enumerable.Range(0, classes + pools).Select(place => draw.Chance(0.5) ? 0 : draw.Below(place < classes ? 60 : 4)).ToArray();
            var pair = rule.Choose(seen, 0.5);
            if (pair < 0) continue;
            Assert.True(seen[rule.Pairs.Class[pair]] > 0 && seen[classes + rule.Pairs.Pool[pair]] > 0, string.Join(',', seen));
            Assert.NotNull(rule.Rule.Model.Pools[rule.Pairs.Pool[pair]].Serves[rule.Pairs.Class[pair]]);
        }
    }

    [Fact]
    public void The_starting_rule_never_holds_and_prefers_the_better_agent()
    {
        Assert.Equal(Starting.Pairs.Of(0, 0), Starting.Choose([1, 0, 1, 1], 0.5));
        Assert.Equal(Starting.Pairs.Of(1, 0), Starting.Choose([0, 1, 1, 0], 0.5));
        Assert.Equal(-1, Starting.Choose([0, 3, 0, 0], 0.5));
    }

    [Theory]
    [InlineData("small")]
    [InlineData("large")]
    public void Beyond_its_cap_a_queue_counts_linearly_without_end(string name)
    {
        var rule = Named(name);
        var cap = rule.Rule.Caps[0];
        int[] seen = new int[rule.Rule.Model.Classes.Length + rule.Rule.Model.Pools.Length];
        double At(int waiting)
        {
            seen[0] = waiting;
            return rule.Advantage(0, 0, seen);
        }

        var step = At(cap + 1) - At(cap);
        Assert.True(step > 0);
        Assert.Equal(At(cap) + 1000 * step, At(cap + 1000), 6);
        // So whatever the other queues, a long enough one is served.
        seen.AsSpan().Fill(30);
        seen[0] = 100_000;
        Assert.Equal(0, rule.Pairs.Class[rule.Choose(seen, 0.5)]);
    }

    [Fact]
    public void A_slightly_negative_advantage_still_assigns()
    {
        var rule = Small.Rule with { Weights = [.. Small.Rule.Weights.Select(w => w.SetItem(0, -0.1).Select((x, n) => n == 0 ? x : 0).ToImmutableArray())] };
        var willing = new AssignmentRule(rule with { Slack = [0.2, 0.2, 0.2, 0.2] });
        var unwilling = new AssignmentRule(rule with { Slack = [0.05, 0.05, 0.05, 0.05] });

        Assert.True(willing.Choose([1, 1, 1, 1], 0.5) >= 0);
        Assert.Equal(-1, unwilling.Choose([1, 1, 1, 1], 0.5));
    }

    [Fact]
    public void A_pair_that_is_not_served_is_never_worth_it() => Assert.Equal(double.NegativeInfinity, Large.Advantage(2, 0, new int[8]));

    [Fact]
    public void A_rule_outlives_being_stored()
    {
        var read = JsonSerializer.Deserialize<FittedRule>(JsonSerializer.Serialize(Small.Rule))!;

        Assert.Equal(JsonSerializer.Serialize(Small.Rule), JsonSerializer.Serialize(read));
        int[] seen = [3, 1, 2, 1];
        Assert.Equal(Small.Advantage(0, 1, seen), new AssignmentRule(read).Advantage(0, 1, seen));
    }

    private static AssignmentRule Named(string name) => name switch { "starting" => Starting, "small" => Small, _ => Large };

    /// <summary>Weights drawn at random: what must hold, holds whatever a fit comes to.</summary>
    private static FittedRule Fitted(MarkovModel model, RuleForm form)
    {
        var draw = Draw.For(7, form.ToString());
        var caps = model.Classes.Select(_ => 8).ToImmutableArray();
        return new FittedRule
        {
            Model = model,
            Form = form,
            Caps = caps,
            Weights = [.. Enumerable.Range(0, new Pairs(model).Count).Select(p => Enumerable.Range(0, FittedRule.WeightsOf(model, form, p)).Select(_ => draw.Normal()).ToImmutableArray())],
            Slack = [.. Enumerable.Range(0, new Pairs(model).Count).Select(_ => 0.1)],
        };
    }
}
