using System.Net;
using System.Net.Sockets;

namespace Routing.Gateway;

/// <summary>
/// Where hooks may lead: https to public addresses; http, and addresses that are not public, on this machine under its own name, and
/// where the server was told so. Whoever configures agents is not thereby let into the network behind the server.
/// </summary>
public static class HookAddress
{
    /// <summary>Null where a hook may be called; else why not. What its name resolves to is looked at as it is called.</summary>
    public static string? Refusal(Uri url, IReadOnlySet<string> allowed) =>
        IsNamed(url.Host, allowed) || url.Scheme == Uri.UriSchemeHttps ? null : $"only https is called, but for this machine and the hosts of {HookOptions.HostsVariable}";

    /// <summary>A problem for an address that would never be called, where it is configured; null where it may be, or none is given.</summary>
    internal static Problem? Check(string field, string? url, HookOptions options) => Uri.TryCreate(url, UriKind.Absolute, out var to) ? Check(field, to, options) : null;

    internal static Problem? Check(string field, Uri url, HookOptions options)
    {
        if (Refusal(url, options.Hosts) is { } refusal) return ProblemKinds.RuleBroken.At(field, $"It may not lead there: {refusal}.");
        // A name is looked up when it is called, and what it leads to then is looked at.
        return IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) && !IsPublic(address) && !IsNamed(url.Host, options.Hosts)
            ? ProblemKinds.RuleBroken.At(field, $"It may not lead to an address that is not public. Name it in {HookOptions.HostsVariable} of the server to allow it.")
            : null;
    }

    /// <summary>Named as this machine, or in the list.</summary>
    public static bool IsNamed(string host, IReadOnlySet<string> allowed) => IsThisMachine(host) || allowed.Contains(host);

    public static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    /// <summary>What calls where hooks may lead. It follows no redirects: they could lead to where nobody configured.</summary>
    public static SocketsHttpHandler Handler(IReadOnlySet<string> allowed, int mostConnections) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        MaxConnectionsPerServer = mostConnections,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectCallback = (connection, ct) => Connect(connection.DnsEndPoint, allowed, ct),
    };

    /// <summary>Connects to an address of the host that may be called; the name is resolved here, so that no later answer of a name server stands for another machine.</summary>
    public static async ValueTask<Stream> Connect(DnsEndPoint to, IReadOnlySet<string> allowed, CancellationToken ct)
    {
        var addresses = await Dns.GetHostAddressesAsync(to.Host, ct).ConfigureAwait(false);
        var may = IsNamed(to.Host, allowed) ? addresses : [.. addresses.Where(IsPublic)];
        if (may.Length == 0) throw new HttpRequestException($"{to.Host} has no public address, and is not among those of {HookOptions.HostsVariable}");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(may, to.Port, ct).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Whether an address is neither of this machine nor of a private, local, shared or special network.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            // 2000::/3 is what is given out; of it 2002::/16 and 64:ff9b::/96 stand for addresses of version 4.
            return (bytes[0] & 0xe0) == 0x20 && !(bytes[0] == 0x20 && bytes[1] == 0x02) && !(bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0);
        }
        return bytes[0] switch
        {
            0 or 10 or 127 or >= 224 => false,
            100 => bytes[1] is < 64 or > 127,
            169 => bytes[1] != 254,
            172 => bytes[1] is < 16 or > 31,
            192 => bytes[1] != 168 && !(bytes[1] == 0 && bytes[2] is 0 or 2),
            198 => bytes[1] is not (18 or 19) && !(bytes[1] == 51 && bytes[2] == 100),
            203 => !(bytes[1] == 0 && bytes[2] == 113),
            _ => true,
        };
    }
}
