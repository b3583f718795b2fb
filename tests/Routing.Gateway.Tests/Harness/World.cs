using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Routing.Actors;
using Routing.Embedded;

namespace Routing.Gateway.Tests;

/// <summary>A gateway on a free port of this machine, over the embedded engine and a store in memory.</summary>
public sealed class World : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly EmbeddedEngine _engine;

    private World(WebApplication app, EmbeddedEngine engine, MemoryStore store, FailureLog failures)
    {
        (_app, _engine, Store, Failures) = (app, engine, store, failures);
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Http { get; }
    public MemoryStore Store { get; }
    public FailureLog Failures { get; }
    public IActorDirectory Actors => _engine;
    public IServiceProvider Services => _app.Services;

    public static async Task<World> Start(GatewayOptions? options = null, IIdempotencyStore? answers = null, IStoreHealth? health = null, Func<IEventLog, IEventLog>? log = null, Action<IServiceCollection>? services = null, TimeProvider? clock = null)
    {
        var store = new MemoryStore();
        var engine = new EmbeddedEngine(store, clock ?? TimeProvider.System, new PoolScheduler());
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var failures = new FailureLog();
        builder.Logging.ClearProviders().AddProvider(failures).AddFilter("Routing", LogLevel.Trace);
        builder.Services.AddSingleton<IActorDirectory>(engine).AddSingleton<ICatalog>(store).AddSingleton(log?.Invoke(store) ?? store).AddSingleton(answers ?? store);
        if (clock is not null) builder.Services.AddSingleton(clock);
        if (health is not null) builder.Services.AddSingleton(health);
        services?.Invoke(builder.Services);
        builder.Services.AddRoutingGateway(options ?? new GatewayOptions());
        var app = builder.Build();
        app.MapRoutingGateway();
        await app.StartAsync();
        return new World(app, engine, store, failures);
    }

    public Task<Said> Get(string path, string? key = null) => Send(HttpMethod.Get, path, null, key);

    public Task<Said> Put(string path, string json, params (string, string)[] headers) => Send(HttpMethod.Put, path, json, null, headers);

    public Task<Said> Patch(string path, string json, params (string, string)[] headers) => Send(HttpMethod.Patch, path, json, null, headers);

    public Task<Said> Post(string path, string? json = null, params (string, string)[] headers) => Send(HttpMethod.Post, path, json, null, headers);

    public Task<Said> Delete(string path, params (string, string)[] headers) => Send(HttpMethod.Delete, path, null, null, headers);

    public async Task<Said> Send(HttpMethod method, string path, string? json, string? key = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (json is not null) request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        if (key is not null) request.Headers.Add("Authorization", "Bearer " + key);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await Said.Of(await Http.SendAsync(request));
    }

    public async Task<Said> Send(HttpMethod method, string path, HttpContent content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        return await Said.Of(await Http.SendAsync(request));
    }

    public Task<Said> Upload(string path, string media, string body) => Upload(path, media, Encoding.UTF8.GetBytes(body));

    public async Task<Said> Upload(string path, string media, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new(media);
        return await Said.Of(await Http.PostAsync(path, content));
    }

    /// <summary>Asks until the answer is as wished, within a bound.</summary>
    public async Task<Said> Eventually(string path, Func<Said, bool> wished)
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (true)
        {
            var seen = Store.Newest;
            var said = await Get(path);
            if (wished(said)) return said;
            try
            {
                await Store.WaitAfter(seen, bound.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"{path} never became as wished; it says {said.Json}");
            }
        }
    }

    /// <summary>On a busy machine it is not computed within one request, and is asked for again.</summary>
    public async Task<Said> Ready(string path)
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            var said = await Get(path);
            if (said.Status != 503) return said.Is(200);
            bound.Token.ThrowIfCancellationRequested();
        }
    }

    /// <summary>One queue, one agent who is ready, as most stories begin.</summary>
    public async Task OneQueueOneAgent(string queue = "after-sales", string agent = "li-na")
    {
        (await Put($"/v1/queues/{queue}", """{"name":"After-sales","wrapUpSeconds":30}""")).Is(201);
        (await Put($"/v1/agents/{agent}", $$"""{"name":"Li Na","languages":["zh","en"],"queues":["{{queue}}"]}""")).Is(201);
        (await Post($"/v1/agents/{agent}:setPresence", """{"presence":"ready"}""")).Is(200);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        Assert.True(Failures.Errors.IsEmpty, string.Join("\n", Failures.Errors));
        await _app.StopAsync();
        await _app.DisposeAsync();
        _engine.Dispose();
    }
}

/// <summary>An answer of the gateway.</summary>
public sealed record Said(int Status, JsonNode? Json, HttpResponseMessage Message, string Body)
{
    public JsonNode? this[string field] => Json?[field];

    public static async Task<Said> Of(HttpResponseMessage message)
    {
        var body = await message.Content.ReadAsStringAsync();
        var isJson = message.Content.Headers.ContentType?.MediaType is "application/json" or "application/problem+json";
        return new Said((int)message.StatusCode, isJson ? JsonNode.Parse(body) : null, message, body);
    }

    public Said Is(int status)
    {
        Assert.True(status == Status, $"Wished {status}, but was {Status}: {Body}");
        return this;
    }

    /// <summary>A problem of this kind, whole and without a trace of the code.</summary>
    public Said IsProblem(string kind, string? field = null)
    {
        Assert.True(Status >= 400, $"Wished a problem, but was {Status}: {Body}");
        Assert.Equal("application/problem+json", Message.Content.Headers.ContentType?.MediaType);
        Assert.Equal("urn:routing-actors:problem:" + kind, (string?)Json!["type"]);
        Assert.Equal(Status, (int)Json["status"]!);
        if (field is not null) Assert.Equal(field, (string?)Json["field"]);
        Assert.DoesNotContain("   at ", Body, StringComparison.Ordinal);
        Assert.False(string.IsNullOrEmpty((string?)Json["detail"]));
        return this;
    }

    public string? Header(string name) => Message.Headers.TryGetValues(name, out var values) ? values.Single() : null;
}
