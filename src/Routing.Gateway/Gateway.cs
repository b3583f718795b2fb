using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Routing.Gateway;

/// <summary>Puts the HTTP API into a web application; nothing in it knows which engine runs the actors.</summary>
public static class Gateway
{
    /// <summary>The variable of the environment that names a formatter of the console's log: simple, json or systemd.</summary>
    public const string FormatVariable = "Logging__Console__FormatterName";

    /// <summary>An application that listens at some addresses and logs what matters, to standard error.</summary>
    /// <exception cref="ArgumentException">The environment names a formatter that there is not.</exception>
    public static WebApplicationBuilder CreateBuilder(string urls, LogFormat? log = null, Func<string, string?>? environment = null)
    {
        // Told to watch for settings that change, it is woken by every write to a data folder below the folder it was started in.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        builder.WebHost.UseKestrelHttpsConfiguration().UseUrls(urls);
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddSimpleConsole(console => console.SingleLine = true);
        var formatter = log switch { LogFormat.Text => ConsoleFormatterNames.Simple, LogFormat.Json => ConsoleFormatterNames.Json, _ => Formatter((environment ?? Environment.GetEnvironmentVariable)(FormatVariable)) };
        builder.Logging.AddConsole(console => console.FormatterName = formatter);
        builder.Services.AddSingleton<IExternalScopeProvider, LogScopes>();
        builder.Services.Configure<JsonConsoleFormatterOptions>(json => (json.IncludeScopes, json.UseUtcTimestamp, json.TimestampFormat) = (true, true, "yyyy-MM-ddTHH:mm:ss.fffZ"));
        // A start that fails is told by the command, in one line and not once more with a stack; what stops a running host is critical.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        // Standard output is the screen of the demonstration's.
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        return builder;
    }

    private static string Formatter(string? named)
    {
        var name = (named ?? "").ToLowerInvariant();
        return name switch
        {
            "" => ConsoleFormatterNames.Simple,
            ConsoleFormatterNames.Simple or ConsoleFormatterNames.Json or ConsoleFormatterNames.Systemd => name,
            _ => throw new ArgumentException($"{FormatVariable} names \"{named}\", which is no format of the log. Use simple, json or systemd."),
        };
    }

