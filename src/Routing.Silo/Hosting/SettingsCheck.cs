using Routing.Actors;
using Routing.Cluster;
using Routing.Gateway;

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
        if (string.IsNullOrWhiteSpace(options.Cluster)) throw new ArgumentException("--cluster is empty. Give the name that all silos of the cluster have, or leave it out.");
        Port("--silo-port", options.SiloPort);
        Port("--gateway-port", options.GatewayPort);
        if (options.SiloPort is { } port && options.GatewayPort == port) throw new ArgumentException($"--gateway-port {port} is the --silo-port too. Give each its own.");
        if (options.Storage == ClusterStorage.Memory && !string.IsNullOrWhiteSpace(options.Connection))
            throw new ArgumentException($"--connection, or {SiloOptions.ConnectionVariable} in the environment, needs --storage postgresql or azure; with memory nothing would be kept there. To mean memory all the same, say --storage memory.");
        Membership.AddressOf(options);
        Folder(options.Data);
        HookOptions.Of(environment);
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

    private static void Port(string option, int? port)
    {
        if (port is < 1 or > 65_535) throw new ArgumentException($"{option} {port} is no port. Give one from 1 to 65535, or leave it out.");
    }

    private static void Folder(string data)
    {
        try
        {
            Directory.CreateDirectory(data);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ArgumentException($"--data {data} is no folder, and none can be made there: {failure.Message}", failure);
        }
    }

    private static string Name(ClusterStorage storage) => storage.ToString().ToLowerInvariant();
}
