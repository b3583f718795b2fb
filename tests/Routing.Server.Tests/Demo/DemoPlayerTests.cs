using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Routing.Server.Tests;

/// <summary>The player of the demonstration where its calls are not answered.</summary>
public sealed class DemoPlayerTests
{
    [Fact]
    public async Task A_call_that_times_out_is_told_and_tried_again_and_the_server_stays()
    {
        var never = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.Run(async call =>
        {
            // A stream that does not open is tried for minutes; every other call hangs.
            if (call.Request.Path == "/v1/events")
            {
                call.Response.ContentType = "text/event-stream";
                await call.Response.WriteAsync(":\n\n");
                await call.Response.Body.FlushAsync();
            }
            await never.Task;
        });
        await app.StartAsync();
        var log = new FirstWarnings();
        using var player = new DemoPlayer(
            new DemoAddress(app.Services.GetRequiredService<IServer>(), app.Services.GetRequiredService<IHostApplicationLifetime>()),
            new DemoOptions { CallBound = TimeSpan.FromMilliseconds(200) }, TimeProvider.System, log);

        await player.StartAsync(CancellationToken.None);
        await log.Second.Task.WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Contains("attempt 1", log.Said.First(), StringComparison.Ordinal);
        Assert.False(player.ExecuteTask!.IsCompleted);
        never.SetResult();
        await player.StopAsync(CancellationToken.None);
    }

    private sealed class FirstWarnings : ILogger<DemoPlayer>
    {
        public ConcurrentQueue<string> Said { get; } = new();

        public TaskCompletionSource Second { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Said.Enqueue(formatter(state, exception));
            if (Said.Count == 2) Second.TrySetResult();
        }
    }
}
