using System.Diagnostics;
using System.Globalization;

namespace Routing.Cluster.Bench;

/// <summary>The second silo, in a process of its own as in life: with a collector, a pool of threads and sockets of its own.</summary>
internal sealed class OtherSilo : IAsyncDisposable
{
    public const string Command = "silo";
    private static readonly TimeSpan StartBound = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopBound = TimeSpan.FromSeconds(15);

    private OtherSilo(Process process) => Process = process;

    public int GatewayPort { get; private set; }

    public Process Process { get; }

    public static async Task<OtherSilo> Start(int first, PlacementKind placement, int groups, CancellationToken ct)
    {
        // Started by "dotnet X.dll" or by the program's own name.
        var program = Environment.ProcessPath!;
        string[] arguments = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(OtherSilo).Assembly.Location] : [];
        var start = new ProcessStartInfo(program, [.. arguments, Command, first.ToString(CultureInfo.InvariantCulture), placement.ToString(), groups.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var other = new OtherSilo(Process.Start(start)!);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(StartBound);
        if (int.TryParse(await other.Process.StandardOutput.ReadLineAsync(patience.Token), CultureInfo.InvariantCulture, out var gatewayPort))
        {
            other.GatewayPort = gatewayPort;
            return other;
        }
        await other.DisposeAsync();
        throw new InvalidOperationException("The second silo did not start; what it said is above.");
    }

    /// <summary>What that process does: serve until its input is closed, hence no longer than the first.</summary>
    public static async Task Serve(int first, PlacementKind placement, int groups, CancellationToken ct)
    {
        await using var silo = await BenchSilo.Start(first, null, placement, groups, ct);
        Console.WriteLine(silo.GatewayPort.ToString(CultureInfo.InvariantCulture));
        await Console.In.ReadLineAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        Process.StandardInput.Close();
        using var patience = new CancellationTokenSource(StopBound);
        try
        {
            await Process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            Process.Kill();
        }
        Process.Dispose();
    }
}