    /// <summary>
    /// Adds the API. The engine's side adds <see cref="IActorDirectory"/>, <see cref="ICatalog"/>, <see cref="IEventLog"/> and <see cref="IIdempotencyStore"/>.
    /// </summary>
    public static IServiceCollection AddRoutingGateway(this IServiceCollection services, GatewayOptions options)
    {
        services.TryAddSingleton(TimeProvider.System);
        // Beyond its own bound Kestrel answers nothing but a status: this leaves room for a problem.
        services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestLineSize = Math.Max(kestrel.Limits.MaxRequestLineSize, RequestLimits.LineBytes));
        services.AddSingleton(options).AddSingleton<KeyRing>().AddSingleton<Gate>().AddSingleton<CallerLimits>().AddSingleton<RequestMeter>();
        services.AddSingleton<IdempotentCalls>().AddSingleton<Auditor>().AddSingleton<Failures>().AddSingleton<OperationRunner>();
        services.AddSingleton<QueueLookup>().AddSingleton<AddressKeeping>().AddSingleton<CustomerUse>();
        services.AddSingleton(s => new CustomerLookup(s.GetRequiredService<IActorDirectory>(), s.GetRequiredService<ICatalog>(), () => Guid.CreateVersion7().ToString("N")));
        services.AddSingleton<ContactFinder>().AddSingleton<ContactViews>().AddSingleton<ContactIntake>().AddSingleton<OfferAnswers>();
        services.AddSingleton<ContactWork>().AddSingleton<ContactMoving>().AddSingleton<ContactRating>().AddSingleton<ContactNoting>();
        services.AddSingleton<ContactReplanning>().AddSingleton<ContactReopening>().AddSingleton<ContactMerging>().AddSingleton<CustomerContacts>();
        services.AddSingleton<QueueWarnings>().AddSingleton<QueueDesk>().AddSingleton<AgentDesk>().AddSingleton<AdherenceReads>().AddSingleton<CustomerDesk>().AddSingleton<GroupDesk>().AddSingleton<RuleDesk>().AddSingleton<ProfileDesk>().AddSingleton<TierDesk>().AddSingleton<CustomerJoins>();
        services.AddSingleton<ContactReplies>().AddSingleton<ContactJourney>().AddSingleton<ContactReads>().AddSingleton<WaitingReads>();
        services.AddSingleton<ContactActions>().AddSingleton<ContactMoves>().AddSingleton<ContactCorrections>().AddSingleton<OfferDesk>().AddSingleton<DecisionReads>();
        services.AddSingleton<ContactHappenings>().AddSingleton<CallerReads>().AddSingleton(_ => ConsoleSite.BuiltIn());
        services.AddSingleton<EventStream>().AddSingleton<QueueGauges>().AddSingleton<MetricsPage>().AddSingleton<HealthChecks>();
        services.AddPorter<QueueConfig, QueueDesk>(ActorKind.Queue, new QueueConfig { Name = "" });
        services.AddPorter<AgentProfile, AgentDesk>(ActorKind.Agent, new AgentProfile { Name = "" });
        services.AddPorter<CustomerProfile, CustomerDesk>(ActorKind.Customer, new CustomerProfile());
        services.AddSingleton<IntentLessons>().AddSingleton<IntentLearner>().AddSingleton<IntentDesk>();
        services.AddSingleton<TargetReads>().AddSingleton<MeasureTargetDesk>();
        services.AddHistory();
        services.AddWebhooks();
        services.AddAlerts();
        services.AddWhatIf();
        services.AddNeeds();
        services.AddPilots().AddSingleton<ReviewDesk>();
        services.AddPlanning();
        services.AddHostedService<Telemetry>().AddHostedService(s => s.GetRequiredService<IntentLearner>());
        if (options.CorsOrigins.Count > 0)
            services.AddCors(cors => cors.AddDefaultPolicy(policy => policy.WithOrigins([.. options.CorsOrigins]).AllowAnyHeader().AllowAnyMethod().WithExposedHeaders("ETag", "Location", "Retry-After", IdempotentCalls.ReplayedHeader)));
        return services.AddApiDescription();
    }

    private static void AddPorter<T, TDesk>(this IServiceCollection services, ActorKind kind, T defaults)
        where T : class
        where TDesk : ConfigDesk<T> =>
        services.AddSingleton(s => new Porter<T>(
            s.GetRequiredService<TDesk>(), s.GetRequiredService<ICatalog>(), kind, defaults, s.GetRequiredService<GatewayOptions>(), s.GetRequiredService<Auditor>(), s.GetRequiredService<TimeProvider>()));

    /// <summary>Maps the API, its description and its health on the application.</summary>
    public static WebApplication MapRoutingGateway(this WebApplication app)
    {
        var services = app.Services;
        app.UseMiddleware<StatusProblems>();
        if (services.GetRequiredService<GatewayOptions>().CorsOrigins.Count > 0) app.UseMiddleware<OriginsVary>().UseCors();
        var map = new OperationMap(app, services.GetRequiredService<OperationRunner>());
        QueueOperations.Map(map, services.GetRequiredService<QueueDesk>(), services.GetRequiredService<WaitingReads>(), services.GetRequiredService<Porter<QueueConfig>>());
        AgentOperations.Map(map, services.GetRequiredService<AgentDesk>(), services.GetRequiredService<Porter<AgentProfile>>());
        AdherenceReads.Map(map, services.GetRequiredService<AdherenceReads>());
        CustomerOperations.Map(map, services.GetRequiredService<CustomerDesk>(), services.GetRequiredService<Porter<CustomerProfile>>());
        GroupOperations.Map(map, services.GetRequiredService<GroupDesk>(), services.GetRequiredService<RuleDesk>());
        CustomerJoins.Map(map, services.GetRequiredService<CustomerJoins>());
        ProfileDesk.Map(map, services.GetRequiredService<ProfileDesk>());
        TierDesk.Map(map, services.GetRequiredService<TierDesk>());
        ContactOperations.Map(
            map,
            services.GetRequiredService<ContactJourney>(),
            services.GetRequiredService<ContactReads>(),
            services.GetRequiredService<ContactActions>(),
            services.GetRequiredService<ContactMoves>(),
            services.GetRequiredService<ContactCorrections>());
        OfferOperations.Map(map, services.GetRequiredService<OfferDesk>());
        IntentDesk.Map(map, services.GetRequiredService<IntentDesk>());
        DecisionReads.Map(map, services.GetRequiredService<DecisionReads>());
        services.GetRequiredService<HistoryOperations>().Map(map);
        MeasureTargetDesk.Map(map, services.GetRequiredService<MeasureTargetDesk>());
        PlanningOperations.Map(map, services);
        ContactHappenings.Map(map, services.GetRequiredService<ContactHappenings>());
        CallerReads.Map(map, services.GetRequiredService<CallerReads>());
        WhatIfDesk.Map(map, services.GetRequiredService<WhatIfDesk>());
        NeedsDesk.Map(map, services.GetRequiredService<NeedsDesk>());
        WebhookDesk.Map(map, services.GetRequiredService<WebhookDesk>());
        ReviewDesk.Map(map, services.GetRequiredService<ReviewDesk>());
        PilotDesk.Map(map, services.GetRequiredService<PilotDesk>());
        EventStream.Map(map, services.GetRequiredService<EventStream>());
        MetricsPage.Map(map, services.GetRequiredService<MetricsPage>());
        HealthChecks.Map(map, services.GetRequiredService<HealthChecks>());
        app.MapApiDescription();
        services.GetRequiredService<ConsoleSite>().Map(app);
        return app;
    }
}
