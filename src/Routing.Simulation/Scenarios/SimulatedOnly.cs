namespace Routing.Simulation;

/// <summary>Parts of a scenario that only a simulation plays; elsewhere they are refused rather than passed over.</summary>
internal static class SimulatedOnly
{
    /// <param name="who">Who does not play them, as in "the optimum knows".</param>
    /// <exception cref="ScenarioException">The scenario has such a part.</exception>
    public static void Refuse(Scenario scenario, string who)
    {
        if (scenario.MostInSystem is not null) throw new ScenarioException("$.maxInSystem", $"{who} no bound on all contacts together; leave it out.");
        for (var n = 0; n < scenario.Pools.Length; n++)
        {
            if (scenario.Pools[n].Shifts is not null) throw new ScenarioException($"$.pools[{n}].agents", $"{who} no shifts; write one number.");
            if (scenario.Pools[n].HandsOverTo is not null) throw new ScenarioException($"$.pools[{n}].handsOverTo", $"{who} no handing over; leave it out.");
        }
    }
}
