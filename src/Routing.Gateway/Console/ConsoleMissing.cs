using Microsoft.AspNetCore.Http;

namespace Routing.Gateway;

/// <summary>What stands at <c>/</c> when the build had no Node to make the console with: what to install, and what is there all the same.</summary>
internal static class ConsoleMissing
{
    private static readonly byte[] Text = """
        <!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Routing.Actors</title></head><body>
        <h1>Routing.Actors</h1>
        <p>This server was built without its console, as there was no Node.js 18 or later with npm at the build, or npm could not fetch the console's packages.</p>
        <p>Install <a href="https://nodejs.org">Node.js</a> (on Debian or Ubuntu: <code>apt-get install nodejs npm</code>), and build again.</p>
        <p>All else is here: <a href="/docs">the API to browse</a>, <a href="/openapi/v1.json">its description</a>, <a href="/healthz">health</a>.</p>
        <p lang="zh">构建时没有 Node.js 18（含 npm），因此没有控制台。请安装后重新构建；API 文档见 <a href="/docs">/docs</a>。</p>
        </body></html>
        """u8.ToArray();

    public static Task Write(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
        return ReplyWriter.Send(http.Response, "text/html; charset=utf-8", Text);
    }
}
