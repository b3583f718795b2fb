using System.CommandLine;
using System.Net;
using Npgsql;
using Routing.Actors;
using Routing.Cluster;
using Routing.Gateway;

namespace Routing.Silo;

/// <summary>The silo's command line: without a command it serves.</summary>
public static class SiloCommand
{
    private static readonly Option<string> Data = new("--data") { Description = "Folder of the keys; made if absent.", DefaultValueFactory = _ => SiloOptions.DefaultData, Recursive = true };
    private static readonly Option<string?> Urls = new("--urls") { Description = $"Addresses of the API, separated by ; ({SiloOptions.DefaultUrls}, or the next free port)." };
    private static readonly Option<string> Cluster = new("--cluster") { Description = "Name of the cluster this silo is of.", DefaultValueFactory = _ => SiloOptions.DefaultCluster };
    private static readonly Option<string> Address = new("--address") { Description = "Address under which other silos reach this one.", DefaultValueFactory = _ => "127.0.0.1" };
    private static readonly Option<int?> SiloPort = NumberOption.OrNone("--silo-port", "Port for other silos; chosen if not given.", FreePorts.FirstSilo, SiloPorts.Fault);
    private static readonly Option<int?> GatewayPort = NumberOption.OrNone("--gateway-port", "Port for gateways that call grains; chosen if not given.", FreePorts.FirstGateway, SiloPorts.Fault);

    internal static readonly Option<ClusterStorage> Storage = new("--storage")
    {
        Description = "Where contacts are kept: memory (for development), postgresql or azure.",
        DefaultValueFactory = _ => ClusterStorage.Memory,
        Recursive = true,
    };

    internal static readonly Option<string?> Connection = new("--connection")
    {
        Description = $"Connection string of the database, or of the account of Azure Storage, or the address of its tables; if not given, the environment's {SiloOptions.ConnectionVariable}.",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable(SiloOptions.ConnectionVariable),
        Recursive = true,
    };

    private static readonly Option<int> KeepDays = NumberOption.Of("--keep-days", "Days for which events, and contacts that have ended, are kept; 0 keeps them for ever. With postgresql; the same on all silos.", 0, 30, Keeping.Fault);
    private static readonly Option<int> HistoryDays = NumberOption.Of("--history-days", "Days for which contacts are kept in the history after their end; 0 keeps them for ever. Figures stay. With postgresql; the same on all silos.", 0, 365, Keeping.Fault);
    private static readonly Option<int> RepeatDays = NumberOption.Of("--repeat-days", "Days within which a customer who comes with the same intent has come back, for first-contact resolution and repeats; what was counted before stays as counted. The same on all silos.", Measures.FirstContactDays, Measures.FirstContactDays, Measures.FaultOfFirstContactDays);
    private static readonly GatewayFlags Flags = new();
    private static readonly Option<bool> Kubernetes = new("--kubernetes") { Description = "Watches the pods of Kubernetes: a silo whose pod is gone is given up for dead at once." };

    public static RootCommand Make()
    {
        var root = new RootCommand("Routing.Actors on Orleans: one silo of a cluster, with the API and the dashboard.") 
        {
            Data, Urls, Storage, Connection, KeepDays, HistoryDays, RepeatDays, Cluster, Address, SiloPort, GatewayPort, Kubernetes,
            SchemaCommand.Make(), KeysCommand.Make(parsed => new SiloOptions { Data = parsed.GetValue(Data)! }.KeyFile, AuditOf),
        };
        Flags.AddTo(root);
        root.SetAction((parsed, ct) => Told(() => Serve(
            new SiloOptions
            {
                Data = parsed.GetValue(Data)!,
                Urls = parsed.GetValue(Urls),
                Storage = parsed.GetValue(Storage),
                // Who says memory means it, whatever the environment holds.
                Connection = parsed.GetResult(Storage) is { Implicit: false } && parsed.GetResult(Connection) is not { Implicit: false } && parsed.GetValue(Storage) == ClusterStorage.Memory ? null : parsed.GetValue(Connection),
                KeepDays = parsed.GetValue(KeepDays),
                HistoryDays = parsed.GetValue(HistoryDays),
                RepeatDays = parsed.GetValue(RepeatDays),
                Kubernetes = parsed.GetValue(Kubernetes),
                Cluster = parsed.GetValue(Cluster)!,
                Address = parsed.GetValue(Address)!,
                SiloPort = parsed.GetValue(SiloPort),
                GatewayPort = parsed.GetValue(GatewayPort),
                Gateway = Flags.Read(parsed),
            },
            ct)));
        return root;
    }

    /// <summary>A setting that cannot be is told in one line.</summary>
    internal static async Task<int> Told(Func<Task<int>> body)
    {
        try
        {
            return await body();
        }
        catch (Exception failure) when (failure is StoreUnavailableException or IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException or OrleansException or NpgsqlException)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 1;
        }
    }

    /// <summary>The cluster's audit, where its storage is said to be the database; null where there is none to keep it in.</summary>
    private static IHistory? AuditOf(ParseResult parsed)
    {
        if (parsed.GetValue(Storage) == ClusterStorage.PostgreSql)
            return PostgresSilo.OpenHistory(parsed.GetValue(Connection) ?? throw new ArgumentException("keys --storage postgresql needs --connection, for the audit."));
        Console.Error.WriteLine("No audit is told of this. Where the cluster's storage is PostgreSQL, say so: --storage postgresql --connection …");
        return null;
    }

    private static async Task<int> Serve(SiloOptions options, CancellationToken ct)
    {
        await SettingsCheck.Run(options, Environment.GetEnvironmentVariable, ct);
        using var ports = new FreePorts();
        options = SiloPorts.Settle(options, ports);
        var (urls, said) = UrlsOf(options, ports);
        var app = SiloHost.Build(options, urls);
        var inOrder = await Drain.Run(
            app,
            urls,
            () =>
            {
                if (said is not null) Console.WriteLine(said);
                foreach (var url in app.Urls) Console.WriteLine($"Listening on {url} — API {url}/v1, documentation {url}/docs, dashboard {url}{SiloHost.DashboardPath}, storage {options.Storage}");
            },
            ClusterLimits.DrainBound,
            ct);
        if (inOrder) return 0;
        await Console.Error.WriteLineAsync($"Stopped without an end after {ClusterLimits.DrainBound.TotalSeconds:0} s, as storage does not answer perhaps. Nothing acknowledged is lost; the other silos find out by themselves.");
        // Whatever still waits must not keep the process.
        Environment.Exit(1);
        return 1;
    }

    private static (string Urls, string? Said) UrlsOf(SiloOptions options, FreePorts ports)
    {
        var hasKeys = new KeyStore(options.KeyFile, TimeProvider.System).List().Count > 0;
        if (options.Urls is null) return LoopbackRule.Apply($"http://127.0.0.1:{ports.HoldPort("--urls", IPAddress.Loopback, null, new Uri(SiloOptions.DefaultUrls).Port)}", hasKeys);
        var (urls, said) = LoopbackRule.Apply(options.Urls, hasKeys);
        ports.HoldUrls(urls);
        return (urls, said);
    }
}
