using Microsoft.Extensions.Configuration;
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
    /// What only later versions of Orleans know. With this check a silo that stands still is vouched for by its last message,
    /// for 24 s: long enough for every offer it holds to expire unseen.
    /// </summary>
    private static readonly IConfiguration ByName =
        new ConfigurationBuilder().AddInMemoryCollection([new("EnableConnectionLivenessCheck", "false")]).Build();

    public static ISiloBuilder AddRoutingPostgres(this ISiloBuilder silo, string connection)
    {
        var services = silo.Services;
        services.AddSingleton(_ => PostgresSchema.Open(connection)).AddSingleton<DocumentWriter>();
        services.AddSingleton<PostgresStorage>().AddKeyedSingleton<IGrainStorage>(RoutingSilo.StorageName, (provider, _) => provider.GetRequiredService<PostgresStorage>());
        services.AddSingleton<PostgresEventLog>();
        services.AddSingleton<IEventLog>(provider => provider.GetRequiredService<PostgresEventLog>());
        services.AddSingleton<IEventAppender>(provider => provider.GetRequiredService<PostgresEventLog>());
        services.AddHostedService(provider => provider.GetRequiredService<PostgresEventLog>());
        services.AddHostedService<AnswerPruner>();
        silo.UseAdoNetReminderService((OptionsBuilder<AdoNetReminderTableOptions> options) => options.Configure<NpgsqlDataSource>((reminders, database) =>
            (reminders.Invariant, reminders.DataSource) = (OutsideGateway.Npgsql, database)));
        services.AddSingleton<PostgresCatalog>();
        services.AddSingleton<ICatalog>(provider => provider.GetRequiredService<PostgresCatalog>());
        services.AddSingleton<IActorListing>(provider => provider.GetRequiredService<PostgresCatalog>());
        services.AddSingleton<ILateEvents>(provider => provider.GetRequiredService<PostgresCatalog>());
        return silo;
    }

    /// <summary>
    /// Silos find each other in the database, by Orleans' own provider and tables. One is given up for dead when it has answered no probe for about 6 s: decisions
    /// for its groups resume within about 10 s, and a pause of a few seconds is no death.
    /// </summary>
    public static ISiloBuilder UsePostgresMembership(this ISiloBuilder silo)
    {
        silo.UseAdoNetClustering((OptionsBuilder<AdoNetClusteringSiloOptions> options) => options.Configure<NpgsqlDataSource>((clustering, database) =>
            (clustering.Invariant, clustering.DataSource) = (OutsideGateway.Npgsql, database)));
        return silo.Configure<ClusterMembershipOptions>(membership =>
        {
            membership.ProbeTimeout = TimeSpan.FromSeconds(2);
            membership.NumMissedProbesLimit = 3;
            membership.NumVotesForDeathDeclaration = 2;
            membership.TableRefreshTimeout = TimeSpan.FromSeconds(10);
            membership.DefunctSiloExpiration = TimeSpan.FromDays(1);
            ByName.Bind(membership);
        });
    }
}
