using Routing.Cluster;

namespace Routing.Silo;

/// <summary>
/// What is in this program only where its packages could be restored. Each lies in a project of its own and is joined by
/// a file of its own, Additions.NAME.cs; where that is left out of the build, the calls here do nothing, which is told.
/// </summary>
internal static partial class Additions
{
    /// <exception cref="ArgumentException">It is not in this program.</exception>
    public static async Task PrepareAzure(StorageAccount account, CancellationToken ct)
    {
        Task? preparing = null;
        PrepareAzure(account, ref preparing, ct);
        await (preparing ?? throw Missing("--storage azure", "Azure Storage"));
    }

    public static void AddAzure(ISiloBuilder silo, StorageAccount account)
    {
        var isThere = false;
        AddAzure(silo, account, ref isThere);
        if (!isThere) throw Missing("--storage azure", "Azure Storage");
    }

    public static void WatchPods(ISiloBuilder silo)
    {
        var isThere = false;
        WatchPods(silo, ref isThere);
        if (!isThere) throw Missing("--kubernetes", "Kubernetes");
    }

    static partial void PrepareAzure(StorageAccount account, ref Task? preparing, CancellationToken ct);

    static partial void AddAzure(ISiloBuilder silo, StorageAccount account, ref bool isThere);

    static partial void WatchPods(ISiloBuilder silo, ref bool isThere);

    private static ArgumentException Missing(string option, string name) =>
        new($"{option} is not in this build: the packages of Orleans for {name} could not be restored where it was made. Build it where they can.");
}
