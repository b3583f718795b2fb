using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Azure.Data.Tables;

namespace Routing.Cluster.Azure.Tests;

/// <summary>The tables of Azurite, the emulator of Azure Storage, as a process of the test's own that keeps nothing.</summary>
public sealed class Azurite : IAsyncLifetime
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);
    private static readonly string Key = Convert.ToBase64String(new byte[64]);
    private Process? _process;
    private int _tables;

    /// <summary>The program; null when it is not on this machine.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "azurite-table")).FirstOrDefault(File.Exists);

    public StorageAccount Account { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (Program is null) return;
        var port = FreePort();
        Account = StorageAccount.Parse($"DefaultEndpointsProtocol=http;AccountName=routing;AccountKey={Key};TableEndpoint=http://127.0.0.1:{port}/routing");
        var start = new ProcessStartInfo(Program, ["--tableHost", "127.0.0.1", "--tablePort", $"{port}", "--inMemoryPersistence", "--skipApiVersionCheck", "--disableTelemetry"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetTempPath(),
            Environment = { ["AZURITE_ACCOUNTS"] = $"routing:{Key}" },
        };
        _process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Bound);
        while (await _process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.Contains("successfully", StringComparison.Ordinal)) break;
        }
        _ = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        if (_process is null) return;
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync().WaitAsync(Bound);
        _process.Dispose();
    }

    /// <summary>A table that nobody else has.</summary>
    internal AzureTable Make()
    {
        var table = Client($"Table{Interlocked.Increment(ref _tables)}");
        table.CreateIfNotExistsAsync().GetAwaiter().GetResult();
        return new AzureTable(table);
    }

    internal TableClient Client(string name) => AzureAccount.Open(Account).GetTableClient(name);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>A test that needs Azurite on this machine, and is skipped where it is not.</summary>
internal sealed class AzuriteFactAttribute : FactAttribute
{
    public AzuriteFactAttribute()
    {
        if (Azurite.Program is null) Skip = Azurites.Missing;
    }
}

/// <summary>The same for a test with data.</summary>
internal sealed class AzuriteTheoryAttribute : TheoryAttribute
{
    public AzuriteTheoryAttribute()
    {
        if (Azurite.Program is null) Skip = Azurites.Missing;
    }
}

internal static class Azurites
{
    public const string Missing = "Azurite is not on this machine (npm install -g azurite).";
}
