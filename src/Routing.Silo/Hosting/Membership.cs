using System.Net;
using System.Net.NetworkInformation;
using Orleans.Configuration;
using Routing.Cluster;

namespace Routing.Silo;

/// <summary>How a silo finds the others, and they it; its ports are settled by then.</summary>
internal static class Membership
{
    /// <summary>
    /// On one machine: the first silo takes the well-known port and keeps the list of silos, and a later one joins it on
    /// ports of its own. The cluster ends with its first silo.
    /// </summary>
    public static ISiloBuilder UseThisMachine(this ISiloBuilder silo, SiloOptions options)
    {
        var port = options.SiloPort!.Value;
        var first = new IPEndPoint(IPAddress.Loopback, FreePorts.FirstSilo);
        silo.UseLocalhostClustering(port, options.GatewayPort!.Value, port == FreePorts.FirstSilo ? null : first, options.Cluster, options.Cluster);
        return silo.Named(options);
    }

    /// <summary>On many machines: others find the silo under its address, wherever the list of silos is kept.</summary>
    public static ISiloBuilder UseNetwork(this ISiloBuilder silo, SiloOptions options)
    {
        var address = AddressOf(options);
        silo.ConfigureEndpoints(address, options.SiloPort!.Value, options.GatewayPort!.Value, listenOnAnyHostAddress: !IPAddress.IsLoopback(address));
        return silo.UseRefusalWatch().Named(options);
    }

    /// <exception cref="ArgumentException">It is none, or none of this machine.</exception>
    public static IPAddress AddressOf(SiloOptions options)
    {
        if (!IPAddress.TryParse(options.Address, out var address))
            throw new ArgumentException($"--address {options.Address} is no IP address. Give the one under which other silos reach this one, like 10.0.0.7.");
        if (IPAddress.IsLoopback(address)) return address;
        if (options.Storage == ClusterStorage.Memory)
            throw new ArgumentException($"--address {options.Address} needs a --storage that machines share, postgresql or azure; with memory all silos are on this machine.");
        if (!OfThisMachine().Contains(address))
            throw new ArgumentException($"--address {options.Address} is no address of this machine. Give the one under which other silos reach it: {string.Join(", ", OfThisMachine())}.");
        return address;
    }

    private static IEnumerable<IPAddress> OfThisMachine() =>
        NetworkInterface.GetAllNetworkInterfaces().SelectMany(network => network.GetIPProperties().UnicastAddresses).Select(unicast => unicast.Address).Where(address => !address.IsIPv6LinkLocal);

    private static ISiloBuilder Named(this ISiloBuilder silo, SiloOptions options) => silo.Configure<ClusterOptions>(cluster =>
    {
        cluster.ClusterId = options.Cluster;
        cluster.ServiceId = options.Cluster;
    });
}
