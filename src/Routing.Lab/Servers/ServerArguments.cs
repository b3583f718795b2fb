using System.CommandLine;
using Routing.Client;

namespace Routing.Lab;

/// <summary>What commands that ask a server are told: where it is, with which key, and of which group.</summary>
internal sealed class ServerArguments
{
    private readonly Option<string?> _key = new("--key") { Description = "Of a server: bearer key; without it, ROUTING_KEY from the environment." };
    private readonly Option<string> _group = new("--group") { Description = "Of a server: the routing group.", DefaultValueFactory = _ => Defaults.Group };

    /// <param name="hasGroup">Whether it is a group that is asked for.</param>
    public void AddTo(Command command, bool hasGroup = true)
    {
        command.Add(_key);
        if (hasGroup) command.Add(_group);
    }

    public string Group(ParseResult parsed) => parsed.GetValue(_group)!;

    public string? Key(ParseResult parsed) => parsed.GetValue(_key) ?? Environment.GetEnvironmentVariable("ROUTING_KEY");

    /// <summary>Whether what may be a file is the address of a server.</summary>
    public static bool Names(string? place) => Uri.TryCreate(place, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";

    /// <exception cref="InvalidOperationException">An option is given that says nothing to a server.</exception>
    public static void RefuseOfFiles(ParseResult parsed, string why, params ReadOnlySpan<Option> ofFiles) => Cli.Refuse(parsed, $"is for a file. {why}", ofFiles);

    /// <exception cref="InvalidOperationException">An option is given that only a server is asked with.</exception>
    public void RefuseOfServers(ParseResult parsed, params ReadOnlySpan<Option> ofServers) =>
        Cli.Refuse(parsed, "is for a server, and this is none. Name a server by its address, as http://127.0.0.1:5080, or leave the option out.", [_key, _group, .. ofServers]);

    /// <exception cref="InvalidOperationException">A group is named where none is asked for.</exception>
    public void RefuseGroup(ParseResult parsed, string why) => Cli.Refuse(parsed, why, _group);

    /// <summary>Asks the server; what it refuses, or that it is not there, is told in a line.</summary>
    public async Task Ask(ParseResult parsed, string url, Func<RoutingClient, Task> questions)
    {
        using var server = new RoutingClient(new Uri(url), new RoutingClientOptions { Key = Key(parsed) });
        await Reach(url, () => questions(server));
    }

    /// <exception cref="InvalidOperationException">The server refuses, or is not there.</exception>
    public static async Task Reach(string url, Func<Task> questions)
    {
        try
        {
            await questions();
        }
        catch (RoutingProblemException problem)
        {
            throw new InvalidOperationException(problem.Message, problem);
        }
        // Without a timeout inside, it was the user who stopped it.
        catch (Exception failure) when (failure is HttpRequestException or TimeoutException or TaskCanceledException { InnerException: TimeoutException })
        {
            throw new InvalidOperationException($"{url} cannot be reached: {failure.Message.TrimEnd('.')}. Start a server there, or give the address of one that runs.", failure);
        }
    }
}
