using Routing.Simulation;

namespace Routing.Lab.Tests;

public sealed class SimulationPageTests
{
    private static readonly SimulationOptions Few = new() { Arrivals = 600, Replications = 3, Selection = "longest-idle" };

    [Theory]
    [InlineData("Reference/w1")]
    [InlineData("online-shop")]
    public void A_page_stands_alone_and_shows_every_class_pool_and_agent(string name)
    {
        var scenario = ScenarioReader.ReadFile(Path.Combine(AppContext.BaseDirectory, "Scenarios", $"{name}.json")) with { WarmUpArrivals = 100 };

        var page = new PageText(SimulationPage.Of(scenario, Few, Simulations.Run(scenario, Few), "Routing.Lab simulate <it> & \"that\""));

        page.StandsAlone();
        page.IsReadable();
        Assert.Equal(6, page.All("svg").Count(svg => svg.Attribute("aria-hidden") is null));
        foreach (var word in (string[])["Waits", "Service level", "Occupancy", "Who served whom", "All figures", .. scenario.Classes.Select(c => c.Name), .. scenario.Pools.Select(p => p.Name), .. scenario.Pools.SelectMany(p => p.AgentIds)])
            Assert.Contains(word, page.Words);
    }

    [Fact]
    public void A_name_that_looks_like_HTML_is_text()
    {
        var scenario = Queueing.OnePool(3, (1, null, 0, 0)) with { Name = "<script>alert('x')</script>" };

        var page = new PageText(SimulationPage.Of(scenario, Few, Simulations.Run(scenario, Few), "simulate"));

        page.StandsAlone();
        Assert.Contains("<script>", page.Words);
    }

    [Theory]
    [InlineData(2_000)]
    [InlineData(8_000)]
    public void A_class_that_starves_is_told_at_the_top_however_long_it_had_before(int warmUp)
    {
        var scenario = Queueing.OnePool(5, (6, null, 100, 0), (1, null, 0, 0)) with { WarmUpArrivals = warmUp };

        var page = new PageText(SimulationPage.Of(scenario, Few, Simulations.Run(scenario, Few), "simulate"));

        Assert.Contains(page.All("p"), p => p.Attribute("class")?.Value == "warning" && p.Value.Contains("class-2 starves", StringComparison.Ordinal));
    }
}
