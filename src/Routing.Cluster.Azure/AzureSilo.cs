using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Clustering.AzureStorage;
using Orleans.Configuration;
using Orleans.Reminders.AzureStorage;

namespace Routing.Cluster.Azure;

/// <summary>Makes a silo keep everything in tables of Azure Storage, and find the others there.</summary>
public static class AzureSilo
{
    /// <summary>Documents, reminders and the list of silos by Orleans' own providers; events and lists of actors by ours.</summary>
    public static ISiloBuilder AddRoutingAzure(this ISiloBuilder silo, StorageAccount account)
    {
        var tables = AzureAccount.Open(account);
        silo.AddAzureTableGrainStorage(RoutingSilo.StorageName, (AzureTableStorageOptions documents) =>
        {
            (documents.TableServiceClient, documents.TableName) = (tables, AzureAccount.Documents);
            documents.GrainStorageSerializer = new DocumentSerializer();
        });
        silo.UseAzureTableReminderService((AzureTableReminderStorageOptions reminders) => (reminders.TableServiceClient, reminders.TableName) = (tables, AzureAccount.Reminders));
        // It logs every write that fails with the id of its actor, and so customers too; what failed is told where it is answered.
        silo.Services.AddLogging(logging => logging.AddFilter("Orleans.Storage.AzureTableGrainStorage", LogLevel.None));
        return silo.AddRoutingTables(_ => Table(tables, AzureAccount.Log), _ => Table(tables, AzureAccount.Catalog));
    }

    /// <summary>Silos find each other in a table of the account.</summary>
    public static ISiloBuilder UseAzureMembership(this ISiloBuilder silo, StorageAccount account)
    {
        silo.UseAzureStorageClustering((AzureStorageClusteringOptions silos) => (silos.TableServiceClient, silos.TableName) = (AzureAccount.Open(account), AzureAccount.Silos));
        return silo.UseRoutingPatience();
    }

    private static AzureTable Table(TableServiceClient tables, string name) => new(tables.GetTableClient(name));
}
