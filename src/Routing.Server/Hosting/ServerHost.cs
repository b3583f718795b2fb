using Microsoft.Extensions.DependencyInjection.Extensions;
using Routing.Actors;
using Routing.Embedded;
using Routing.Gateway;
using Routing.Simulation;

namespace Routing.Server;

/// <summary>Composes the gateway and the embedded engine over one data file into a web application.</summary>
public static class ServerHost
{
    /// <param name="store">Opened by the caller, who closes it after the application; so is <paramref name="history"/>.</param>
    public static WebApplication Build(ServerOptions options, SqliteStore store, SqliteHistory history, string urls)
    {
        var builder = Gateway.Gateway.CreateBuilder(urls, options.Gateway.LogFormat);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
        AddEngine(builder.Services, store);
        builder.Services.AddSingleton<IHistory>(history).AddSingleton<IWhatIfLab, WhatIfLab>().AddSingleton<INeedsLab, NeedsLab>();
        builder.Services.AddRoutingGateway(options.Gateway with { KeyFile = options.KeyFile, HistoryDays = options.HistoryDays, RepeatDays = options.RepeatDays });
        if (options.Demo) builder.Services.AddDemo(new DemoOptions { PastWeeks = options.DemoWeeks });
        var app = builder.Build();
        app.MapRoutingGateway();
        return app;
    }

    private static void AddEngine(IServiceCollection services, SqliteStore store)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IActorStore>(store).AddSingleton<IEventLog>(store).AddSingleton<ICatalog>(store).AddSingleton<IIdempotencyStore>(store).AddSingleton<IStoreHealth>(store);
        services.AddSingleton(_ => new PoolFitter());
        services.AddSingleton(_ => HookOptions.Of(Environment.GetEnvironmentVariable)).AddSingleton<HttpScorer>().AddSingleton<HttpTranslator>().AddSingleton<HttpBots>();
        services.AddSingleton(provider => new EmbeddedEngine(store, provider.GetRequiredService<TimeProvider>(), PoolScheduler.Instance, new EngineOptions
        {
            Fitter = provider.GetRequiredService<PoolFitter>(),
            Scorer = provider.GetRequiredService<HttpScorer>(),
            Translator = provider.GetRequiredService<HttpTranslator>(),
            Bots = provider.GetRequiredService<HttpBots>(),
        }));
        services.AddSingleton<IActorDirectory>(provider => provider.GetRequiredService<EmbeddedEngine>());
        services.AddHostedService<EngineService>();
    }
}
