using Routing.Actors;
using Routing.Cluster;

namespace Routing.Silo;

/// <summary>Refuses settings that cannot be, by name, before anything is started with them.</summary>
internal static class SettingsCheck
{
    /// <param name="environment">Variables by name.</param>
    /// <exception cref="ArgumentException">A setting is wrong, or needs another.</exception>
    /// <exception cref="StoreUnavailableException">The storage does not serve.</exception>
    public static async Task Run(SiloOptions options, Func<string, string?> environment, CancellationToken ct)
    {
        if (Keeping.Fault(options.KeepDays) is { } fault) throw new ArgumentException($"--keep-days {fault}");
        if (Keeping.Fault(options.HistoryDays) is { } wrong) throw new ArgumentException($"--history-days {wrong}");
        if (Measures.FaultOfFirstContactDays(options.RepeatDays) is { } never) throw new ArgumentException($"--repeat-days {never}");
        if (options.HistoryDays > 0 && options.Storage != ClusterStorage.PostgreSql) throw new ArgumentException($"--history-days needs --storage postgresql; with {Name(options.Storage)} there is no history.");
        if (options.KeepDays > 0 && options.Storage != ClusterStorage.PostgreSql) throw new ArgumentException($"--keep-days needs --storage postgresql; with {Name(options.Storage)} nothing is deleted by age.");
        if (options.Storage != ClusterStorage.Memory) Membership.AddressOf(options);
        if (options.Kubernetes) PodSettings.Check(options, environment, File.Exists);
        switch (options.Storage)
        {
            case ClusterStorage.PostgreSql:
                if (string.IsNullOrWhiteSpace(options.Connection)) throw new ArgumentException("--storage postgresql needs --connection, like Host=db;Database=routing;Username=routing;Password=…");
                await PostgresSchema.Check(options.Connection, ct);
                await PostgresCluster.Check(options.Connection, options.Cluster, ct);
                break;
            case ClusterStorage.Azure:
                await Additions.PrepareAzure(StorageAccount.Parse(options.Connection), ct);
                break;
        }
    }

    private static string Name(ClusterStorage storage) => storage.ToString().ToLowerInvariant();
}
