using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Routing.Gateway.Tests;

/// <summary>A receiver of webhooks on this machine: tells what comes, and refuses the contacts it is told to.</summary>
public sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<Received> _received = System.Threading.Channels.Channel.CreateUnbounded<Received>();

    private Receiver(WebApplication app) => _app = app;

    public string Url => _app.Urls.First() + "/events";

    public ImmutableHashSet<string> Refused { get; set; } = [];

    public static async Task<Receiver> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new Receiver(app);
        app.MapPost("/events", receiver.Take);
        await app.StartAsync();
        return receiver;
    }

    /// <summary>What came next, taken or not.</summary>
    public async Task<Received> Next()
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        return await _received.Reader.ReadAsync(bound.Token);
    }

    public bool IsEmpty => _received.Reader.Count == 0;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Take(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var told = JsonNode.Parse(body.ToArray())!;
        http.Response.StatusCode = (string?)told["contact"] is { } contact && Refused.Contains(contact) ? 500 : 204;
        _received.Writer.TryWrite(new Received($"{told["type"]} {told["subject"]}", body.ToArray(), http.Request.ContentType!, http.Request.Headers[HookSignature.Header].ToString(), http.Response.StatusCode == 204));
    }
}

/// <summary>A request as it came.</summary>
/// <param name="What">Type and subject.</param>
public sealed record Received(string What, byte[] Body, string ContentType, string Signature, bool IsTaken);
