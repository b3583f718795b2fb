using System.Security.Cryptography;

namespace Routing.Gateway;

/// <summary>A file of the console as it was built in: its bytes, those compressed beforehand, and a tag of its contents.</summary>
internal sealed record ConsoleFile(string Name, byte[] Plain, byte[]? Brotli, byte[]? Gzip)
{
    public string Tag { get; } = $"\"{Convert.ToHexStringLower(SHA256.HashData(Plain).AsSpan(0, 12))}\"";

    public string ContentType { get; } = Path.GetExtension(Name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".woff2" => "font/woff2",
        _ => "application/octet-stream",
    };

    /// <summary>Named by its contents, so that a browser need never ask again.</summary>
    public bool IsForEver { get; } = Name.StartsWith("assets/", StringComparison.Ordinal) && Name.Count(c => c == '.') > 1;

    /// <summary>The bytes for a browser that takes these encodings, and the name of the one used.</summary>
    public (byte[] Bytes, string? Encoding) For(string accepted)
    {
        if (Brotli is not null && Takes(accepted, "br")) return (Brotli, "br");
        return Gzip is not null && Takes(accepted, "gzip") ? (Gzip, "gzip") : (Plain, null);
    }

    private static bool Takes(string accepted, string encoding) => accepted.Split(',').Select(one => one.Trim()).Any(one =>
        one == encoding || (one.StartsWith(encoding + ";", StringComparison.Ordinal) && !one.EndsWith("q=0", StringComparison.Ordinal)));
}
