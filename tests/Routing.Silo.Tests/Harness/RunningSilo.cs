namespace Routing.Silo.Tests;

/// <summary>A silo as a process of its own, on ports of its own.</summary>
internal sealed class RunningSilo : IAsyncDisposable
{
    public const string Program = "Routing.Silo.dll";

    private RunningSilo(string name, ServerProcess process, Uri address, int port) => (Name, Process, Address, Port) = (name, process, address, port);

    public string Name { get; }
    public ServerProcess Process { get; }

    /// <summary>Of its API.</summary>
    public Uri Address { get; }

    /// <summary>By which the list of silos knows it.</summary>
    public int Port { get; }

    /// <param name="program">The path of one of another version; null for the one at hand.</param>
    public static RunningSilo Begin(string name, string connection, DataFolder data, Uri? address, string? program = null)
    {
        var (port, at) = (FreePort.Find(), address ?? new Uri($"http://127.0.0.1:{FreePort.Find()}"));
        var process = ServerProcess.Of(
            program ?? Program, "--storage", "postgresql", "--connection", connection, "--cluster", SiloCluster.Name, "--data", data.Path,
            "--urls", at.ToString(), "--silo-port", $"{port}", "--gateway-port", $"{FreePort.Find()}");
        return new RunningSilo(name, process, at, port);
    }

    /// <summary>When it serves.</summary>
    public async Task<RunningSilo> Listens()
    {
        await Process.Line(said => said.StartsWith("Listening on ", StringComparison.Ordinal), SiloCluster.Patience);
        return this;
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
