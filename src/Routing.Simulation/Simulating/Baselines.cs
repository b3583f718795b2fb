using System.Collections.Immutable;

namespace Routing.Simulation;

/// <summary>Names a simulation's selection may have: every policy of the engine, and baselines that only the lab knows.</summary>
public static class Baselines
{
    /// <summary>A fixed rota: each contact is given to the next agent, free or not, and waits for that one.</summary>
    public const string AssignOnArrival = "assign-on-arrival";

    /// <summary>best-bid without a fit: it never holds.</summary>
    public const string StartingRule = "starting-rule";

    public static ImmutableArray<string> Names { get; } = [.. SelectionPolicies.Names, AssignOnArrival, StartingRule];

    /// <exception cref="ScenarioException">There is no such selection.</exception>
    public static void Check(string? selection)
    {
        if (selection is not null && !Names.Contains(selection)) throw new ScenarioException("--selection", $"there is none called \"{selection}\"; use one of {string.Join(", ", Names)}.");
    }
}
