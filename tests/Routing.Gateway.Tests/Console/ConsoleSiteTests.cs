using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Routing.Gateway.Tests;

/// <summary>How the console is served: tagged, compressed beforehand, under a strict policy; and what stands in its place.</summary>
public sealed class ConsoleSiteTests
{
    private static readonly Dictionary<string, ConsoleFile> Files = new()
    {
        ["index.html"] = new("index.html", "<!doctype html>"u8.ToArray(), "brotli"u8.ToArray(), "gzip"u8.ToArray()),
        ["assets/app.ABC.js"] = new("assets/app.ABC.js", "run()"u8.ToArray(), null, null),
    };

    [Fact]
    public async Task Pages_and_files_are_served_with_tags_and_policy_and_not_twice()
    {
        await using var app = await Serve(new ConsoleSite(Files));
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        using var page = await http.GetAsync("console/agents/li-na?find=li");
        Assert.Equal("<!doctype html>", await page.Content.ReadAsStringAsync());
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("no-cache", page.Headers.CacheControl?.ToString());

        using var script = await http.GetAsync("console/assets/app.ABC.js");
        Assert.Equal("text/javascript", script.Content.Headers.ContentType?.MediaType);
        Assert.Contains("immutable", script.Headers.GetValues("Cache-Control").Single(), StringComparison.Ordinal);
        using var again = new HttpRequestMessage(HttpMethod.Get, "console/assets/app.ABC.js");
        again.Headers.IfNoneMatch.Add(script.Headers.ETag!);
        Assert.Equal(304, (int)(await http.SendAsync(again)).StatusCode);
        Assert.Equal(404, (int)(await http.GetAsync("console/assets/lost.js")).StatusCode);
    }

    [Fact]
    public async Task Without_Node_at_the_build_the_place_says_what_to_install()
    {
        await using var app = await Serve(new ConsoleSite([]));
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        Assert.Contains("apt-get install nodejs npm", await http.GetStringAsync(""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip, deflate, br", "brotli", "br")]
    [InlineData("gzip;q=1.0, br;q=0", "gzip", "gzip")]
    [InlineData("", "<!doctype html>", null)]
    public void A_browser_gets_the_best_it_takes(string accepted, string bytes, string? encoding)
    {
        var (given, how) = Files["index.html"].For(accepted);
        Assert.Equal((bytes, encoding), (Encoding.UTF8.GetString(given), how));
    }

    private static async Task<WebApplication> Serve(ConsoleSite site)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        site.Map(app);
        await app.StartAsync();
        return app;
    }
}
