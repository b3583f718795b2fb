using System.Collections.Immutable;
using System.Net;

namespace Routing.Gateway;

/// <summary>What a server is told of the hooks it calls.</summary>
public sealed record HookOptions
{
    /// <summary>The variable of the environment that names hosts, separated by commas.</summary>
    public const string HostsVariable = "ROUTING_HOOK_HOSTS";

    /// <summary>The variable that holds the secret; an argument would be seen by all who list processes.</summary>
    public const string SecretVariable = "ROUTING_HOOK_SECRET";

    /// <summary>Signs what is sent; without it only this machine is called, unsigned.</summary>
    public string? Secret { get; init; }

    /// <summary>Hosts that may be called by http, and at addresses that are not public.</summary>
    public ImmutableHashSet<string> Hosts { get; init; } = ImmutableHashSet.Create<string>(StringComparer.OrdinalIgnoreCase);

    /// <param name="variable">Reads a variable of the environment.</param>
    /// <exception cref="ArgumentException">What is named is no host.</exception>
    public static HookOptions Of(Func<string, string?> variable) => new()
    {
        Secret = variable(SecretVariable) is { Length: > 0 } secret ? secret : null,
        Hosts = (variable(HostsVariable) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Host).ToImmutableHashSet(StringComparer.OrdinalIgnoreCase),
    };

    /// <summary>As the host of an address stands in it.</summary>
    private static string Host(string named) => Uri.CheckHostName(named.Trim('[', ']')) switch
    {
        UriHostNameType.Unknown => throw new ArgumentException($"{HostsVariable} names \"{named}\", which is no host. Give names or addresses separated by commas, without scheme or port."),
        UriHostNameType.IPv6 => $"[{IPAddress.Parse(named.Trim('[', ']'))}]",
        _ => named,
    };
}
