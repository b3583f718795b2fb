using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Routing.Gateway;

/// <summary>Looks after the pilots now and then, so that a guard rail stops one that nobody looks at.</summary>
internal sealed partial class PilotHost(PilotReader reader, ICatalog catalog, TimeProvider clock, ILogger<PilotHost> log) : BackgroundService
{
    private const int MostGroups = 1000;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        var isFailing = false;
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    foreach (var group in await catalog.List(ActorKind.Dispatcher, null, MostGroups, stoppingToken)) await reader.Read(group, stoppingToken);
                    isFailing = false;
                }
                catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
                {
                    // The position stays, and the next round goes on from there. Told once.
                    if (!isFailing) NotRead(log, failure.GetType().Name);
                    isFailing = true;
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Pilots are not looked after ({Failure}). It is tried again, and nothing is lost.")]
    private static partial void NotRead(ILogger log, string failure);
}

/// <summary>Adds what keeps, watches and ends pilots.</summary>
internal static class PilotHosting
{
    public static IServiceCollection AddPilots(this IServiceCollection services)
    {
        services.AddSingleton<PilotReader>().AddSingleton<PilotPromotion>().AddSingleton<PolicyEstimates>().AddSingleton<PilotDesk>();
        return services.AddHostedService<PilotHost>();
    }
}
