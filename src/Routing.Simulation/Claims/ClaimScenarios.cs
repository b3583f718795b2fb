using System.Collections.Immutable;

namespace Routing.Simulation;

/// <summary>A claim's scenario, varied: one thing at a time, on the same customers.</summary>
internal static class ClaimScenarios
{
    private static readonly string Random = new RandomSelection().Name;

    public static ImmutableArray<ClaimArm> Baselines(Scenario scenario) =>
        [new(FieldClaim.FirstCome, scenario, Random), new(FieldClaim.OnArrival, scenario, Simulation.Baselines.AssignOnArrival)];

    /// <summary>The arm under the queues' policy of drawing a free agent: what differs from first come is the scenario alone.</summary>
    public static ClaimArm Drawn(string name, Scenario scenario) => new(name, scenario, Random);

    public static ClaimArm BestBid(string name, Scenario scenario) => new(name, scenario, new BestBidSelection().Name);

    /// <summary>best-bid without its fit, where all agents do the same work: there is nothing to fit.</summary>
    public static ClaimArm StartingRule(string name, Scenario scenario) => new(name, scenario, Simulation.Baselines.StartingRule);

    /// <summary>The scenario with its derived queues tuned; agents and what contacts need stay derived.</summary>
    public static Scenario With(this Scenario scenario, Func<string, QueueConfig, QueueConfig> tune)
    {
        var queues = DerivedSetup.Of(scenario).Queues;
        return scenario with { Setup = new ScenarioSetup { Queues = queues.SetItems(queues.Select(q => KeyValuePair.Create(q.Key, tune(q.Key, q.Value with { AutoAccept = true })))) } };
    }

    /// <summary>The scenario with all its arrivals so much denser.</summary>
    public static Scenario Denser(this Scenario scenario, double factor) => scenario with
    {
        Classes = [.. scenario.Classes.Select(c => c with { Arrivals = c.Arrivals is PoissonArrivals poisson ? new PoissonArrivals(poisson.Rate * factor) : throw new ScenarioException("$.classes", "claims have Poisson arrivals.") })],
    };

    public static Scenario WithClass(this Scenario scenario, string name, Func<ContactClass, ContactClass> change) =>
        scenario with { Classes = [.. scenario.Classes.Select(c => c.Name == name ? change(c) : c)] };

    public static Scenario WithPool(this Scenario scenario, string name, Func<AgentPool, AgentPool> change) =>
        scenario with { Pools = [.. scenario.Pools.Select(p => p.Name == name ? change(p) : p)] };

    public static ImmutableSortedDictionary<string, double> Exactly(params (string Measure, double Value)[] values) =>
        values.ToImmutableSortedDictionary(v => v.Measure, v => v.Value, StringComparer.Ordinal);
}
