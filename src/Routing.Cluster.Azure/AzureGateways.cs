using Orleans.Clustering.AzureStorage;

namespace Routing.Cluster.Azure;

/// <summary>Lets gateways outside the cluster find its silos.</summary>
public static class AzureGateways
{
    /// <summary>By the table in which the silos find each other.</summary>
    public static IClientBuilder UseAzureGateways(this IClientBuilder gateway, StorageAccount account) =>
        gateway.UseAzureStorageClustering((AzureStorageGatewayOptions silos) => (silos.TableServiceClient, silos.TableName) = (AzureAccount.Open(account), AzureAccount.Silos));
}
