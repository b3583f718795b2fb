namespace Routing.Server.Tests;

/// <summary>A server that serves: started on a port of its own, and waited for until it is ready.</summary>
public sealed class RunningServer : IAsyncDisposable
{
    private const string Listening = "Listening on ";

    private RunningServer(ServerProcess process, Uri address) => (Process, Address) = (process, address);

    public ServerProcess Process { get; }
    public Uri Address { get; }

    public static Task<RunningServer> Start(DataFolder data, int? port = null, params string[] more) =>
        Start(ServerProcess.Start(["--data", data.Path, "--urls", $"http://127.0.0.1:{port ?? FreePort.Find()}", .. more]));

    public static async Task<RunningServer> Start(ServerProcess process)
    {
        try
        {
            var line = await process.Line(said => said.StartsWith(Listening, StringComparison.Ordinal));
            var address = new Uri(line[Listening.Length..].Split(' ')[0]);
            using var http = new HttpClient { BaseAddress = address, Timeout = ServerProcess.Bound };
            using var ready = await http.GetAsync("readyz");
            Assert.True(ready.IsSuccessStatusCode, $"It listens, and is not ready: {await ready.Content.ReadAsStringAsync()} {process.Everything}");
            return new RunningServer(process, address);
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
