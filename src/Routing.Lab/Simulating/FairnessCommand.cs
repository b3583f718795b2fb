using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;
using Routing.Simulation;
using Spectre.Console;

namespace Routing.Lab;

/// <summary><c>fairness FILE</c>: what an even spread of work costs, over several weights.</summary>
internal static class FairnessCommand
{
    public static Command Make()
    {
        var options = new SimulationArguments();
        var weights = new Option<double[]>("--weight")
        {
            Description = $"Weights of fairness, 0–{Limits.Fairness}; the others are compared with the first.",
            DefaultValueFactory = _ => [.. FairnessCurve.UsualWeights],
            CustomParser = result => [.. result.Tokens.Select(token => Weight(result, token.Value))],
        };
        var command = new Command("fairness", "Shows what an even spread of work costs under best-bid: cost against spread of occupancy, on the same customers.") { weights };
        options.AddTo(command);
        command.SetAction((parsed, ct) => Cli.Guard(async () =>
        {
            var (scenario, wanted, asked) = (options.Scenario(parsed), options.Read(parsed), parsed.GetValue(weights)!);
            var each = wanted.Replications * (long)(scenario.WarmUpArrivals + wanted.Arrivals);
            var curve = RunProgress.Watch($"weighing {scenario.Name}", each * asked.Length, progress => FairnessCurve.Of(
                scenario, wanted, asked, (at, count) => progress((at * each) + count), ct));
            await Cli.WritePage(parsed.GetValue(options.Html), () => FairnessPage.Of(scenario, wanted, curve, Cli.Given(parsed)));
            await Cli.Write(parsed.GetValue(options.Json), () => JsonSerializer.Serialize(curve, SimulationJson.Default.FairnessCurve), () => Show(scenario, curve));
        }));
        return command;
    }

    private static double Weight(ArgumentResult result, string text)
    {
        if (!double.TryParse(text, CultureInfo.InvariantCulture, out var weight)) result.AddError($"--weight takes a number, not \"{text}\".");
        return weight;
    }

    private static void Show(Scenario scenario, FairnessCurve curve)
    {
        var table = new Table().Title($"{Markup.Escape(scenario.Name)}: fairness against cost");
        foreach (var name in FairnessPage.Headings) table.AddColumn(new TableColumn(name).RightAligned());
        foreach (var point in curve.Points) table.AddRow([.. FairnessPage.Cells(point).Select(cell => new Text(cell))]);
        AnsiConsole.Write(table.Caption("more: above the first weight on the same customers; spread: standard deviation over the agents; ± is half the 95 % interval"));
    }
}
