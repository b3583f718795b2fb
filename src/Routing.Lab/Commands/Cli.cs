using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
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

    /// <summary>An option that is a number: what is none, or too small, is told in a line, with how to mend it.</summary>
    /// <param name="isAbove">Whether the least itself is too small.</param>
    public static Option<T> Number<T>(string name, string description, T usual, T least, bool isAbove = false) where T : struct, INumber<T> =>
        new(name) { Description = description, DefaultValueFactory = _ => usual, CustomParser = result => Read(result, name, least, isAbove) };

    /// <summary>One that may be left out.</summary>
    public static Option<T?> NumberOrNone<T>(string name, string description, T least, bool isAbove = false) where T : struct, INumber<T> =>
        new(name) { Description = description, CustomParser = result => Read(result, name, least, isAbove) };

    // Not by a validator: that is asked before it is known whether there is a value to validate.
    private static T Read<T>(ArgumentResult result, string name, T least, bool isAbove) where T : struct, INumber<T>
    {
        var text = result.Tokens is [var token, ..] ? token.Value : "";
        if (!T.TryParse(text, CultureInfo.InvariantCulture, out var number)) result.AddError($"{name} takes a {(typeof(T) == typeof(double) ? "" : "whole ")}number, not \"{text}\".");
        else if (!(isAbove ? number > least : number >= least)) result.AddError(isAbove ? $"{name} must be greater than {least}." : $"{name} must be {least} or more.");
        return number;
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
