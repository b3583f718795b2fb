using System.CommandLine;
using Routing.Simulation;
using Spectre.Console;

namespace Routing.Lab;

/// <summary><c>faults</c>: random days on the production actors in which everything goes wrong, held to what is promised.</summary>
internal static class FaultsCommand
{
    public static Command Make()
    {
        var seeds = Cli.Number("--seeds", "Days to play, one of each seed.", 300, 1);
        var from = Cli.Number("--from", "The first seed.", 1, int.MinValue);
        var seed = Cli.NumberOrNone("--seed", "Plays the day of this seed alone, and tells it: what was done, what went wrong, the events.", int.MinValue);
        var parallel = Cli.Number("--parallel", "Days under way at a time, each on a thread of its own.", Environment.ProcessorCount, 1);
        var command = new Command("faults", "Plays random days in which messages, writes, actors and clocks fail, and checks that nothing is lost or doubled.") { seeds, from, seed, parallel };
        command.SetAction(async (parsed, ct) =>
        {
            var kept = true;
            var code = await Cli.Guard(async () =>
            {
                if (parsed.GetValue(seed) is { } one)
                {
                    Cli.Refuse(parsed, "is for many days; --seed plays one.", seeds, from, parallel);
                    kept = await Replay(one);
                    return;
                }
                kept = await Run(parsed.GetValue(from), parsed.GetValue(seeds), parsed.GetValue(parallel), ct);
            });
            return code == 0 && !kept ? 1 : code;
        });
        return command;
    }

    private static async Task<bool> Run(int from, int seeds, int parallel, CancellationToken ct)
    {
        var report = RunProgress.Watch($"playing {seeds} days", seeds, progress => FaultRuns.Run(from, seeds, parallel, DayOptions.Usual, progress, ct));
        await Cli.Write(null, () => "", () => AnsiConsole.Write(FaultTables.Of(from, report)));
        foreach (var day in report.Failures)
        {
            await Console.Out.WriteLineAsync($"Seed {day.Seed} broke a promise: {day.Breach!.Promise} ({day.Breach.Checker}). {FirstLine(day.Breach.What)}");
            await Console.Out.WriteLineAsync($"  Replay it: dotnet run -c Release --project src/Routing.Lab -- faults --seed {day.Seed}");
        }
        return report.Failed == 0;
    }

    private static async Task<bool> Replay(int seed)
    {
        var day = RandomDay.Play(seed);
        foreach (var line in day.Story) await Console.Out.WriteLineAsync(line);
        var faults = day.Faults.Values.Sum();
        await Console.Out.WriteLineAsync();
        await Console.Out.WriteLineAsync($"Seed {seed}: {day.Contacts} contacts, {faults} faults, events {day.Digest}.");
        await Console.Out.WriteLineAsync(day.Breach is { } breach ? $"Promised was that {breach.Promise} ({breach.Checker}). But {breach.What}." : "Every promise was kept.");
        return day.Breach is null;
    }

    private static string FirstLine(string text) => text.Split('\n')[0];
}
