using System.CommandLine;
using System.Globalization;
using Routing.Client;
using Routing.Simulation;

namespace Routing.Lab;

/// <summary><c>drive URL FILE</c>: plays the customers and agents of a scenario against a live server over HTTP.</summary>
internal static class DriveCommand
{
    // Distinct, so that a script can tell a broken promise from a run that could not be made.
    private const int PromiseBroken = 2;
    private const int CouldNotRun = 1;

    // An offer is open for a few seconds: a desktop that waits longer for one of several servers has lost it.
    private static readonly TimeSpan AttemptBound = TimeSpan.FromSeconds(5);

    public static Command Make()
    {
        var url = new Argument<Uri[]>("URL") { Description = "The server, as in http://127.0.0.1:5080, or several of one cluster, separated by ;", Arity = ArgumentArity.ExactlyOne, CustomParser = result => Addresses(result) };
        var file = new Argument<string>("FILE") { Description = "A scenario file, or the name of a shipped one: online-shop, telecom, overseas-help-desk, travel-agency, small-team." };
        var speed = Cli.Number("--speed", "Scenario time per time of the clock.", 1d, 0d, isAbove: true);
        var seed = Cli.Number("--seed", "The same seed brings the same customers.", 1L, long.MinValue);
        var minutes = Cli.NumberOrNone("--minutes", "Minutes of the scenario to play; without it, to the end of the arrivals, or until Ctrl-C.", 0d, isAbove: true);
        var from = Cli.Number("--from", "Minute of the arrivals' profile to start at.", 0d, 0d);
        var key = new Option<string?>("--key") { Description = "Bearer key; without it, ROUTING_KEY from the environment." };
        var agentKeys = new Option<string?>("--agent-keys") { Description = "File with the agents' keys, as JSON of agent ids and keys; needed where the server has keys." };
        var json = new Option<string?>("--json") { Description = "Writes the report as JSON to this file, - for standard output." };
        var command = new Command("drive", "Plays customers and agents of a scenario against a live server, and holds it to its promises.")
        {
            url, file, speed, seed, minutes, from, key, agentKeys, json,
        };
        command.SetAction((parsed, ct) => Run(new DriveOrder(parsed.GetValue(url)!, parsed.GetValue(file)!, parsed.GetValue(key) ?? Environment.GetEnvironmentVariable("ROUTING_KEY"), parsed.GetValue(json))
        {
            AgentKeys = parsed.GetValue(agentKeys),
            Play = new PlayOptions
            {
                Speed = parsed.GetValue(speed),
                Seed = parsed.GetValue(seed),
                Duration = parsed.GetValue(minutes) is { } length ? TimeSpan.FromMinutes(length) : null,
                StartAt = TimeSpan.FromMinutes(parsed.GetValue(from)),
                IdPrefix = $"d{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString("x", CultureInfo.InvariantCulture)}-",
            },
        }, ct));
        return command;
    }

    private static async Task<int> Run(DriveOrder order, CancellationToken ct)
    {
        try
        {
            var scenario = ScenarioReader.ReadFile(ShippedScenarios.Find(order.File));
            var options = new RoutingClientOptions { Key = order.Key, AttemptBound = AttemptBound };
            if (order.AgentKeys is { } keyFile)
            {
                options = options with { AgentKeys = AgentKeys.Read(keyFile) };
                AgentKeys.Check(options.AgentKeys, DerivedSetup.Of(scenario).Agents.Keys, keyFile);
            }
            await Reach.Check(order.Servers, AttemptBound, ct);
            using var client = new RoutingClient(order.Servers, options);
            var player = new Player(scenario, order.Play, new HttpRoutingPort(client), TimeProvider.System);
            var report = await DriveProgress.Watch(player, scenario, order, ct);
            // A report of what nobody served would read as if all promises had been kept.
            if (!player.HasBegun) return await Stopped();
            await DriveReport.Write(report, order.Json);
            return report.AllKept ? 0 : PromiseBroken;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return await Stopped();
        }
        catch (Exception failure) when (failure is ScenarioException or RoutingProblemException or HttpRequestException or TimeoutException or InvalidOperationException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"Could not drive {string.Join(';', order.Servers)}: {failure.Message}");
            return CouldNotRun;
        }
    }

    private static async Task<int> Stopped()
    {
        await Console.Error.WriteLineAsync("Stopped before it began: nothing was played.");
        return CouldNotRun;
    }

    /// <summary>Reads the address of a server from the command line.</summary>
    internal static Uri? Address(System.CommandLine.Parsing.ArgumentResult result) => Address(result, result.Tokens[0].Value);

    private static Uri[] Addresses(System.CommandLine.Parsing.ArgumentResult result) =>
        [.. result.Tokens[0].Value.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(text => Address(result, text)).OfType<Uri>()];

    private static Uri? Address(System.CommandLine.Parsing.ArgumentResult result, string text)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https") return address;
        result.AddError($"\"{text}\" is not the address of a server; write it as http://127.0.0.1:5080.");
        return null;
    }
}

/// <summary>What to drive, and with what.</summary>
internal sealed record DriveOrder(IReadOnlyList<Uri> Servers, string File, string? Key, string? Json)
{
    public string? AgentKeys { get; init; }
    public required PlayOptions Play { get; init; }
}
