using Azure;
using Azure.Data.Tables;
using Azure.Identity;

namespace Routing.Cluster.Azure;

/// <summary>Opens an account of Azure Storage, and refuses one that does not serve.</summary>
public static class AzureAccount
{
    internal const string Documents = "RoutingDocuments";
    internal const string Log = "RoutingLog";
    internal const string Catalog = "RoutingCatalog";
    internal const string Silos = "RoutingSilos";
    internal const string Reminders = "RoutingReminders";

    /// <summary>How long the account may take to answer at a start.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(10);

    /// <summary>Makes the tables of the log and of the lists where they are missing; Orleans makes its own.</summary>
    /// <exception cref="StoreUnavailableException">The account does not answer, or does not allow it.</exception>
    public static async Task Prepare(StorageAccount account, CancellationToken ct = default)
    {
        try
        {
            var tables = Open(account);
            foreach (var name in (string[])[Log, Catalog]) await tables.CreateTableIfNotExistsAsync(name, ct).WaitAsync(Bound, ct);
        }
        catch (Exception failure) when (failure is RequestFailedException or AggregateException or AuthenticationFailedException or TimeoutException or FormatException or InvalidOperationException)
        {
            throw new StoreUnavailableException($"The account named by --connection does not serve: {failure.GetBaseException().Message.Split('\n')[0].Trim()}", failure);
        }
    }

    /// <summary>
    /// Nothing is tried again beneath us: a write whose answer was lost would fail against itself, and pass for one that
    /// somebody else preceded.
    /// </summary>
    internal static TableServiceClient Open(StorageAccount account)
    {
        var options = new TableClientOptions { Retry = { MaxRetries = 0, NetworkTimeout = ClusterLimits.StorageBound } };
        return account.Address is { } address ? new TableServiceClient(address, new DefaultAzureCredential(), options) : new TableServiceClient(account.ConnectionString, options);
    }
}
