using System.Net;

namespace Routing.Gateway;

/// <summary>Without a key everybody who reaches the server is trusted, so it is then reachable from this machine only.</summary>
public static class LoopbackRule
{
    /// <summary>What Kestrel has for a host where the rest is the path of a socket.</summary>
    public const string UnixHost = "unix";

    /// <summary>The addresses to listen on, and what is to be said about them; null when they are as asked for.</summary>
    public static (string Urls, string? Said) Apply(string urls, bool hasKeys)
    {
        var asked = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (asked.Length == 0) throw new ArgumentException("--urls names no address to listen on. Write it like http://127.0.0.1:5080.");
        foreach (var url in asked) Read(url);
        if (hasKeys) return (urls, null);
        var bound = asked.Select(ToLoopback).Distinct().ToArray();
        var said = string.Join(";", bound) == urls
            ? "No key is configured: listening on loopback only, and every caller of this machine may do everything."
            : $"No key is configured: listening on loopback only ({string.Join(", ", bound)} in place of {urls}). Make a key with: keys add --role admin";
        return (string.Join(";", bound), said);
    }

    private static string ToLoopback(string url)
    {
        var uri = Read(url);
        // A socket in the file system is of this machine too.
        var isLoopback = uri.Host is "localhost" or UnixHost || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
        return isLoopback ? url : $"{uri.Scheme}://127.0.0.1:{uri.Port}";
    }

    /// <summary>An address to listen on; Kestrel's wildcards, which are no host names, stand as 0.0.0.0, and a socket in the file system as <see cref="UnixHost"/>.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static Uri Read(string url)
    {
        if (!Uri.TryCreate(url.Replace("//*", "//0.0.0.0", StringComparison.Ordinal).Replace("//+", "//0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            throw new ArgumentException($"\"{url}\" is no address to listen on. Write it like http://127.0.0.1:5080.");
        // That of a socket is no path of an address.
        if (uri.Host != UnixHost && uri.PathAndQuery != "/") throw new ArgumentException($"\"{url}\" has a path, and the API has its own from the root on. Leave out {uri.PathAndQuery}; a proxy may put it in front.");
        return uri;
    }
}
