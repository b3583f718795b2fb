using Orleans.Dashboard;
using Routing.Actors;
using Routing.Cluster;
using Routing.Gateway;
using Routing.Simulation;

namespace Routing.Silo;

/// <summary>Composes the gateway, a silo of Orleans and its dashboard into a web application.</summary>
public static class SiloHost
{
    public const string DashboardPath = "/dashboard";

    /// <summary>The few of Orleans' many that tell how the cluster fares; none is touched by every message.</summary>
    private static readonly string[] OfOrleans =
    [
        "orleans-consistent-ring-size", "orleans-catalog-activations", "orleans-messaging-pings-reply-missed",
        "orleans-messaging-expired", "orleans-messaging-rejected", "orleans-app-requests-timedout",
    ];

    private static readonly string[] PrintMessages =
    [
        "Orleans.Grain", "Orleans.Messaging", "Orleans.Runtime.CallbackData", "Orleans.Runtime.GrainCallCancellationManager", "Orleans.Runtime.Scheduler.WorkItemGroup",
        "Polly",
    ];

    public static WebApplication Build(SiloOptions options, string urls)
    {
        var builder = Gateway.Gateway.CreateBuilder(urls, options.Gateway.LogFormat);
        // Taken for a hang at a start, it is this machine's own uptime.
        builder.Logging.AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);
        // These print each message that is lost, late or slow with all that it carries, and each activation that fails with its
        // key, customers by name included: thousands while a silo or the database is away. The lines about membership tell of the
        // one, our own of the other and of what came of it.
        foreach (var category in PrintMessages) builder.Logging.AddFilter(category, LogLevel.Critical);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ClusterLimits.HandOverBound);
        builder.UseOrleans(silo => Compose(silo, options));
        builder.Services.AddSingleton<IFitter>(_ => new PoolFitter());
        builder.Services.AddSingleton(_ => HookOptions.Of(Environment.GetEnvironmentVariable));
        builder.Services.AddSingleton<IScorer>(provider => new HttpScorer(provider.GetRequiredService<HookOptions>(), TimeProvider.System));
        builder.Services.AddSingleton<ITranslator>(provider => new HttpTranslator(provider.GetRequiredService<HookOptions>(), TimeProvider.System));
        builder.Services.AddSingleton<IWhatIfLab, WhatIfLab>().AddSingleton<INeedsLab, NeedsLab>();
        builder.Services.AddSingleton<IBots>(provider => new HttpBots(provider.GetRequiredService<HookOptions>(), TimeProvider.System));
        builder.Services.AddRoutingGateway(options.Gateway with
        {
            KeyFile = options.KeyFile, HistoryDays = options.HistoryDays, RepeatDays = options.RepeatDays, EngineInstruments = OfOrleans, EngineTraces = ["Microsoft.Orleans.Application"],
        });
        builder.Services.AddSingleton<DashboardGate>();
        var app = builder.Build();
        app.MapRoutingGateway();
        app.MapOrleansDashboard(DashboardPath).AddEndpointFilter(app.Services.GetRequiredService<DashboardGate>());
        return app;
    }

    private static void Compose(ISiloBuilder silo, SiloOptions options)
    {
        silo.AddRoutingActors().AddDashboard();
        // Before the rest: what the options say of address and cluster counts.
        if (options.Kubernetes) Additions.WatchPods(silo);
        switch (options.Storage)
        {
            case ClusterStorage.Memory:
                silo.UseThisMachine(options).AddRoutingMemory();
                break;
            case ClusterStorage.PostgreSql:
                silo.UseNetwork(options).UsePostgresMembership().AddRoutingPostgres(options.Connection!, Keeping.For(options.KeepDays));
                break;
            case ClusterStorage.Azure:
                Additions.AddAzure(silo.UseNetwork(options), StorageAccount.Parse(options.Connection));
                break;
            default:
                throw new ArgumentException($"--storage {options.Storage} is not known. Use memory, postgresql or azure.");
        }
    }
}
