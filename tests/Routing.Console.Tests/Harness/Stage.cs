using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using Routing.Gateway;
using Routing.Server.Tests;

namespace Routing.Console.Tests;

/// <summary>One server and one browser for all tests of the console: a small center, with a key for whoever steers it and one for an agent.</summary>
public sealed partial class Stage : IAsyncLifetime
{
    public const string Agent = "li-na";
    public const string Colleague = "tom";
    public const string Handler = "mei";
    public const string Queue = "after-sales";

    private static readonly string[] Browsers = ["chromium", "chromium-browser", "google-chrome"];

    private readonly DataFolder _data = new();
    private readonly int _port = FreePort.Find();
    private RunningServer _server = null!;
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;
    private HttpClient _api = null!;
    private int _contacts;
    private string _handlerKey = "";

    public string Key { get; private set; } = "";
    public string AgentKey { get; private set; } = "";
    public string AdminKey { get; private set; } = "";
    public Uri Address => _server.Address;

    public async Task InitializeAsync()
    {
        var keys = new KeyStore(_data.In("keys.json"), TimeProvider.System);
        Key = keys.Add(["gateway", "supervisor", "admin"], null, "the tests").Key;
        AgentKey = keys.Add(["agent"], Agent, "the tests").Key;
        AdminKey = keys.Add(["admin"], null, "the tests").Key;
        _welderKeys = [.. Welders.Select(welder => keys.Add(["agent"], welder, "the tests").Key)];
        _handlerKey = keys.Add(["agent"], Handler, "the tests").Key;
        await StartServer();
        _api = new HttpClient { BaseAddress = _server.Address };
        _api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        await Put($"queues/{Queue}", """{"name":"After-sales","offerTimeoutSeconds":120,"wrapUpSeconds":600,"serviceLevel":{"targetPercent":80,"withinSeconds":20}}""");
        await Put("queues/orders", """{"name":"Orders"}""");
        await Put($"agents/{Agent}", """{"name":"Li Na","skills":{"repair":8},"languages":["zh","en"],"queues":["after-sales"]}""");
        await Put($"agents/{Colleague}", """{"name":"Tom","skills":{"repair":3},"queues":["after-sales"]}""");
        // As long as a look takes on a busy machine.
        Assertions.SetDefaultExpectTimeout(15_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = FindBrowser(), Args = ["--no-sandbox", "--disable-gpu"] });
    }

    /// <summary>A page of the console as somebody with this key sees it; none means signed out.</summary>
    public async Task<Sight> Open(string path, string? key, string language = "en-GB", bool mayBeRefused = false, bool isPhone = false, bool isDark = false, string? zone = null)
    {
        var size = isPhone ? new ViewportSize { Width = 390, Height = 844 } : new ViewportSize { Width = 1280, Height = 800 };
        var context = await _browser.NewContextAsync(new() { BaseURL = Address.ToString(), Locale = language, TimezoneId = zone, ViewportSize = size, ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light });
        context.SetDefaultTimeout(15_000);
        if (key is not null) await context.AddInitScriptAsync($"sessionStorage.setItem('routing.key', '{key}')");
        // Who has no key is refused as soon as the page asks who that is.
        var sight = new Sight(context, await context.NewPageAsync()) { MayBeRefused = mayBeRefused || key is null };
        await sight.Page.GotoAsync(path);
        return sight;
    }

    public Task Put(string path, string json) => Send(HttpMethod.Put, path, json);

    public async Task<JsonDocument> Get(string path) => JsonDocument.Parse(await _api.GetStringAsync(new Uri("v1/" + path, UriKind.Relative)));

    public Task Post(string path, string json = "{}") => Send(HttpMethod.Post, path, json);

    /// <summary>A contact comes in; answers its id.</summary>
    public async Task<string> Arrive(string queue = Queue, string customer = "u-77")
    {
        var id = $"c-{Interlocked.Increment(ref _contacts)}";
        await Post("contacts", $$"""{"id":"{{id}}","customerId":"{{customer}}","channel":"voice","queue":"{{queue}}","intent":"repair"}""");
        return id;
    }

    /// <summary>A contact comes in, is taken by an agent of this queue alone, and completed; answers its id.</summary>
    public async Task<string> Handle(string queue)
    {
        await Put($"agents/{Handler}", $$"""{"name":"Mei","queues":["{{queue}}"]}""");
        await Post($"agents/{Handler}:setPresence", """{"presence":"ready"}""");
        var contact = await Arrive(queue);
        string? offer = null;
        await Asking.Until(async () => (offer = await OfferTo(Handler)) is not null, ServerProcess.Bound, "the contact was offered");
        await Send(HttpMethod.Post, $"offers/{offer}:accept", "{}", _handlerKey);
        await Send(HttpMethod.Post, $"contacts/{contact}:complete", """{"resolved":true}""", _handlerKey);
        // Else its wrap-up would keep the next one waiting.
        await Send(HttpMethod.Post, $"contacts/{contact}:close", "{}", _handlerKey);
        await Post($"agents/{Handler}:setPresence", """{"presence":"notReady"}""");
        return contact;
    }

    /// <summary>The server goes, and comes back with what it had.</summary>
    public async Task Restart(Func<Task> meanwhile)
    {
        await _server.Process.Stop(ServerProcess.Bound);
        await meanwhile();
        await StartServer();
    }

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        _api.Dispose();
        await _server.DisposeAsync();
        _data.Dispose();
    }

    private async Task StartServer() => _server = await RunningServer.Start(_data, _port);

    private async Task<string?> OfferTo(string agent)
    {
        using var offers = JsonDocument.Parse(await _api.GetStringAsync(new Uri($"v1/agents/{agent}/offers", UriKind.Relative)));
        return offers.RootElement.GetProperty("items").EnumerateArray().Select(offer => offer.GetProperty("id").GetString()).FirstOrDefault();
    }

    private async Task Send(HttpMethod method, string path, string json, string? key = null)
    {
        using var request = new HttpRequestMessage(method, "v1/" + path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        if (key is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await _api.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {await response.Content.ReadAsStringAsync()}");
    }

    private static string FindBrowser() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).SelectMany(folder => Browsers.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("There is no Chromium on the path. On Debian: apt-get install chromium. tests/run.sh does it.");
}

/// <summary>The tests that share the stage: one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class OnStage : ICollectionFixture<Stage>
{
    public const string Name = "console";
}
