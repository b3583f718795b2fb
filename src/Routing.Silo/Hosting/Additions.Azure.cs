using Routing.Cluster;
using Routing.Cluster.Azure;

namespace Routing.Silo;

internal static partial class Additions
{
    static partial void PrepareAzure(StorageAccount account, ref Task? preparing, CancellationToken ct) => preparing = AzureAccount.Prepare(account, ct);

    static partial void AddAzure(ISiloBuilder silo, StorageAccount account, ref bool isThere)
    {
        silo.UseAzureMembership(account).AddRoutingAzure(account);
        isThere = true;
    }
}
