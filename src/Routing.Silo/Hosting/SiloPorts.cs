using System.Net;
using Routing.Cluster;

namespace Routing.Silo;

/// <summary>Settles where a silo listens before it joins, so that it takes no port of another.</summary>
internal static class SiloPorts
{
    /// <summary>What is wrong with a number for a port; null when nothing is.</summary>
    public static string? Fault(int port) => port is >= 1 and <= ushort.MaxValue ? null : $"{port} is no port. Give one from 1 to {ushort.MaxValue}, or leave it out.";

    /// <summary>The same options with every port named, and held.</summary>
    /// <param name="first">Where the first silo of this machine listens.</param>
    /// <exception cref="ArgumentException">One cannot be had.</exception>
    public static SiloOptions Settle(SiloOptions options, FreePorts ports, int first = FreePorts.FirstSilo)
    {
        var address = Membership.AddressOf(options);
        // As Orleans will listen.
        if (!IPAddress.IsLoopback(address)) address = IPAddress.Any;
        var silo = ports.HoldPort("--silo-port", address, options.SiloPort, first);
        if (options.Storage == ClusterStorage.Memory && silo != first && !ports.IsTaken(address, first))
            throw new ArgumentException($"--silo-port {silo} needs a first silo, on port {first} of this machine, and there is none. Leave it out, and this is the first.");
        var gateway = ports.HoldPort("--gateway-port", address, options.GatewayPort, FreePorts.FirstGateway);
        return options with { SiloPort = silo, GatewayPort = gateway };
    }
}
