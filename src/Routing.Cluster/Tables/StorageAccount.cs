namespace Routing.Cluster;

/// <summary>
/// An account of Azure Storage as it is told to us: by a connection string, which holds a secret, or by the address of its
/// tables, to which this machine's own identity gives access.
/// </summary>
public sealed record StorageAccount
{
    private const string Examples = "Give the connection string of an account of Azure Storage, or the address of its tables, like https://ACCOUNT.table.core.windows.net, for this machine's identity.";

    private StorageAccount()
    {
    }

    public string? ConnectionString { get; private init; }
    public Uri? Address { get; private init; }

    /// <exception cref="ArgumentException">It is neither; what is wrong is said without what was given, as that may be secret.</exception>
    public static StorageAccount Parse(string? connection)
    {
        if (string.IsNullOrWhiteSpace(connection)) throw Refused("is missing");
        if (!connection.Contains("://", StringComparison.Ordinal) || connection.IndexOf('=') is var name and > 0 && name < connection.IndexOf("://", StringComparison.Ordinal))
            return FaultOf(connection) is { } fault ? throw Refused(fault) : new StorageAccount { ConnectionString = connection };
        if (!Uri.TryCreate(connection, UriKind.Absolute, out var address)) throw Refused("is no address");
        if (address.Scheme != Uri.UriSchemeHttps) throw Refused("must begin with https, as an identity is shown to nobody in clear");
        if (address.Query.Length > 0 || address.UserInfo.Length > 0) throw Refused("has more than an address; a shared access signature goes in a connection string");
        return new StorageAccount { Address = address };
    }

    private static string? FaultOf(string connection)
    {
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in connection.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (part.Split('=', 2) is not [{ Length: > 0 } name, var value] || !parts.TryAdd(name, value)) return "is no connection string: parts are NAME=VALUE, each name once, separated by ;";
        }
        if (Text(parts, "UseDevelopmentStorage") is { } emulator) return emulator.Equals("true", StringComparison.OrdinalIgnoreCase) ? null : "says UseDevelopmentStorage, which can only be true";
        if (Text(parts, "TableEndpoint") is { } endpoint && !(Uri.TryCreate(endpoint, UriKind.Absolute, out var at) && at.Scheme is "http" or "https")) return "has a TableEndpoint that is no address";
        if (Text(parts, "SharedAccessSignature") is not null) return Text(parts, "TableEndpoint") is null && Text(parts, "AccountName") is null ? "lacks TableEndpoint" : null;
        if (Text(parts, "AccountName") is null) return "lacks AccountName";
        if (Text(parts, "AccountKey") is not { } key) return "lacks AccountKey";
        return Convert.TryFromBase64String(key, new byte[key.Length], out _) ? null : "has an AccountKey that is not base 64";
    }

    private static string? Text(Dictionary<string, string> parts, string name) => parts.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    private static ArgumentException Refused(string why) => new($"--connection {why}. {Examples}");
}
