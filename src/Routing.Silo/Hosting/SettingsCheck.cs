using Routing.Actors;
using Routing.Cluster;
using Routing.Gateway;

namespace Routing.Silo;

/// <summary>Refuses settings that do not go together or do not serve, by name, before anything is started with them. Numbers that cannot be are refused as they are read.</summary>
internal static class SettingsCheck
{
    /// <param name="environment">Variables by name.</param>
    /// <exception cref="ArgumentException">A setting is wrong, or needs another.</exception>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    /// <exception cref="StoreUnavailableException">The storage does not serve.</exception>
    public static async Task Run(SiloOptions options, Func<string, string?> environment, CancellationToken ct)
    {
        if (options.HistoryDays > 0 && options.Storage != ClusterStorage.PostgreSql) throw new ArgumentException($"--history-days needs --storage postgresql; with {Name(options.Storage)} there is no history.");
        if (options.KeepDays > 0 && options.Storage != ClusterStorage.PostgreSql) throw new ArgumentException($"--keep-days needs --storage postgresql; with {Name(options.Storage)} nothing is deleted by age.");
        if (string.IsNullOrWhiteSpace(options.Cluster)) throw new ArgumentException("--cluster is empty. Give the name that all silos of the cluster have, or leave it out.");
        if (options.SiloPort is { } port && options.GatewayPort == port) throw new ArgumentException($"--gateway-port {port} is the --silo-port too. Give each its own.");
        if (options.Storage == ClusterStorage.Memory && !string.IsNullOrWhiteSpace(options.Connection))
            throw new ArgumentException($"--connection, or {SiloOptions.ConnectionVariable} in the environment, needs --storage postgresql or azure; with memory nothing would be kept there. To mean memory all the same, say --storage memory.");
        Membership.AddressOf(options);
        KeptFolder.Make(options.Data);
        HookOptions.Of(environment);
        if (options.Kubernetes) PodSettings.Check(options, environment, File.Exists);
        switch (options.Storage)
        {
            case ClusterStorage.PostgreSql:
                if (string.IsNullOrWhiteSpace(options.Connection)) throw new ArgumentException("--storage postgresql needs --connection, like Host=db;Database=routing;Username=routing;Password=…");
                await PostgresSchema.Check(options.Connection, ct);
                await ClusterName.Check(options.Connection, options.Cluster, ct);
                break;
            case ClusterStorage.Azure:
                await Additions.PrepareAzure(StorageAccount.Parse(options.Connection), ct);
                break;
        }
    }

    private static string Name(ClusterStorage storage) => storage.ToString().ToLowerInvariant();
}
