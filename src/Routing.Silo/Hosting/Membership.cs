using System.Net;
using Orleans.Configuration;
using Routing.Cluster;

namespace Routing.Silo;

/// <summary>How a silo finds the others, and they it.</summary>
internal static class Membership
{
    /// <summary>
    /// On one machine: the first silo takes the well-known port and keeps the list of silos, and a later one joins it on
    /// ports of its own. The cluster ends with its first silo.
    /// </summary>
    public static ISiloBuilder UseThisMachine(this ISiloBuilder silo, SiloOptions options)
    {
        var port = options.SiloPort ?? FreePorts.From(FreePorts.FirstSilo);
        var gateway = options.GatewayPort ?? FreePorts.From(FreePorts.FirstGateway);
        var first = new IPEndPoint(IPAddress.Loopback, FreePorts.FirstSilo);
        silo.UseLocalhostClustering(port, gateway, port == FreePorts.FirstSilo ? null : first, options.Cluster, options.Cluster);
        return silo.Named(options);
    }

    /// <summary>On many machines: others find the silo under its address, wherever the list of silos is kept.</summary>
    public static ISiloBuilder UseNetwork(this ISiloBuilder silo, SiloOptions options)
    {
        var address = AddressOf(options);
        silo.ConfigureEndpoints(address, options.SiloPort ?? FreePorts.From(FreePorts.FirstSilo), options.GatewayPort ?? FreePorts.From(FreePorts.FirstGateway), listenOnAnyHostAddress: !IPAddress.IsLoopback(address));
        return silo.UseRefusalWatch().Named(options);
    }

    /// <exception cref="ArgumentException">It is none.</exception>
    public static IPAddress AddressOf(SiloOptions options) => IPAddress.TryParse(options.Address, out var address)
        ? address
        : throw new ArgumentException($"--address {options.Address} is no IP address. Give the one under which other silos reach this one, like 10.0.0.7.");

    private static ISiloBuilder Named(this ISiloBuilder silo, SiloOptions options) => silo.Configure<ClusterOptions>(cluster =>
    {
        cluster.ClusterId = options.Cluster;
        cluster.ServiceId = options.Cluster;
    });
}
