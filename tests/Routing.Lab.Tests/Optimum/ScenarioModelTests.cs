using Routing.Simulation;

namespace Routing.Lab.Tests;

public sealed class ScenarioModelTests
{
    [Fact]
    public void A_scenario_without_memory_is_a_model()
    {
        var model = Instance.Named("n1");

        Assert.Equal((2.47, 0.1, 3, 0, 30), (model.Classes[0].ArrivalRate, model.Classes[0].PatienceRate, model.Classes[0].HoldingCost, model.Classes[0].UnresolvedCost, model.Classes[0].Buffer));
        Assert.Equal(0.5, model.Pools[1].Serves[0]!.Rate);
        Assert.Null(model.Pools[0].Serves[1]);
    }

    [Theory]
    [InlineData("""{"exponential":{"mean":1}}""", """{"deterministic":{"value":4}}""", "$.classes[0].patience")]
    [InlineData("""{"lognormal":{"mu":0,"sigma":1}}""", """{"exponential":{"mean":4}}""", "$.pools[0].serves.a.service")]
    public void What_has_memory_is_refused_with_its_place(string service, string patience, string place)
    {
        const string json = """{"name":"S","classes":[{"name":"a","arrivals":{"poisson":1},"patience":PATIENCE}],"pools":[{"name":"A","agents":1,"serves":{"a":{"service":SERVICE}}}]}""";
        var scenario = ScenarioReader.Parse(json.Replace("PATIENCE", patience).Replace("SERVICE", service));

        Assert.Contains(place, Assert.Throws<ScenarioException>(() => ScenarioModel.Of(scenario)).Message);
    }
}
