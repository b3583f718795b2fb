using System.Globalization;
using Routing.Simulation;

namespace Routing.Lab.Tests;

/// <summary>Scenarios that theory has numbers for, and how near a simulation must come to them.</summary>
internal static class Queueing
{
    private static bool IsFull => Environment.GetEnvironmentVariable("ROUTING_TESTS") == "full";

    /// <summary>Classes that one pool serves alike, in minutes, first come first served where priorities are equal.</summary>
    public static Scenario OnePool(int agents, params (double Rate, double? Patience, double Priority, double Ageing)[] classes) => ScenarioReader.Parse($$"""
        {
          "name": "theory", "timeUnit": "minutes", "warmUpArrivals": {{(IsFull ? 20_000 : 2_000)}},
          "classes": [{{string.Join(",", classes.Select((c, i) => Number($$"""
            { "name": "class-{{i + 1}}", "arrivals": { "poisson": {{c.Rate}} }, "priority": {{c.Priority}}, "ageing": {{c.Ageing}}
              {{(c.Patience is { } mean ? Number($$""", "patience": { "exponential": { "mean": {{mean}} } }""") : "")}} }
            """)))}}],
          "pools": [{ "name": "all", "agents": {{agents}}, "serves": { {{string.Join(",", classes.Select((_, i) => $$"""
            "class-{{i + 1}}": { "service": { "exponential": { "mean": 1 } } }
            """))}} } }]
        }
        """);

    /// <summary>Simulates it: a few seconds in CI, long in a full run. Fixed seeds: what passes once passes always.</summary>
    public static SimulationResult Simulate(Scenario scenario) => Simulations.Run(scenario, new SimulationOptions
    {
        Selection = "longest-idle",
        Arrivals = IsFull ? 250_000 : 10_000,
        Replications = IsFull ? 10 : 5,
        Parallel = Environment.ProcessorCount,
    });

    /// <summary>Within the interval, and the interval narrow enough to mean something.</summary>
    /// <param name="least">Half-widths below this would ask more of the reference than its digits say.</param>
    public static void Agrees(double reference, Figure figure, double least = 0)
    {
        var half = Math.Max(figure.HalfWidth!.Value, least);
        // In CI one figure in twenty would miss its own interval by chance; half as wide again leaves one in two hundred or so.
        Assert.InRange(figure.Value, reference - half * 1.5, reference + half * 1.5);
        Assert.True(half < Math.Max(0.35 * reference, least * 2), $"±{half} says little of {reference}.");
    }

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
