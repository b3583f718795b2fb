using Routing.Simulation;

namespace Routing.Lab.Tests;

/// <summary>The shipped instances of known optimum, as Markov models; each solved once for all tests.</summary>
internal static class Instance
{
    private static readonly Dictionary<string, Lazy<ExactCosts>> Solved = new[] { "x1", "n1", "n1b", "w1" }
        .ToDictionary(name => name, name => new Lazy<ExactCosts>(() => new ExactCosts(Named(name), 1e-6)));

    public static MarkovModel Named(string name) => ScenarioModel.Of(Scenario(name));

    public static Scenario Scenario(string name) => ScenarioReader.ReadFile(Path.Combine(AppContext.BaseDirectory, "Scenarios", "Reference", $"{name}.json"));

    public static ExactCosts Exact(string name) => Solved[name].Value;

    public static bool IsFull => Environment.GetEnvironmentVariable("ROUTING_TESTS") == "full";
}
