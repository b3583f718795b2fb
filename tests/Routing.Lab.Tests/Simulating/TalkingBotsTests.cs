using Routing.Simulation;

namespace Routing.Lab.Tests;

public sealed class TalkingBotsTests
{
    [Theory]
    [InlineData(600, .4)]
    // Cut short after ten seconds, of a talk of a minute on average: nearly all goes back.
    [InlineData(10, .9)]
    public void What_a_bot_does_not_resolve_or_takes_too_long_for_goes_to_people_and_counts_once(int maxTalkSeconds, double toPeople)
    {
        var scenario = ScenarioReader.Parse("""
            {"name":"bots","timeUnit":"minutes","classes":[{"name":"a","queue":"a","channel":"chat","arrivals":{"poisson":1},"patience":null}],
             "pools":[{"name":"bots","agents":1,"serves":{"a":{"service":{"exponential":{"mean":1}},"resolve":0.6}}},
                      {"name":"people","agents":4,"serves":{"a":{"service":{"deterministic":{"value":2}},"resolve":1}}}],
             "setup":{"pools":{"bots":["bot"],"people":["p1","p2","p3","p4"]},
              "queues":{"a":{"name":"A","bots":{},"wrapUpSeconds":0}},
              "agents":{"bot":{"name":"Bot","kind":"bot","queues":["a"],"channels":{"chat":20},"maxOpenOffers":10,"hook":{"url":"https://bot.example","maxTalkSeconds":MAX}},
               "p1":{"name":"P1","queues":["a"]},"p2":{"name":"P2","queues":["a"]},"p3":{"name":"P3","queues":["a"]},"p4":{"name":"P4","queues":["a"]}}}}
            """.Replace("MAX", $"{maxTalkSeconds}", StringComparison.Ordinal));

        var result = Simulations.Run(scenario, new SimulationOptions { Arrivals = 1_000, Replications = 3 });

        var chats = result.Classes["a"];
        Assert.Equal(chats["arrivals"].Value, chats["served"].Value);
        Assert.Equal(1, chats["resolvedShare"].Value, 3);
        // Four of two chats each, and two minutes for each that comes to them: how often at least one is in hand lies a little below.
        Assert.InRange(result.Pools["people"]["occupancy"].Value, .35 * toPeople, .55 * toPeople);
    }
}
