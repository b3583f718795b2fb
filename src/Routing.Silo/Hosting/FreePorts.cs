using System.Net;
using System.Net.Sockets;

namespace Routing.Silo;

/// <summary>Finds ports of this machine for a silo beside others.</summary>
internal static class FreePorts
{
    /// <summary>Where the first silo of a development cluster listens, so that others find it.</summary>
    public const int FirstSilo = 11111;
    public const int FirstGateway = 30000;
    private const int Tries = 100;

    public static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ExclusiveAddressUse = true };
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>The first free one from a port on.</summary>
    public static int From(int port)
    {
        for (var candidate = port; candidate < port + Tries; candidate++)
        {
            if (IsFree(candidate)) return candidate;
        }
        throw new IOException($"No port from {port} to {port + Tries - 1} is free on this machine; name one with --silo-port, --gateway-port or --urls.");
    }
}
