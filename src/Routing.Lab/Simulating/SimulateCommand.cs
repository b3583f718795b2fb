using System.CommandLine;
using System.Text.Json;
using Routing.Simulation;

namespace Routing.Lab;

/// <summary><c>simulate FILE</c>: a scenario under virtual time, on the production actors.</summary>
internal static class SimulateCommand
{
    public static Command Make()
    {
        var options = new SimulationArguments();
        var selection = new Option<string?>("--selection") { Description = $"Policy of all queues: {string.Join(", ", Baselines.Names)}. Without it, the scenario's own, or {Defaults.Selection}." };
        var command = new Command("simulate", "Simulates a scenario on the production actors: days of a contact center in seconds.") { selection };
        options.AddTo(command);
        command.SetAction((parsed, ct) => Cli.Guard(async () =>
        {
            var scenario = options.Scenario(parsed);
            var wanted = options.Read(parsed) with { Selection = parsed.GetValue(selection) };
            var result = RunProgress.Watch(
                $"simulating {scenario.Name}", wanted.Replications * (long)(scenario.WarmUpArrivals + wanted.Arrivals), progress => Simulations.Run(scenario, wanted, progress, ct));
            await Cli.WritePage(parsed.GetValue(options.Html), () => SimulationPage.Of(scenario, wanted, result, Cli.Given(parsed)));
            await Cli.Write(parsed.GetValue(options.Json), () => JsonSerializer.Serialize(result, SimulationJson.Default.SimulationResult), () => SimulationTables.Show(scenario, wanted, result));
        }));
        return command;
    }
}
