using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Routing.Gateway;

/// <summary>Looks after the pilots now and then, so that a guard rail stops one that nobody looks at.</summary>
internal sealed partial class PilotHost(PilotReader reader, IActorDirectory actors, ICatalog catalog, TimeProvider clock, ILogger<PilotHost> log) : RoundHost(Every, clock)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    /// <summary>A gateway that is not heard of for so long looks after none.</summary>
    private static readonly TimeSpan HeldFor = TimeSpan.FromSeconds(30);

    private readonly string _name = Guid.CreateVersion7().ToString("N");

    protected override async Task Round(CancellationToken ct) => await ForEach(
        catalog.All(ActorKind.Dispatcher, ct: ct),
        async group =>
        {
            if (await actors.Dispatcher(group).ClaimPilot(_name, HeldFor, ct)) await reader.LookAfter(group, ct);
        },
        ct);

    // The position stays, and the next round goes on from there.
    protected override void Failed(Exception failure) => NotRead(log, NameOf(failure));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Pilots are not looked after ({Failure}). It is tried again, and nothing is lost.")]
    private static partial void NotRead(ILogger log, string failure);
}

/// <summary>Adds what keeps, watches and ends pilots.</summary>
internal static class PilotHosting
{
    public static IServiceCollection AddPilots(this IServiceCollection services)
    {
        services.AddSingleton<PilotReader>().AddSingleton<PilotPromotion>().AddSingleton<PilotTakeBack>().AddSingleton<PolicyEstimates>().AddSingleton<PilotDesk>();
        return services.AddHostedService<PilotHost>();
    }
}
