using Microsoft.Extensions.DependencyInjection;

namespace Routing.Cluster;

/// <summary>Makes a silo keep its events and its lists of actors in two tables, whoever provides those.</summary>
internal static class TableSilo
{
    public static ISiloBuilder AddRoutingTables(this ISiloBuilder silo, Func<IServiceProvider, ITable> log, Func<IServiceProvider, ITable> catalog)
    {
        var services = silo.Services;
        services.AddSingleton(provider => new TableEventLog(log(provider), provider.GetRequiredService<ClusterClock>()));
        services.AddSingleton<IEventLog>(provider => provider.GetRequiredService<TableEventLog>());
        services.AddSingleton<IEventAppender>(provider => provider.GetRequiredService<TableEventLog>());
        services.AddHostedService(provider => provider.GetRequiredService<TableEventLog>());
        services.AddSingleton(provider => new TableCatalog(catalog(provider), provider.GetRequiredService<AddressBook>(), provider.GetRequiredService<StoreHealth>()));
        services.AddSingleton<ICatalog>(provider => provider.GetRequiredService<TableCatalog>());
        services.AddSingleton<IActorListing>(provider => provider.GetRequiredService<TableCatalog>());
        return silo;
    }
}
