using Routing.Simulation;
using Spectre.Console;

namespace Routing.Lab;

/// <summary>Shows how a drive is getting on while it does: a live line in a terminal, a plain one now and then elsewhere.</summary>
internal static class DriveProgress
{
    private static readonly TimeSpan LiveEvery = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan PlainEvery = TimeSpan.FromSeconds(10);

    // Progress goes to the error stream: standard output may be the JSON.
    private static readonly IAnsiConsole Error = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    public static async Task<PlayReport> Watch(Player player, Scenario scenario, DriveOrder order, CancellationToken ct)
    {
        var play = player.Play(ct);
        if (Console.IsErrorRedirected) await Plainly(player, play);
        else await Error.Status().StartAsync($"setting up {Markup.Escape(scenario.Name)} on {string.Join(' ', order.Servers)} …", status => Lively(player, play, status));
        return await play;
    }

    private static async Task Lively(Player player, Task play, StatusContext status)
    {
        while (!await EndsWithin(play, LiveEvery))
        {
            if (player.Snapshot() is { } report) status.Status(Markup.Escape(Line(report)));
        }
    }

    private static async Task Plainly(Player player, Task play)
    {
        while (!await EndsWithin(play, PlainEvery))
        {
            if (player.Snapshot() is { } report) await Console.Error.WriteLineAsync(Line(report));
        }
    }

    private static async Task<bool> EndsWithin(Task play, TimeSpan time) => await Task.WhenAny(play, Task.Delay(time)) == play;

    private static string Line(PlayReport report)
    {
        var queues = report.Queues.Values;
        return $"{TimeSpan.FromSeconds(report.ScenarioSeconds):hh\\:mm\\:ss} played · {queues.Sum(q => q.Arrived)} arrived · {report.OpenContacts} open · {queues.Sum(q => q.Served)} served · "
            + $"{queues.Sum(q => q.Abandoned)} abandoned · lag p99 {report.LagSeconds.P99 * 1000:F0} ms · promises broken {report.Promises.Sum(p => p.Broken)}";
    }
}
