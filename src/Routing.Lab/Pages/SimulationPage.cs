using Routing.Simulation;

namespace Routing.Lab;

/// <summary>The page of a simulation: to be looked at rather than read.</summary>
public static class SimulationPage
{
    /// <param name="command">What made it, so that it can be made again.</param>
    public static string Of(Scenario scenario, SimulationOptions options, SimulationResult result, string command)
    {
        var lines = CourseCharts.ByClass(result.Course);
        var axis = result.Course.Axis;
        return Page.Of(
            $"{scenario.Name}, {options.Selection ?? "as configured"}",
            FormattableString.Invariant($"{options.Replications} independent replications of {result.Classes.Values.Sum(c => c["arrivals"].Value):N0} contacts, seed {options.Seed}. ± is half the 95 % interval over them."),
            command,
            ResultTable.Warnings(result),
            ResultTable.Cards(scenario, result),
            Page.Section("Waits", axis.IsOfDay ? "Through the day, all days simulated over each other." : "Through the run, all replications together.", CourseCharts.Waits(scenario, axis, lines)),
            Page.Section("Service level", "The share of contacts answered in time.", CourseCharts.ServiceLevels(scenario, axis, lines)),
            Page.Section("Occupancy", "How busy each agent is.", OccupancyChart.Of("Occupancy by agent", scenario, result)),
            Page.Section("Who served whom", "Of each class, the share that each pool took.", HeatTable.Of("Who served whom", scenario, result.ServedBy)),
            Page.Section("All figures", "By class.", ResultTable.Of(scenario, result)));
    }
}
