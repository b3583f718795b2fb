using Routing.Simulation;

namespace Routing.Lab.Tests;

public sealed class ScenarioReaderTests
{
    private const string Whole = """
        {"name":"X1","timeUnit":"minutes","bufferPerClass":null,"warmUpArrivals":20000,
         "classes":[{"name":"a","arrivals":{"poisson":4.25},"patience":{"exponential":{"mean":4}},"holdingCost":1,"unresolvedCost":3,"blockedCost":3,
                     "priority":0,"ageing":0,"queue":"a","channel":"voice"},
                    {"name":"b","arrivals":{"profile":{"intervalMinutes":30,"rates":[1,2],"repeat":true,"dayFactorGammaShape":28.7}},"patience":null}],
         "pools":[{"name":"A","agents":5,"serves":{"a":{"service":{"exponential":{"mean":1}},"resolve":0.85,"level":8},
                                                    "b":{"service":{"gamma":{"shape":2,"scale":0.5}},"resolve":0.65,"level":3}}}],
         "callbackUnresolved":true,"returnDelay":{"deterministic":{"value":60}},
         "customers":{"count":100,"returnShare":0.3,"tiers":{"gold":0.2,"standard":0.8},"knownAgentFactor":0.9},
         "agentTiers":{"A":"senior"},"switchSeconds":20,"patienceFactorAfterEstimate":1.5,
         "complexity":{"simple":{"share":0.6,"factors":{"senior":0.8}},"hard":{"share":0.4,"factors":{"junior":2}}}}
        """;

    [Fact]
    public void A_whole_file_is_read()
    {
        var scenario = ScenarioReader.Parse(Whole);

        Assert.Equal(TimeSpan.FromMinutes(1), scenario.TimeUnit);
        Assert.Null(scenario.BufferPerClass);
        Assert.Equal(new ExponentialDistribution(4), scenario.Classes[0].Patience);
        Assert.Equal("b", scenario.Classes[1].Queue);
        Assert.Equal(30, Assert.IsType<ProfileArrivals>(scenario.Classes[1].Arrivals).Interval);
        Assert.Equal<string>(["A-1", "A-2", "A-3", "A-4", "A-5"], scenario.Pools[0].AgentIds);
        Assert.Equal(0.65, scenario.Pools[0].Serves["b"].Resolve);
        Assert.Equal(0.9, scenario.Customers!.KnownAgentFactor);
        Assert.Equal(TimeSpan.FromSeconds(20), scenario.SwitchTime);
    }

    [Fact]
    public void Without_a_setup_queues_and_agents_follow_from_classes_and_pools()
    {
        var setup = DerivedSetup.Of(ScenarioReader.Parse(Whole.Replace("\"bufferPerClass\":null", "\"bufferPerClass\":16", StringComparison.Ordinal)));

        Assert.Equal<string>(["a", "b"], setup.Queues.Keys);
        Assert.Equal(16, setup.Queues["a"].MaxWaiting);
        Assert.Equal(1, setup.Queues["a"].WaitingCostPerMinute);
        Assert.Equal(5, setup.Agents.Count);
        Assert.Equal(3, setup.Agents["A-1"].Skills["b"]);
        Assert.Equal<string>(["a", "b"], setup.Agents["A-1"].Queues);
        Assert.Equal("senior", setup.Agents["A-1"].Tier);
        Assert.Equal(1, setup.Agents["A-1"].MaxConcurrent);
    }

