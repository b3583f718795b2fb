using System.CommandLine;
using System.Text.Json;
using Routing.Simulation;

namespace Routing.Lab;

/// <summary><c>needs SCENARIO</c>: agents needed in each pool through the day, found by simulating rosters under the scenario's rules.</summary>
internal static class NeedsCommand
{
    /// <summary>Many rosters are simulated, so that fewer arrivals than usual must do for each.</summary>
    private const int UsualArrivals = 10_000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Make()
    {
        var simulation = new SimulationArguments(UsualArrivals);
        var roster = new Option<string?>("--roster") { Description = "JSON with targets, for all queues and by queue, as for staff; without it 80 % within the scenario's threshold, nobody busy for more than 90 % of the time, shrinkage 30 %." };
        var minutes = Cli.Number("--interval-minutes", "Length of the intervals of the day.", (int)SimulatedNeeds.UsualInterval.TotalMinutes, 1);
        var command = new Command("needs", "Agents needed in each pool through the day, by skill: rosters are simulated under the scenario's rules until each class is served as asked for, and nobody is there who is not needed.") { roster, minutes };
        simulation.AddTo(command);
        command.SetAction((parsed, ct) => Cli.Guard(async () =>
        {
            var scenario = simulation.Scenario(parsed);
            var targets = parsed.GetValue(roster) is { } file ? Of(RosterFile.Read(file), scenario) : c => Usual(scenario, c);
            var interval = TimeSpan.FromMinutes(parsed.GetValue(minutes));
            var found = RunProgress.Watch("needs known", SimulatedNeeds.ToKnow(scenario, interval), progress => SimulatedNeeds.Of(
                scenario, targets, simulation.Read(parsed) with { FitEffort = FitEffort.Brief }, interval, progress, ct));
            await Cli.WritePage(parsed.GetValue(simulation.Html), () => NeedsPage.Of(scenario, found, Cli.Given(parsed)));
            await Cli.Write(parsed.GetValue(simulation.Json), () => JsonSerializer.Serialize(new { IntervalMinutes = NeedsTables.Minutes(scenario, found), found.AreMet, found.Rosters, found.Pools, found.Classes }, Json), () => NeedsTables.Show(scenario, found));
        }));
        return command;
    }

    private static StaffingTargets Usual(Scenario scenario, ContactClass c) => new() { ThresholdSeconds = (c.WithinTimeUnits ?? scenario.WithinTimeUnits) * scenario.TimeUnit.TotalSeconds };

    /// <exception cref="ScenarioException">The file names a queue that the scenario has not.</exception>
    private static Func<ContactClass, StaffingTargets> Of(RosterFile file, Scenario scenario)
    {
        var queues = scenario.Classes.Select(c => c.Queue).ToHashSet(StringComparer.Ordinal);
        if (file.Queues.Keys.FirstOrDefault(queue => !queues.Contains(queue)) is { } unknown) throw new ScenarioException("--roster", $"there is no queue {unknown}; name one of: {string.Join(", ", queues.Order(StringComparer.Ordinal))}.");
        return c => file.Queues.GetValueOrDefault(c.Queue)?.Targets ?? file.Targets ?? Usual(scenario, c);
    }
}
