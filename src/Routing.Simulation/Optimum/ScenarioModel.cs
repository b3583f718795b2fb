namespace Routing.Simulation;

/// <summary>A scenario as a Markov model, where it is one: constant arrivals, exponential patience and handling.</summary>
public static class ScenarioModel
{
    /// <exception cref="ScenarioException">Something in the scenario has memory, or moves, or means nothing, or would be left out of the model.</exception>
    public static MarkovModel Of(Scenario scenario)
    {
        ModelScope.Check(scenario);
        var model = new MarkovModel(
            [.. scenario.Classes.Select((c, n) => Class(c, $"$.classes[{n}]", scenario.BufferPerClass))],
            [.. scenario.Pools.Select((pool, n) => Pool(pool, $"$.pools[{n}]", scenario))]);
        return MarkovModelRules.Check(model) is [var fault, ..] ? throw new ScenarioException($"$.{fault.Field}", fault.Mend) : model;
    }

    private static ModelClass Class(ContactClass c, string place, int? buffer) => new()
    {
        ArrivalRate = c.Arrivals is PoissonArrivals poisson ? poisson.Rate : throw new ScenarioException($"{place}.arrivals", "the optimum is of constant rates; write {\"poisson\":RATE}."),
        PatienceRate = c.Patience is null ? 0 : Rate(c.Patience, $"{place}.patience"),
        HoldingCost = c.HoldingCost,
        UnresolvedCost = c.UnresolvedCost,
        AbandonedCost = c.UnresolvedCost,
        BlockedCost = c.BlockedCost,
        Buffer = buffer,
    };

    private static ModelPool Pool(AgentPool pool, string place, Scenario scenario) => new(pool.AgentIds.Sum(id => Slots(id, pool, scenario)),
        [.. scenario.Classes.Select(c => pool.Serves.TryGetValue(c.Name, out var service) ? new ModelService(Rate(service.Service, $"{place}.serves.{c.Name}.service"), service.Resolve) : null)]);

    // To queues an agent with two slots is two agents.
    internal static int Slots(string id, AgentPool pool, Scenario scenario) => scenario.Setup?.Agents.GetValueOrDefault(id) is not { } profile
        ? 1
        : HomeSlots.Of(profile, scenario.Classes.Where(c => pool.Serves.ContainsKey(c.Name)).Select(c => c.Channel))
            ?? throw new ScenarioException($"$.setup.agents.{id}", "the optimum is of slots that any contact may take; give the agent one channel, or as many places on each as maxConcurrent.");

    private static double Rate(Distribution duration, string place) => duration is ExponentialDistribution exponential
        ? 1 / exponential.MeanValue
        : throw new ScenarioException(place, "the optimum is of durations without memory; write {\"exponential\":{\"mean\":VALUE}}.");
}
