using System.CommandLine;
using System.Text.Json;
using Routing.Simulation;

namespace Routing.Lab;

/// <summary><c>compare FILE</c>: selections on the same customers, and whether their differences are real.</summary>
internal static class CompareCommand
{
    public static Command Make()
    {
        var options = new SimulationArguments();
        var selections = new Option<string[]>("--selection") { Description = $"Two or more of {string.Join(", ", Baselines.Names)}; the others are compared with the first.", Required = true };
        var command = new Command("compare", "Compares selection policies on the same customers, by common random numbers.") { selections };
        options.AddTo(command);
        command.SetAction((parsed, ct) => Cli.Guard(async () =>
        {
            var (scenario, wanted, names) = (options.Scenario(parsed), options.Read(parsed), parsed.GetValue(selections)!);
            var each = wanted.Replications * (long)(scenario.WarmUpArrivals + wanted.Arrivals);
            var comparison = RunProgress.Watch($"comparing on {scenario.Name}", each * names.Length, progress => Comparison.Of(
                scenario, wanted, names, (name, count) => progress(Array.IndexOf(names, name) * each + count), ct));
            await Cli.WritePage(parsed.GetValue(options.Html), () => ComparisonPage.Of(scenario, wanted, comparison, Cli.Given(parsed)));
            await Cli.Write(parsed.GetValue(options.Json), () => JsonSerializer.Serialize(comparison, SimulationJson.Default.Comparison), () => ComparisonTables.Show(scenario, comparison));
        }));
        return command;
    }
}