    [Theory]
    [InlineData("\"poisson\":4.25", "\"poisson\":-1", "$.classes[0].arrivals.poisson", "at least 0")]
    [InlineData("\"poisson\":4.25", "\"poison\":4.25", "$.classes[0].arrivals.poison", "poisson")]
    [InlineData("\"holdingCost\":1,", "\"holdingCosts\":1,", "$.classes[0].holdingCosts", "holdingCost")]
    [InlineData("\"mean\":4", "\"mean\":0", "$.classes[0].patience.exponential.mean", "greater than 0")]
    [InlineData("\"mean\":4", "\"mean\":1e999", "$.classes[0].patience.exponential.mean", "write a number")]
    [InlineData("\"timeUnit\":\"minutes\"", "\"timeUnit\":\"days\"", "$.timeUnit", "\"hours\"")]
    [InlineData("\"name\":\"b\"", "\"name\":\"a\"", "$.classes[1].name", "a name of its own")]
    [InlineData("\"channel\":\"voice\"", "\"channel\":\"fax\"", "$.classes[0].channel", "\"chat\"")]
    [InlineData("\"agents\":5", "\"agents\":5.5", "$.pools[0].agents", "whole number")]
    [InlineData("\"level\":8", "\"level\":11", "$.pools[0].serves.a.level", "from 1 to 10")]
    [InlineData("\"b\":{\"service\":{\"gamma\"", "\"c\":{\"service\":{\"gamma\"", "$.pools[0].serves.c", "no class of this name")]
    [InlineData("\"resolve\":0.85", "\"resolve\":\"high\"", "$.pools[0].serves.a.resolve", "from 0 to 1")]
    [InlineData("\"agentTiers\":{\"A\"", "\"agentTiers\":{\"Z\"", "$.agentTiers.Z", "no pool of this name")]
    [InlineData("\"callbackUnresolved\":true", "\"callbackUnresolved\":1", "$.callbackUnresolved", "true or false")]
    [InlineData("\"rates\":[1,2]", "\"rates\":[]", "$.classes[1].arrivals.profile.rates", "rates")]
    [InlineData("\"share\":0.6", "\"share\":0.7", "$.complexity", "more than 1")]
    [InlineData("\"standard\":0.8", "\"standard\":0.5", "$.customers.tiers", "make 0.7")]
    [InlineData("\"callbackUnresolved\":true,", "", "$.returnDelay", "nobody comes back")]
    [InlineData("\"agentTiers\":{\"A\":\"senior\"},", "", "$.complexity", "no agent is of a tier")]
    [InlineData("\"name\":\"X1\",", "", "$.name", "is missing")]
    [InlineData("{\"name\":\"X1\"", "{\"setup\":{\"queues\":{\"a\":{\"name\":\"A\",\"prioritty\":1}}},\"name\":\"X1\"", "$.setup.queues.a", "prioritty")]
    [InlineData("{\"name\":\"X1\"", "{\"setup\":{\"queues\":{\"a\":{\"name\":\"A\"}}},\"name\":\"X1\"", "$.classes[1].queue", "no queue \"b\"")]
    [InlineData("{\"name\":\"X1\"", "{\"setup\":{\"pools\":{\"A\":[\"li-na\"]}},\"name\":\"X1\"", "$.pools[0].agents", "names 1 agents")]
    [InlineData("{\"name\":\"X1\"", "{\"name\":\"X1\",", "$", "is not JSON")]
    public void A_mistake_is_named_by_its_place_and_how_to_mend_it(string right, string wrong, string path, string mend)
    {
        var mistaken = Whole.Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEqual(Whole, mistaken);

        var refusal = Assert.Throws<ScenarioException>(() => ScenarioReader.Parse(mistaken));

        Assert.StartsWith(path, refusal.Path, StringComparison.Ordinal);
        Assert.Contains(mend, refusal.Mend, StringComparison.Ordinal);
    }

    [Theory]
    // Off on purpose, as beside a copy that has it on.
    [InlineData("\"callbackUnresolved\":true", "\"callbackUnresolved\":false")]
    // Thirds as they are written.
    [InlineData("{\"gold\":0.2,\"standard\":0.8}", "{\"gold\":0.33,\"silver\":0.33,\"standard\":0.33}")]
    public void What_is_meant_so_is_read(string right, string wrong) => Assert.Equal("X1", ScenarioReader.Parse(Whole.Replace(right, wrong, StringComparison.Ordinal)).Name);

    [Fact]
    public void A_file_that_is_not_there_says_so()
    {
        var refusal = Assert.Throws<ScenarioException>(() => ScenarioReader.ReadFile("no-such-file.json"));

        Assert.Contains("no-such-file.json", refusal.Message, StringComparison.Ordinal);
    }
}
