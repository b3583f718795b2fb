using System.Text.Json;

namespace Routing.Core.Tests;

public sealed class RuleFittingTests
{
    public static TheoryData<int> Rings => [2, 4];

    [Theory]
    [MemberData(nameof(Rings))]
    public void The_same_seed_fits_the_same_rule(int pools)
    {
        var model = GivenModel.Ring(pools);

        Assert.Equal(Told(RuleFitting.Fit(model, 5, GivenModel.LittleEffort)), Told(RuleFitting.Fit(model, 5, GivenModel.LittleEffort)));
    }

    [Fact]
    public void A_fit_on_X1_is_better_than_what_it_starts_from()
    {
        var fitted = RuleFitting.Fit(GivenModel.X1, 1);

        Assert.Equal(RuleForm.Small, fitted.Form);
        Assert.True(fitted.CostRate < FittingDefaults.WorthReplacing * fitted.StartingCostRate);
        var (cost, starting) = (Cost(fitted), Cost(FittedRule.Starting(GivenModel.X1, fitted.Shape)));
        Assert.True(cost < starting, $"{cost} against {starting}");
    }

    [Fact]
    public void Where_nothing_can_be_gained_the_starting_rule_stays()
    {
        var one = new MarkovModel([new ModelClass { ArrivalRate = 3, PatienceRate = 0.2 }], [new ModelPool(4, [new ModelService(1)])]);

        Assert.Equal(RuleForm.Starting, RuleFitting.Fit(one, 1, GivenModel.LittleEffort).Form);
    }

    [Fact]
    public void A_fit_can_be_called_off()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();

        Assert.Throws<OperationCanceledException>(() => RuleFitting.Fit(GivenModel.X1, 1, stop: stop.Token));
    }

    private static double Cost(FittedRule rule) => MarkovWalk.CostRate(rule.Model, new AssignmentRule(rule), 300_000, seed: 9);

    private static string Told(FittedRule rule) => JsonSerializer.Serialize(rule);
}
