using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace Routing.Cluster.Client;

/// <summary>Lets a gateway outside the cluster call the actors in it.</summary>
public static class OutsideGateway
{
    /// <summary>What ADO.NET calls the driver of PostgreSQL.</summary>
    public const string Npgsql = "Npgsql";

    /// <summary>How long any call may take.</summary>
    public static readonly TimeSpan CallBound = TimeSpan.FromSeconds(10);

    /// <summary>Adds the actors' contracts and their directory to a client of Orleans; clustering is configured beside it.</summary>
    public static IClientBuilder AddRoutingClient(this IClientBuilder gateway)
    {
        gateway.Services.AddRoutingWire();
        gateway.Services.AddSingleton<IActorDirectory>(provider => provider.GetRequiredService<ClusterDirectory>());
        gateway.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = CallBound);
        return gateway;
    }

    /// <summary>Finds the silos in the database where they find each other, as they come and go.</summary>
    public static IClientBuilder UsePostgresGateways(this IClientBuilder gateway, string connection) =>
        gateway.UseAdoNetClustering(clustering => (clustering.Invariant, clustering.ConnectionString) = (Npgsql, connection));
}
