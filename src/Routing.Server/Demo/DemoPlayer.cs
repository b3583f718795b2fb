using System.Globalization;
using Routing.Client;
using Routing.Simulation;

namespace Routing.Server;

/// <summary>Plays the demonstration's customers and agents against the server it runs in, through its public address.</summary>
public sealed partial class DemoPlayer(DemoAddress address, DemoOptions options, TimeProvider clock, ILogger<DemoPlayer> log) : BackgroundService
{
    private const int MostAttempts = 5;
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (await address.WhenListening(stoppingToken) is not { } server) return;
        var scenario = DemoScenario.Read();
        using var client = new RoutingClient(server, new RoutingClientOptions { Key = options.Key, Clock = clock, AttemptBound = options.CallBound });
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            try
            {
                await new Player(scenario, Options(), new HttpRoutingPort(client), clock).Play(stoppingToken);
                return;
            }
            catch (Exception failure) when (failure is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                // A demonstration that ends must not take the server with it; a call that times out is cancelled too.
                PlayEnded(log, attempt, failure.Message);
            }
            await Task.Delay(BetweenAttempts, clock, stoppingToken);
        }
    }

    private PlayOptions Options() => new()
    {
        Seed = options.Seed,
        Speed = options.Speed,
        StartAt = options.StartAt,
        // Unlike those of the runs before on the same data.
        IdPrefix = $"{clock.GetUtcNow().ToUnixTimeSeconds().ToString("x", CultureInfo.InvariantCulture)}-",
        MaxOpenContacts = 2_000,
        LeaveAtEnd = false,
    };

    [LoggerMessage(LogLevel.Warning, "The demonstration stopped at attempt {Attempt}: {Reason}")]
    private static partial void PlayEnded(ILogger log, int attempt, string reason);
}
