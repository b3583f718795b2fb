using System.CommandLine;
using Routing.Client;

namespace Routing.Lab;

/// <summary>What commands that ask a server are told: where it is, with which key, and of which group.</summary>
internal sealed class ServerArguments
{
    private readonly Option<string?> _key = new("--key") { Description = "Of a server: bearer key; without it, ROUTING_KEY from the environment." };
    private readonly Option<string> _group = new("--group") { Description = "Of a server: the routing group.", DefaultValueFactory = _ => Defaults.Group };

    public void AddTo(Command command)
    {
        command.Add(_key);
        command.Add(_group);
    }

    public string Group(ParseResult parsed) => parsed.GetValue(_group)!;

    /// <summary>Whether what may be a file is the address of a server.</summary>
    public static bool Names(string? place) => Uri.TryCreate(place, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";

    /// <exception cref="InvalidOperationException">An option is given that says nothing to a server.</exception>
    public static void Refuse(ParseResult parsed, string why, params ReadOnlySpan<Option> ofFiles)
    {
        foreach (var option in ofFiles)
        {
            if (parsed.GetResult(option) is { Implicit: false }) throw new InvalidOperationException($"{option.Name}: is for a file. {why}");
        }
    }

    /// <summary>Asks the server; what it refuses, or that it is not there, is told in a line.</summary>
    public async Task Ask(ParseResult parsed, string url, Func<RoutingClient, Task> questions)
    {
        using var server = new RoutingClient(new Uri(url), new RoutingClientOptions { Key = parsed.GetValue(_key) ?? Environment.GetEnvironmentVariable("ROUTING_KEY") });
        try
        {
            await questions(server);
        }
        catch (RoutingProblemException problem)
        {
            throw new InvalidOperationException(problem.Message, problem);
        }
        catch (HttpRequestException failure)
        {
            throw new InvalidOperationException($"{url} cannot be reached: {failure.Message}", failure);
        }
    }
}
