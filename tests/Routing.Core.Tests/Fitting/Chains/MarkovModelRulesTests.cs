namespace Routing.Core.Tests;

public sealed class MarkovModelRulesTests
{
    [Fact]
    public void A_sound_model_has_no_faults() => Assert.Empty(MarkovModelRules.Check(GivenModel.X1));

    public static TheoryData<MarkovModel, string> Faulty => new()
    {
        { GivenModel.X1 with { Classes = [] }, "serves" },
        { With(c => c with { ArrivalRate = -1 }), "classes[0].arrivalRate" },
        { With(c => c with { PatienceRate = double.NaN }), "classes[0].patienceRate" },
        { With(c => c with { HoldingCost = double.PositiveInfinity }), "classes[0].holdingCost" },
        { With(c => c with { Buffer = -1 }), "classes[0].buffer" },
        { GivenModel.X1 with { Pools = [] }, "classes[0]" },
        { GivenModel.X1 with { Pools = [new ModelPool(5, [new ModelService(1), null])] }, "classes[1]" },
        { GivenModel.X1 with { Pools = [new ModelPool(5, [new ModelService(1)])] }, "pools[0].serves" },
        { GivenModel.X1 with { Pools = [new ModelPool(5, [new ModelService(0), new ModelService(1)])] }, "pools[0].serves[0].rate" },
        { GivenModel.X1 with { Pools = [new ModelPool(5, [new ModelService(1, 1.5), new ModelService(1)])] }, "pools[0].serves[0].resolve" },
        { GivenModel.X1 with { Pools = [new ModelPool(-1, [new ModelService(1), new ModelService(1)])] }, "pools[0].agents" },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void A_fault_names_its_place(MarkovModel model, string place)
    {
        Assert.Contains(MarkovModelRules.Check(model), fault => fault.Field.EndsWith(place, StringComparison.Ordinal));
        Assert.Throws<ArgumentException>(() => RuleFitting.Fit(model, 1));
    }

    private static MarkovModel With(Func<ModelClass, ModelClass> change) => GivenModel.X1 with { Classes = [change(GivenModel.X1.Classes[0]), GivenModel.X1.Classes[1]] };
}
