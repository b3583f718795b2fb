using System.CommandLine;
using System.Text.Json;
using Routing.Simulation;
using Spectre.Console;

namespace Routing.Lab;

/// <summary><c>optimum</c>: the least cost of all rules, and how far best-bid and the simple rules are from it.</summary>
internal static class OptimumCommand
{
    private static readonly string[] References = ["x1", "n1", "n1b", "w1"];
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Make()
    {
        var file = new Argument<string?>("FILE") { Description = "A scenario of constant arrivals and exponential times with bufferPerClass, or the name of a shipped one: x1, n1, n1b, w1.", Arity = ArgumentArity.ZeroOrOne };
        var table = new Option<bool>("--table") { Description = "The table of gaps over x1, n1, n1b, w1 and random instances." };
        var random = Cli.Number("--random", "Random instances in the table.", 20, 0);
        var large = new Option<bool>("--large") { Description = "Adds the instances of 90 agents, by simulation." };
        var rule = new Option<bool>("--rule") { Description = "Shows what the fitted rule says for FILE: when a contact is assigned, and when it is held." };
        var fits = Cli.Number("--fits", "Fits of best-bid, each with a seed of its own.", 3, 1);
        var seed = Cli.Number("--seed", "The same seed brings the same instances and fits.", 1L, long.MinValue);
        var json = new Option<string?>("--json") { Description = "Writes the figures as JSON to this file, - for standard output." };
        var command = new Command("optimum", "Solves small instances exactly, and tells how far best-bid and the simple rules are from the least cost.") { file, table, random, large, rule, fits, seed, json };
        command.Validators.Add(result => Require(result, result.GetValue(file) is not null || result.GetValue(table) || result.GetValue(large), "Name a scenario file, or ask for --table or --large."));
        command.Validators.Add(result => Require(result, !result.GetValue(rule) || result.GetValue(file) is not null, "--rule shows one instance: name a scenario file, as in optimum x1 --rule."));
        command.SetAction((parsed, ct) => Cli.Guard(async () =>
        {
            if (parsed.GetValue(rule))
            {
                Cli.Refuse(parsed, "is not for --rule, which shows one fit of one instance.", table, random, large, fits, json);
                await ShowRule(parsed.GetValue(file)!, parsed.GetValue(seed), ct);
                return;
            }
            if (!parsed.GetValue(table)) Cli.Refuse(parsed, "is of --table: ask for that too, or leave this out.", random);
            if (parsed.GetValue(file) is null && !parsed.GetValue(table)) Cli.Refuse(parsed, "is of instances that are solved: name a scenario file, or ask for --table. --large fits once for each.", fits);
            await Run(new OptimumOrder(parsed.GetValue(file), parsed.GetValue(table) ? parsed.GetValue(random) : null, parsed.GetValue(large), parsed.GetValue(fits), parsed.GetValue(seed), parsed.GetValue(json)), ct);
        }));
        return command;
    }

    private static Task ShowRule(string file, long seed, CancellationToken ct)
    {
        var scenario = ScenarioReader.ReadFile(ShippedScenarios.Find(file));
        var rule = new AssignmentRule(RuleFitting.Fit(ScenarioModel.Of(scenario), seed, stop: ct));
        return Cli.Write(null, () => "", () =>
        {
            foreach (var table in AdvantageTables.Of(scenario, rule)) AnsiConsole.Write(table);
        });
    }

    private static void Require(System.CommandLine.Parsing.SymbolResult result, bool holds, string mend)
    {
        if (!holds) result.AddError(mend);
    }

    private static async Task Run(OptimumOrder order, CancellationToken ct)
    {
        var instances = new List<InstanceGaps>();
        foreach (var (name, model) in Instances(order))
        {
            await Console.Error.WriteLineAsync($"solving {name} …");
            instances.Add(InstanceGaps.Measure(name, model, order.Fits, order.Seed, ct));
        }
        var large = new List<LargeComparison>();
        foreach (var (name, model) in order.Large ? LargeComparison.Instances : [])
        {
            await Console.Error.WriteLineAsync($"simulating {name} …");
            large.Add(LargeComparison.Measure(name, model, order.Seed, TimeProvider.System, ct));
        }
        await Cli.Write(order.Json, () => JsonSerializer.Serialize(new { instances, large }, Json), () => Show(order, instances, large));
    }

    private static void Show(OptimumOrder order, List<InstanceGaps> instances, List<LargeComparison> large)
    {
        if (order.Random is null && instances is [var one]) AnsiConsole.Write(OptimumTables.One(one));
        else if (instances.Count > 0) AnsiConsole.Write(OptimumTables.All(instances));
        if (large.Count > 0) AnsiConsole.Write(OptimumTables.Large(large));
    }

    private static IEnumerable<(string Name, MarkovModel Model)> Instances(OptimumOrder order)
    {
        var files = order.File is { } file ? [file] : order.Random is null ? [] : References;
        foreach (var name in files)
        {
            var scenario = ScenarioReader.ReadFile(ShippedScenarios.Find(name));
            yield return (scenario.Name, ScenarioModel.Of(scenario));
        }
        for (var n = 0; n < (order.Random ?? 0); n++) yield return ($"random {order.Seed}-{n}", RandomInstances.Make(order.Seed, n));
    }
}

/// <summary>What to solve.</summary>
/// <param name="Random">Random instances of the table; null for no table.</param>
internal sealed record OptimumOrder(string? File, int? Random, bool Large, int Fits, long Seed, string? Json);
