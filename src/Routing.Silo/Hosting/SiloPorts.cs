using System.Net;
using Routing.Cluster;

namespace Routing.Silo;

/// <summary>Settles where a silo listens before it joins, so that it takes no port of another.</summary>
internal static class SiloPorts
{
    /// <summary>The same options with every port named, and held.</summary>
    /// <exception cref="ArgumentException">One cannot be had.</exception>
    public static SiloOptions Settle(SiloOptions options, FreePorts ports)
    {
        var address = Membership.AddressOf(options);
        // As Orleans will listen.
        if (!IPAddress.IsLoopback(address)) address = IPAddress.Any;
        var silo = ports.Take("--silo-port", address, options.SiloPort, FreePorts.FirstSilo);
        if (options.Storage == ClusterStorage.Memory && silo != FreePorts.FirstSilo && !ports.IsTaken(address, FreePorts.FirstSilo))
            throw new ArgumentException($"--silo-port {silo} needs a first silo, on port {FreePorts.FirstSilo} of this machine, and there is none. Leave it out, and this is the first.");
        var gateway = ports.Take("--gateway-port", address, options.GatewayPort, FreePorts.FirstGateway);
        return options with { SiloPort = silo, GatewayPort = gateway };
    }
}
