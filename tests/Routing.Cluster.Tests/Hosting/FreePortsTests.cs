using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Routing.Gateway;
using Routing.Silo;
using SiloOptions = Routing.Silo.SiloOptions;

namespace Routing.Cluster.Tests;

/// <summary>No silo takes a port that another has, or is about to have.</summary>
public sealed class FreePortsTests
{
    [Fact]
    public void A_port_that_a_silo_listens_on_is_refused_by_name_though_it_would_be_shared()
    {
        // As Orleans listens: whoever asks in the same way gets the port too.
        using var silo = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        silo.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        silo.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        silo.Listen();
        var port = ((IPEndPoint)silo.LocalEndPoint!).Port;

        using var ports = new FreePorts();
        Assert.Contains($"--silo-port {port} is held by another program", Refused(() => ports.HoldPort("--silo-port", IPAddress.Loopback, port, 1)), StringComparison.Ordinal);
        Assert.Contains($"--urls http://localhost:{port} is held", Refused(() => ports.HoldUrls($"http://localhost:{port}")), StringComparison.Ordinal);
        Assert.Contains($"--urls http://*:{port} is held", Refused(() => ports.HoldUrls($"http://*:{port}")), StringComparison.Ordinal);
        Assert.True(ports.IsTaken(IPAddress.Loopback, port));
    }

    [Fact]
    public void Two_that_start_at_the_same_moment_get_different_ports_and_one_that_ends_leaves_its_own()
    {
        int port;
        using (var first = new FreePorts())
        {
            port = first.HoldPort("--silo-port", IPAddress.Loopback, null, 21_111);
            using var second = new FreePorts();
            // Nobody listens yet.
            if (OperatingSystem.IsLinux()) Assert.True(second.HoldPort("--silo-port", IPAddress.Loopback, null, port) > port);
            Assert.Contains("is another port of this silo too", Refused(() => first.HoldPort("--gateway-port", IPAddress.Loopback, port, 1)), StringComparison.Ordinal);
        }
        using var next = new FreePorts();
        Assert.Equal(port, next.HoldPort("--silo-port", IPAddress.Loopback, port, 1));
    }

    [Fact]
    public void Addresses_that_are_none_are_named()
    {
        using var ports = new FreePorts();
        Assert.Contains("\"5080\" is no address to listen on", Refused(() => ports.HoldUrls("5080")), StringComparison.Ordinal);
        Assert.Contains("is at no address of this machine", Refused(() => ports.HoldUrls("http://198.51.100.7:5080")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_socket_in_the_file_system_has_no_port()
    {
        using var ports = new FreePorts();
        // Of 80, which stands where an address names none, the second would be refused.
        ports.HoldUrls("http://unix:/tmp/one.sock;http://unix:/tmp/other.sock");
        Assert.Equal("http://unix:/tmp/one.sock", LoopbackRule.Apply("http://unix:/tmp/one.sock", hasKeys: false).Urls);
    }

    [Theory]
    [InlineData("127.0.0.1", "http://*:{0}")]
    [InlineData("127.0.0.1", "http://[::]:{0}")]
    [InlineData("0.0.0.0", "http://localhost:{0}")]
    public void Every_address_takes_in_each(string held, string url)
    {
        using var ports = new FreePorts();
        var port = ports.HoldPort("--silo-port", IPAddress.Parse(held), null, 21_311);
        Assert.Contains("is another port of this silo too", Refused(() => ports.HoldUrls(string.Format(CultureInfo.InvariantCulture, url, port))), StringComparison.Ordinal);
        Assert.Contains("is another port of this silo too", Refused(() => ports.HoldUrls($"http://+:{port + 1};http://127.0.0.1:{port + 1}")), StringComparison.Ordinal);
    }

    [Fact]
    public void With_memory_a_silo_beside_the_first_needs_a_first()
    {
        using var first = new FreePorts();
        var there = first.HoldPort("--silo-port", IPAddress.Loopback, null, 21_211);
        var port = first.HoldPort("--silo-port", IPAddress.Loopback, null, there + 1);
        first.Dispose();
        using (var alone = new FreePorts())
            Assert.Contains($"--silo-port {port} needs a first silo, on port {there}", Refused(() => SiloPorts.Settle(new SiloOptions { SiloPort = port }, alone, there)), StringComparison.Ordinal);

        using var silo = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        silo.Bind(new IPEndPoint(IPAddress.Loopback, there));
        silo.Listen();
        using var beside = new FreePorts();
        Assert.Equal(port, SiloPorts.Settle(new SiloOptions { SiloPort = port }, beside, there).SiloPort);
    }

    private static string Refused(Action take) => Assert.Throws<ArgumentException>(take).Message;
}
