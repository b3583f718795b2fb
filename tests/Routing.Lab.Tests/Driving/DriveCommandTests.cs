using System.Net;
using System.Net.Sockets;

namespace Routing.Lab.Tests;

/// <summary>A drive to where nobody serves it ends at once, and reports nothing.</summary>
public sealed class DriveCommandTests : IDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("routing-drive-");

    private string Report => Path.Combine(_folder.FullName, "report.json");

    [Fact]
    public async Task Where_nobody_listens_it_is_said_at_once()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var dead = new Uri($"http://{listener.LocalEndpoint}");
        listener.Stop();

        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => Reach.Check([dead], Bound, CancellationToken.None));
        Assert.StartsWith($"nobody listens at {dead} (", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, await Drive(dead, CancellationToken.None).WaitAsync(Bound));
        Assert.False(File.Exists(Report));
    }

    [Fact]
    public async Task Stopped_before_it_began_it_reports_nothing()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var stop = new CancellationTokenSource();
        var drive = Drive(new Uri($"http://{listener.LocalEndpoint}"), stop.Token);
        using (var first = await listener.AcceptTcpClientAsync().WaitAsync(Bound))
        {
            await first.GetStream().WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
            // The event stream: it is never answered.
            using var second = await listener.AcceptTcpClientAsync().WaitAsync(Bound);
            await stop.CancelAsync();
            Assert.Equal(1, await drive.WaitAsync(Bound));
        }
        Assert.False(File.Exists(Report));
    }

    [Fact]
    public async Task One_server_of_several_that_is_there_is_enough()
    {
        using var there = new TcpListener(IPAddress.Loopback, 0);
        using var gone = new TcpListener(IPAddress.Loopback, 0);
        there.Start();
        gone.Start();
        Uri[] servers = [new($"http://{gone.LocalEndpoint}"), new($"http://{there.LocalEndpoint}")];
        gone.Stop();
        var check = Reach.Check(servers, Bound, CancellationToken.None);
        using var call = await there.AcceptTcpClientAsync().WaitAsync(Bound);
        await call.GetStream().WriteAsync("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
        await check.WaitAsync(Bound);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private Task<int> Drive(Uri server, CancellationToken ct) =>
        DriveCommand.Make().Parse([server.ToString(), "small-team", "--json", Report]).InvokeAsync(cancellationToken: ct);
}
