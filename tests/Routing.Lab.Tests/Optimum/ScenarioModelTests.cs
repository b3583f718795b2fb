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

    [Fact]
    public void Agents_with_two_slots_are_as_many_agents_with_one()
    {
        var scenario = ScenarioReader.ReadFile(Path.Combine(AppContext.BaseDirectory, "Scenarios", "Beyond", "two-at-a-time.json"));

        Assert.Equal([10, 10], ScenarioModel.Of(scenario).Pools.Select(pool => pool.Agents));
        var mixed = scenario with { Setup = scenario.Setup! with { Agents = scenario.Setup.Agents.SetItem("A-1", scenario.Setup.Agents["A-1"] with { Channels = scenario.Setup.Agents["A-1"].Channels.SetItem(Channel.Email, 1) }) } };
        Assert.Equal(10, ScenarioModel.Of(mixed).Pools[0].Agents);
        var byChannel = mixed with { Classes = [mixed.Classes[0], mixed.Classes[1] with { Channel = Channel.Email }] };
        Assert.Contains("$.setup.agents.A-1", Assert.Throws<ScenarioException>(() => ScenarioModel.Of(byChannel)).Message);
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
