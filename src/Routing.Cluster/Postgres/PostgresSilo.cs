using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;
using Orleans.Storage;

namespace Routing.Cluster;

/// <summary>Makes a silo keep everything in PostgreSQL, and find the others there.</summary>
public static class PostgresSilo
{
    /// <param name="keep">How long events, and contacts that have ended, are kept, by every silo alike; null keeps them for ever.</param>
    public static ISiloBuilder AddRoutingPostgres(this ISiloBuilder silo, string connection, TimeSpan? keep = null)
    {
        var services = silo.Services;
        services.AddSingleton(_ => PostgresSchema.Open(connection)).AddSingleton<DocumentWriter>();
        services.AddSingleton<PostgresStorage>().AddKeyedSingleton<IGrainStorage>(RoutingSilo.StorageName, (provider, _) => provider.GetRequiredService<PostgresStorage>());
        services.AddSingleton<PostgresEventLog>();
        services.AddSingleton<IEventLog>(provider => provider.GetRequiredService<PostgresEventLog>());
        services.AddSingleton<IEventAppender>(provider => provider.GetRequiredService<PostgresEventLog>());
        services.AddHostedService(provider => provider.GetRequiredService<PostgresEventLog>());
        services.AddSingleton<IHistory, PostgresHistory>();
        services.AddHostedService<AnswerPruner>();
        if (keep is { } time) services.AddHostedService(provider => ActivatorUtilities.CreateInstance<EventPruner>(provider, time));
        silo.UseAdoNetReminderService((OptionsBuilder<AdoNetReminderTableOptions> options) => options.Configure<NpgsqlDataSource>((reminders, database) =>
            (reminders.Invariant, reminders.DataSource) = (OutsideGateway.Npgsql, database)));
        services.AddSingleton<PostgresCatalog>();
        services.AddSingleton<ICatalog>(provider => provider.GetRequiredService<PostgresCatalog>());
        services.AddSingleton<IActorListing>(provider => provider.GetRequiredService<PostgresCatalog>());
        services.AddSingleton<ILateEvents>(provider => provider.GetRequiredService<PostgresCatalog>());
        return silo;
    }

    /// <summary>The history without a silo, for a command.</summary>
    /// <exception cref="ArgumentException">It is no connection string.</exception>
    public static IHistory OpenHistory(string connection) => new PostgresHistory(PostgresSchema.Open(connection));

    /// <summary>Silos find each other in the database, by Orleans' own provider.</summary>
    public static ISiloBuilder UsePostgresMembership(this ISiloBuilder silo)
    {
        silo.UseAdoNetClustering((OptionsBuilder<AdoNetClusteringSiloOptions> options) => options.Configure<NpgsqlDataSource>((clustering, database) =>
            (clustering.Invariant, clustering.DataSource) = (OutsideGateway.Npgsql, database)));
        return silo.UseRoutingPatience();
    }
}
