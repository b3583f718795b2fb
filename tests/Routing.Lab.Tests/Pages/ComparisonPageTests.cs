using Routing.Simulation;

namespace Routing.Lab.Tests;

public sealed class ComparisonPageTests
{
    [Fact]
    public void What_differs_is_told_with_its_interval_and_whether_it_is_real()
    {
        var scenario = ScenarioReader.ReadFile(Path.Combine(AppContext.BaseDirectory, "Scenarios", "Reference", "x1.json")) with { WarmUpArrivals = 200 };
        var options = new SimulationOptions { Arrivals = 1_500, Replications = 4 };
        var comparison = Comparison.Of(scenario, options, ["longest-idle", "assign-on-arrival", "longest-idle"]);

        var page = new PageText(ComparisonPage.Of(scenario, options, comparison, "compare x1"));

        page.StandsAlone();
        page.IsReadable();
        var verdicts = page.All("p").Where(p => p.Attribute("class")?.Value.StartsWith("verdict", StringComparison.Ordinal) == true).Select(p => p.Value).ToList();
        Assert.Contains("assign-on-arrival costs", verdicts[0]);
        Assert.Contains("The difference is real", verdicts[0]);
        // The same once more: not a difference anywhere.
        Assert.Contains("cost the same on every day", verdicts[1]);
        Assert.Contains("yes: the interval leaves out 0", page.Words);
        Assert.Contains("no difference", page.Words);
    }
}
