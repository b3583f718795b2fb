using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans.Configuration;
using Orleans.Storage;

namespace Routing.Cluster;

/// <summary>Makes a silo keep everything in PostgreSQL, and find the others there.</summary>
public static class PostgresSilo
{
    /// <summary>
    /// What only later versions of Orleans know. With its check of connections a silo that stands still is vouched for by its
    /// last message, for 24 s: long enough for every offer it holds to expire unseen. And its detector learns how long to wait
    /// for an answer, from half of <see cref="ClusterMembershipOptions.ProbeTimeout"/> to four times that: three probes of one
    /// second are missed by whoever is busy for a moment, and eight would be too long.
    /// </summary>
    private static readonly IConfiguration ByName = new ConfigurationBuilder().AddInMemoryCollection(
    [
        new("EnableConnectionLivenessCheck", "false"),
        new("MinProbeTimeout", "00:00:02"),
        new("MaxProbeTimeout", "00:00:04"),
    ]).Build();

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

    /// <summary>
    /// Silos find each other in the database, by Orleans' own provider and tables. One is given up for dead when it has missed
    /// three probes of two seconds, the last of them by way of another silo with up to four: after 6 to 10 s. So a pause of a
    /// few seconds is no death, and offers, open for 20 s, outlive their silo.
    /// </summary>
    public static ISiloBuilder UsePostgresMembership(this ISiloBuilder silo)
    {
        silo.UseAdoNetClustering((OptionsBuilder<AdoNetClusteringSiloOptions> options) => options.Configure<NpgsqlDataSource>((clustering, database) =>
            (clustering.Invariant, clustering.DataSource) = (OutsideGateway.Npgsql, database)));
        return silo.UseRoutingPatience();
    }
}
