using System.CommandLine;
using Routing.Simulation;
using Spectre.Console;

namespace Routing.Lab;

/// <summary>What the lab's commands share: how they fail, and how they write.</summary>
internal static class Cli
{
    private const int CouldNotRun = 1;
    private const int WidthOfFiles = 140;

    /// <summary>Runs a command; what cannot be run is told in a line, and how to mend it.</summary>
    public static async Task<int> Guard(Func<Task> body)
    {
        try
        {
            await body();
            return 0;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped.");
            return CouldNotRun;
        }
        catch (Exception failure) when (failure is ScenarioException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return CouldNotRun;
        }
    }

    /// <summary>The command line that was given, for a page to tell how it was made.</summary>
    public static string Given(ParseResult parsed) => $"Routing.Lab {string.Join(' ', parsed.Tokens.Select(token => token.Value.Contains(' ', StringComparison.Ordinal) ? $"\"{token.Value}\"" : token.Value))}";

    /// <summary>A page to a file, if one is asked for.</summary>
    public static async Task WritePage(string? path, Func<string> page)
    {
        if (path is null) return;
        await File.WriteAllTextAsync(path, page());
        await Console.Error.WriteLineAsync($"The page is in {path}.");
    }

    /// <summary>JSON to a file or standard output; the tables unless standard output has the JSON.</summary>
    public static async Task Write(string? jsonPath, Func<string> json, Action tables)
    {
        if (jsonPath == "-")
        {
            await Console.Out.WriteLineAsync(json());
            return;
        }
        if (jsonPath is not null) await File.WriteAllTextAsync(jsonPath, json());
        if (Console.IsOutputRedirected)
        {
            // A file or a pipe has no width, and no use for colours.
            AnsiConsole.Profile.Width = WidthOfFiles;
            AnsiConsole.Profile.Capabilities.Ansi = false;
        }
        tables();
    }
}
