using System.Net;

namespace Routing.Gateway;

/// <summary>Without a key everybody who reaches the server is trusted, so it is then reachable from this machine only.</summary>
public static class LoopbackRule
{
    /// <summary>The addresses to listen on, and what is to be said about them; null when they are as asked for.</summary>
    public static (string Urls, string? Said) Apply(string urls, bool hasKeys)
    {
        var asked = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (asked.Length == 0) throw new ArgumentException("--urls names no address to listen on. Write it like http://127.0.0.1:5080.");
        foreach (var url in asked) Check(url);
        if (hasKeys) return (urls, null);
        var bound = asked.Select(ToLoopback).Distinct().ToArray();
        var said = string.Join(";", bound) == urls
            ? "No key is configured: listening on loopback only, and every caller of this machine may do everything."
            : $"No key is configured: listening on loopback only ({string.Join(", ", bound)} in place of {urls}). Make a key with: keys add --role admin";
        return (string.Join(";", bound), said);
    }

    private static string ToLoopback(string url)
    {
        var uri = Read(url)!;
        var isLoopback = uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
        return isLoopback ? url : $"{uri.Scheme}://127.0.0.1:{uri.Port}";
    }

    private static void Check(string url)
    {
        if (Read(url) is not { } uri || uri.Scheme is not ("http" or "https"))
            throw new ArgumentException($"\"{url}\" is no address to listen on. Write it like http://127.0.0.1:5080.");
        // That of a socket is no path of an address.
        if (uri.Host != "unix" && uri.PathAndQuery != "/") throw new ArgumentException($"\"{url}\" has a path, and the API has its own from the root on. Leave out {uri.PathAndQuery}; a proxy may put it in front.");
    }

    // Kestrel's wildcards are no host names, so they are read by hand.
    private static Uri? Read(string url) =>
        Uri.TryCreate(url.Replace("//*", "//0.0.0.0", StringComparison.Ordinal).Replace("//+", "//0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var uri) ? uri : null;
}
