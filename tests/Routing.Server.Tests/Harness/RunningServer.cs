using System.Net;
using System.Net.Sockets;

namespace Routing.Server.Tests;

/// <summary>A server that serves: started on a port of its own, and waited for until it is ready.</summary>
public sealed class RunningServer : IAsyncDisposable
{
    private const string Listening = "Listening on ";

    private RunningServer(ServerProcess process, Uri address) => (Process, Address) = (process, address);

    public ServerProcess Process { get; }
    public Uri Address { get; }

    public static async Task<RunningServer> Start(DataFolder data, int? port = null, params string[] more)
    {
        var process = ServerProcess.Start(["--data", data.Path, "--urls", $"http://127.0.0.1:{port ?? FreePort()}", .. more]);
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

    /// <summary>
    /// Below the ports that outgoing connections are given: while a server is down, one of those that try to reach it on
    /// this machine could be given its port, connect to itself and hold it.
    /// </summary>
    public static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(20_000, 32_000);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: another.
            }
        }
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
