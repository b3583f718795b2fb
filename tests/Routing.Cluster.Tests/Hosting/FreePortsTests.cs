using System.Net;
using System.Net.Sockets;
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
        Assert.Contains($"--silo-port {port} is held by another program", Refused(() => ports.Take("--silo-port", IPAddress.Loopback, port, 1)), StringComparison.Ordinal);
        Assert.Contains($"--urls http://localhost:{port} is held", Refused(() => ports.Take($"http://localhost:{port}")), StringComparison.Ordinal);
        Assert.Contains($"--urls http://*:{port} is held", Refused(() => ports.Take($"http://*:{port}")), StringComparison.Ordinal);
        Assert.True(ports.IsTaken(IPAddress.Loopback, port));
    }

    [Fact]
    public void Two_that_start_at_the_same_moment_get_different_ports_and_one_that_ends_leaves_its_own()
    {
        int port;
        using (var first = new FreePorts())
        {
            port = first.Take("--silo-port", IPAddress.Loopback, null, 21_111);
            using var second = new FreePorts();
            // Nobody listens yet.
            if (OperatingSystem.IsLinux()) Assert.True(second.Take("--silo-port", IPAddress.Loopback, null, port) > port);
            Assert.Contains("is another port of this silo too", Refused(() => first.Take("--gateway-port", IPAddress.Loopback, port, 1)), StringComparison.Ordinal);
        }
        using var next = new FreePorts();
        Assert.Equal(port, next.Take("--silo-port", IPAddress.Loopback, port, 1));
    }

    [Fact]
    public void Addresses_that_are_none_are_named()
    {
        using var ports = new FreePorts();
        Assert.Contains("--urls 5080 is no address to listen on", Refused(() => ports.Take("5080")), StringComparison.Ordinal);
        Assert.Contains("is at no address of this machine", Refused(() => ports.Take("http://198.51.100.7:5080")), StringComparison.Ordinal);
    }

    [Fact]
    public void With_memory_a_silo_beside_the_first_needs_a_first()
    {
        using var ports = new FreePorts();
        // Where somebody on this machine has one, it is a first.
        using var first = new FreePorts();
        if (first.IsTaken(IPAddress.Loopback, FreePorts.FirstSilo)) return;
        var port = first.Take("--silo-port", IPAddress.Loopback, null, 21_211);
        first.Dispose();
        Assert.Contains($"--silo-port {port} needs a first silo", Refused(() => SiloPorts.Settle(new SiloOptions { SiloPort = port }, ports)), StringComparison.Ordinal);
    }

    private static string Refused(Action take) => Assert.Throws<ArgumentException>(take).Message;
}
