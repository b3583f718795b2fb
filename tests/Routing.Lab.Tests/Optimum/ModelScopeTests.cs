using System.Text.Json.Nodes;
using Routing.Simulation;

namespace Routing.Lab.Tests;

/// <summary>What the optimum has no place for is refused by name: nobody holds a policy against the optimum of another problem.</summary>
public sealed class ModelScopeTests
{
    private const string TwoAtATime = """
        {"name":"S","bufferPerClass":4,
         "classes":[{"name":"a","arrivals":{"poisson":1},"queue":"a","channel":"chat"},{"name":"b","arrivals":{"poisson":1},"queue":"b","channel":"chat"}],
         "pools":[{"name":"A","agents":1,"serves":{"a":{"service":{"exponential":{"mean":1}}},"b":{"service":{"exponential":{"mean":1}}}}}],
         "setup":{"queues":{"a":{"name":"a","requirements":[{"skill":"a"}],"wrapUpSeconds":0},"b":{"name":"b","wrapUpSeconds":0}},
                  "agents":{"li-na":{"name":"Li Na","queues":["a","b"],"skills":{"a":8},"channels":{"chat":2}}},"pools":{"A":["li-na"]}}}
        """;

    [Fact]
    public void What_only_rules_a_choice_is_no_part_of_the_problem()
    {
        var scenario = Changed(("classes.0.priority", "5"), ("classes.0.ageing", "1"), ("setup.queues.a.selection", "\"longest-idle\""), ("setup.queues.a.maxWaitSeconds", "30"), ("setup.queues.a.maxWaiting", "4"), ("withinTimeUnits", "2"));

        Assert.Equal(2, ScenarioModel.Of(scenario).Pools[0].Agents);
    }

    [Theory]
    [InlineData("switchSeconds", "20", "$.switchSeconds")]
    [InlineData("customers", """{"count":9,"knownAgentFactor":0.8}""", "$.customers.knownAgentFactor")]
    [InlineData("patienceFactorAfterEstimate", "1.5", "$.patienceFactorAfterEstimate")]
    [InlineData("maxInSystem", "9", "$.maxInSystem")]
    [InlineData("callbackUnresolved", "true", "$.callbackUnresolved")]
    [InlineData("setup.queues.a.maxPerAgent", "1", "$.setup.queues.a.maxPerAgent")]
    [InlineData("setup.queues.a.maxLoad", "0.5", "$.setup.queues.a.maxLoad")]
    [InlineData("setup.queues.a.maxWaiting", "2", "$.setup.queues.a.maxWaiting")]
    [InlineData("setup.queues.a.channels", """["voice"]""", "$.setup.queues.a.channels")]
    [InlineData("setup.queues.b.openingHours", """{"open":[]}""", "$.setup.queues.b.openingHours")]
    [InlineData("setup.queues.a.relaxations", """[{"afterSeconds":30}]""", "$.setup.queues.a.relaxations")]
    [InlineData("setup.manners", """{"wrapUp":{"deterministic":{"value":1}}}""", "$.setup.manners.wrapUp")]
    [InlineData("setup.manners", """{"declineShare":0.1}""", "$.setup.manners.declineShare")]
    [InlineData("setup.agents.li-na.queues", """["a"]""", "$.setup.agents.li-na")]
    [InlineData("setup.agents.li-na.skills", "{}", "$.setup.agents.li-na")]
    [InlineData("pools.0.serves", """{"a":{"service":{"exponential":{"mean":1}}}}""", "$.setup.agents.li-na")]
    public void What_would_change_the_least_cost_is_refused_by_name(string field, string value, string place)
    {
        var scenario = Changed((field, value));

        Assert.Equal(place, Assert.Throws<ScenarioException>(() => ScenarioModel.Of(scenario)).Path);
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("2", false)]
    public void Complexity_counts_where_it_makes_a_difference(string factor, bool isModel)
    {
        var scenario = Changed(("setup.agents.li-na.tier", "\"senior\""), ("complexity", """{"simple":{"share":0.5,"factors":{"senior":FACTOR}},"hard":{"share":0,"factors":{"senior":3}}}""".Replace("FACTOR", factor, StringComparison.Ordinal)));

        if (isModel) Assert.NotNull(ScenarioModel.Of(scenario));
        else Assert.Equal("$.complexity", Assert.Throws<ScenarioException>(() => ScenarioModel.Of(scenario)).Path);
    }

    private static Scenario Changed(params (string Field, string Value)[] changes)
    {
        var root = JsonNode.Parse(TwoAtATime)!;
        foreach (var (field, value) in changes)
        {
            var (at, steps) = (root, field.Split('.'));
            foreach (var step in steps[..^1]) at = int.TryParse(step, out var n) ? at![n] : at![step];
            at![steps[^1]] = JsonNode.Parse(value);
        }
        return ScenarioReader.Parse(root.ToJsonString());
    }
}
