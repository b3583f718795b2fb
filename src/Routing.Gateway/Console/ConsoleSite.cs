using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Routing.Gateway;

/// <summary>
/// Serves the console at <c>/</c>: files built in, with tags, compressed beforehand, under a policy that lets nothing in from
/// elsewhere. What it shows it gets from the API, with the reader's key; the files themselves are for anybody.
/// </summary>
internal sealed class ConsoleSite
{
    private const string Prefix = "console/";
    private const string Page = "index.html";
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly string[] Methods = ["GET", "HEAD"];

    private readonly Dictionary<string, ConsoleFile> _files;

    public ConsoleSite(Dictionary<string, ConsoleFile> files) => _files = files;

    /// <summary>The console of this build; without Node at the build there is none, and its place says what to install.</summary>
    public static ConsoleSite BuiltIn()
    {
        var assembly = typeof(ConsoleSite).Assembly;
        var all = assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).ToDictionary(name => name[Prefix.Length..].Replace('\\', '/'), name => Read(assembly, name));
        return new ConsoleSite(all.Keys.Where(name => !name.EndsWith(".br", StringComparison.Ordinal) && !name.EndsWith(".gz", StringComparison.Ordinal))
            .ToDictionary(name => name, name => new ConsoleFile(name, all[name], all.GetValueOrDefault(name + ".br"), all.GetValueOrDefault(name + ".gz"))));
    }

    public bool IsThere => _files.ContainsKey(Page);

    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapMethods("/", Methods, http => Serve(http, "")).ExcludeFromDescription();
        endpoints.MapMethods("/console/{**path}", Methods, http => Serve(http, http.Request.RouteValues["path"] as string ?? "")).ExcludeFromDescription();
    }

    private Task Serve(HttpContext http, string path)
    {
        if (!IsThere) return ConsoleMissing.Write(http);
        // What is no file is a page of the console, which finds its way by the address itself.
        if (!_files.TryGetValue(path.StartsWith("assets/", StringComparison.Ordinal) ? path : Page, out var file))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = file.IsForEver ? "public, max-age=31536000, immutable" : "no-cache";
        headers.ETag = file.Tag;
        headers.Vary = "Accept-Encoding";
        if (http.Request.Headers.IfNoneMatch.ToString().Contains(file.Tag, StringComparison.Ordinal))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        var (bytes, encoding) = file.For(http.Request.Headers.AcceptEncoding.ToString());
        if (encoding is not null) headers.ContentEncoding = encoding;
        return ReplyWriter.Send(http.Response, file.ContentType, bytes);
    }

    private static byte[] Read(System.Reflection.Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
