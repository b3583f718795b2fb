using System.Net;
using System.Net.Sockets;

namespace Routing.Server.Tests;

/// <summary>
/// A port for a server of the test. Below those that outgoing connections are given: while a server is down, one of those
/// that try to reach it on this machine could be given its port, connect to itself and hold it.
/// </summary>
internal static class FreePort
{
    public static int Find()
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
}
