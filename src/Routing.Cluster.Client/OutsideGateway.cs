using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Orleans.Configuration;

namespace Routing.Cluster.Client;

/// <summary>Lets a gateway outside the cluster call the actors in it.</summary>
public static class OutsideGateway
{
    /// <summary>What ADO.NET calls the driver of PostgreSQL.</summary>
    public const string Npgsql = "Npgsql";

    /// <summary>How long any one call to an actor may take.</summary>
    public static readonly TimeSpan CallBound = TimeSpan.FromSeconds(10);

    /// <summary>How often the list of silos is read again.</summary>
    private static readonly TimeSpan ListEvery = TimeSpan.FromSeconds(10);

    /// <summary>How long the database may take to connect, or to answer.</summary>
    private const int DatabaseSeconds = 5;

    /// <summary>Adds <see cref="IRoutingCluster"/>, connected by a client of Orleans that starts and stops with the host; what calls as the host starts is added after it.</summary>
    /// <exception cref="ArgumentException">An option cannot be; it is named.</exception>
    public static IServiceCollection AddRoutingClient(this IServiceCollection services, Action<RoutingClientOptions>? configure = null)
    {
        var options = new RoutingClientOptions();
        configure?.Invoke(options);
        options.Check();
        return services.AddOrleansClient(gateway =>
        {
            gateway.Configure<ClusterOptions>(cluster => cluster.ClusterId = cluster.ServiceId = options.Cluster);
            if (options.Clustering is { } clustering) clustering(gateway);
            else if (options.Connection is { } connection) gateway.UsePostgresGateways(connection);
            else gateway.UseStaticClustering([.. options.GatewayPorts.Select(port => new IPEndPoint(IPAddress.Loopback, port))]);
            gateway.AddRoutingClient(options);
        });
    }

    /// <summary>Adds the same to a client of Orleans whose cluster is configured beside it.</summary>
    public static IClientBuilder AddRoutingClient(this IClientBuilder gateway, RoutingClientOptions? options = null)
    {
        options ??= new RoutingClientOptions();
        options.Check();
        gateway.AddActivityPropagation().Services.AddRoutingWire();
        gateway.Services.AddSingleton(options);
        gateway.Services.AddSingleton<IActorDirectory>(provider => provider.GetRequiredService<ClusterDirectory>());
        gateway.Services.AddSingleton<IRoutingCluster, RoutingCluster>();
        gateway.Services.AddSingleton<IClientConnectionRetryFilter, FirstConnection>();
        gateway.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = CallBound);
        gateway.Configure<GatewayOptions>(list => list.GatewayListRefreshPeriod = ListEvery);
        return gateway;
    }

    /// <summary>Finds the silos in the database where they find each other, as they come and go.</summary>
    public static IClientBuilder UsePostgresGateways(this IClientBuilder gateway, string connection)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection) { ApplicationName = "Routing.Actors gateway", Timeout = DatabaseSeconds, CommandTimeout = DatabaseSeconds };
        return gateway.UseAdoNetClustering(clustering => (clustering.Invariant, clustering.ConnectionString) = (Npgsql, settings.ConnectionString));
    }
}
