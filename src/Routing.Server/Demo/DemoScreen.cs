using Routing.Client;
using Routing.Simulation;
using Spectre.Console;

namespace Routing.Server;

/// <summary>
/// A live summary of the demonstration in the terminal, or a plain line every few seconds where output is redirected.
/// It is a client like any other: what it shows, the API and the event stream told.
/// </summary>
public sealed partial class DemoScreen(DemoAddress address, DemoOptions options, TimeProvider clock, ILogger<DemoScreen> log) : BackgroundService
{
    private static readonly TimeSpan LiveEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PlainEvery = TimeSpan.FromSeconds(5);
    private static readonly EventFilter Decisions = new() { Types = [EventTypes.Offered] };
    private readonly DemoDecisions _decisions = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (await address.WhenListening(stoppingToken) is not { } server) return;
        using var client = new RoutingClient(server, new RoutingClientOptions { Key = options.Key, Clock = clock });
        var listening = Listen(client, stoppingToken);
        if (Console.IsOutputRedirected) await Plainly(client, server, stoppingToken);
        else await AnsiConsole.Live(DemoLayout.Starting(server)).StartAsync(live => Lively(client, server, live, stoppingToken));
        await listening;
    }

    private async Task Lively(RoutingClient client, Uri server, LiveDisplayContext live, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            if (await TryRead(client, ct) is { } board) live.UpdateTarget(DemoLayout.Draw(board, _decisions.Last, server, options.Speed, AnsiConsole.Console));
            await Task.Delay(LiveEvery, clock, ct);
        }
    }

    private async Task Plainly(RoutingClient client, Uri server, CancellationToken ct)
    {
        await Console.Out.WriteLineAsync(DemoLayout.Heading(server, options.Speed));
        while (!ct.IsCancellationRequested)
        {
            await Task.Delay(PlainEvery, clock, ct);
            if (await TryRead(client, ct) is { } board) await Console.Out.WriteLineAsync(DemoLayout.Line(board, _decisions.Last));
        }
    }

    private async Task<DemoBoard?> TryRead(RoutingClient client, CancellationToken ct)
    {
        try
        {
            return await DemoBoard.Read(client, ct);
        }
        catch (Exception failure) when (IsPassing(failure, ct))
        {
            NotRead(log, failure.Message);
            return null;
        }
    }

    private async Task Listen(RoutingClient client, CancellationToken ct)
    {
        try
        {
            await foreach (var streamed in client.Events.Stream(Decisions, ct: ct)) _decisions.Add(SeenEvent.From(streamed.Cursor, streamed.Event));
        }
        catch (Exception failure) when (IsPassing(failure, ct))
        {
            NotRead(log, failure.Message);
        }
    }

    /// <summary>Nothing that a screen meets may take the server with it; a call that times out looks like one that was cancelled.</summary>
    private static bool IsPassing(Exception failure, CancellationToken ct) =>
        failure is RoutingProblemException or HttpRequestException || failure is OperationCanceledException && !ct.IsCancellationRequested;

    [LoggerMessage(LogLevel.Debug, "The demonstration's screen was not brought up to date: {Reason}")]
    private static partial void NotRead(ILogger log, string reason);
}
