using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
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
        catch (Exception failure) when (Line(failure) is { } line)
        {
            await Console.Error.WriteLineAsync(line);
            return CouldNotRun;
        }
    }

    /// <summary>What is said of a failure; null for one that nobody foresaw.</summary>
    internal static string? Line(Exception failure) => failure switch
    {
        OperationCanceledException => "Stopped.",
        ScenarioException or IOException or UnauthorizedAccessException or InvalidOperationException => failure.Message,
        // What runs in parallel fails as one, and mostly of the same mistake in each.
        AggregateException several when several.Flatten().InnerExceptions is { Count: > 0 } each && each.All(one => Line(one) is not null) => Line(each.FirstOrDefault(one => one is not OperationCanceledException) ?? each[0]),
        _ => null,
    };

    /// <summary>Whether an option is on the command line.</summary>
    public static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    /// <summary>Refuses options that say nothing to what is asked for: what is passed over in silence misleads.</summary>
    /// <exception cref="InvalidOperationException">One of them is given.</exception>
    public static void Refuse(ParseResult parsed, string why, params ReadOnlySpan<Option> options)
    {
        foreach (var option in options)
        {
            if (IsGiven(parsed, option)) throw new InvalidOperationException($"{option.Name}: {why}");
        }
    }

    /// <summary>An option that is a number: what is none, or too small, is told in a line, with how to mend it.</summary>
    /// <param name="isAbove">Whether the least itself is too small.</param>
    public static Option<T> Number<T>(string name, string description, T usual, T least, bool isAbove = false) where T : struct, INumber<T> =>
        new(name) { Description = description, DefaultValueFactory = _ => usual, CustomParser = result => Read(result, name, least, isAbove) };

    /// <summary>One that may be left out.</summary>
    public static Option<T?> NumberOrNone<T>(string name, string description, T least, bool isAbove = false) where T : struct, INumber<T> =>
        new(name) { Description = description, CustomParser = result => Read(result, name, least, isAbove) };

    /// <summary>An instant that may be left out.</summary>
    public static Option<DateTimeOffset?> InstantOrNone(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            var text = result.Tokens is [var token, ..] ? token.Value : "";
            if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)) return at;
            result.AddError($"{name} takes an instant, not \"{text}\": write it like 2026-01-05T09:00:00Z.");
            return null;
        },
    };

    // Not by a validator: that is asked before it is known whether there is a value to validate.
    private static T Read<T>(ArgumentResult result, string name, T least, bool isAbove) where T : struct, INumber<T>
    {
        var text = result.Tokens is [var token, ..] ? token.Value : "";
        if (!T.TryParse(text, CultureInfo.InvariantCulture, out var number)) result.AddError($"{name} takes a {(typeof(T) == typeof(double) ? "" : "whole ")}number, not \"{text}\".");
        else if (!(isAbove ? number > least : number >= least)) result.AddError(isAbove ? $"{name} must be greater than {least}." : $"{name} must be {least} or more.");
        return number;
    }

    /// <summary>What is wrong with a file of JSON: the place, without the names that the program has for things.</summary>
    public static string Fault(Exception fault) => fault is JsonException json
        ? string.Create(CultureInfo.InvariantCulture, $"line {json.LineNumber + 1}, at {json.Path ?? "$"}, is not as it should be.")
        : fault.Message;

    /// <summary>Whether what is asked for can be written, before it is worked out for minutes.</summary>
    /// <exception cref="InvalidOperationException">There is no such folder.</exception>
    public static void CheckFolder(string option, string? path)
    {
        if (path is not (null or "" or "-") && Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw new InvalidOperationException($"{option} {path}: there is no folder {folder}. Make it, or name a file elsewhere.");
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
