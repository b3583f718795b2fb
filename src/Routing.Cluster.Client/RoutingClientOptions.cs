using Npgsql;

namespace Routing.Cluster.Client;

/// <summary>Where a gateway finds its cluster, and how long it waits for it; the defaults find a development cluster on this machine.</summary>
public sealed class RoutingClientOptions
{
    /// <summary>Name of the cluster, as given to its silos by <c>--cluster</c>.</summary>
    public string Cluster { get; set; } = "routing";

    /// <summary>Connection string of the PostgreSQL database in which the silos find each other, as given to them by <c>--connection</c>.</summary>
    public string? Connection { get; set; }

    /// <summary>Ports for gateways of silos on this machine; asked where neither <see cref="Connection"/> nor <see cref="Clustering"/> is set.</summary>
    public int[] GatewayPorts { get; set; } = [30000];

    /// <summary>Sets up another way to find the silos, on the client of Orleans: Azure, or whatever their hosts use.</summary>
    public Action<IClientBuilder>? Clustering { get; set; }

    /// <summary>How long the start of the gateway waits for a first silo.</summary>
    public TimeSpan StartBound { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a call may take, its repeats while the cluster cannot take it included.</summary>
    public TimeSpan CallBound { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a stream tries to go on while no silo answers, before it ends with a failure.</summary>
    public TimeSpan StreamBound { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>The pause before a first repeat; each later one is up to twice as long.</summary>
    public TimeSpan FirstPause { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>No pause is longer.</summary>
    public TimeSpan MaxPause { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Time for bounds and pauses.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <exception cref="ArgumentException">An option cannot be; it is named.</exception>
    internal void Check()
    {
        Require(!string.IsNullOrWhiteSpace(Cluster), nameof(Cluster), "is empty. Give the name that the silos have by --cluster.");
        Require(Connection is null || Clustering is null, nameof(Clustering), $"and {nameof(Connection)} are both set. Set the one by which the silos find each other.");
        Require(Connection is null || IsConnection(Connection), nameof(Connection), "is no connection string. Write it like Host=db;Database=routing;Username=routing;Password=…");
        Require(GatewayPorts is { Length: > 0 } && GatewayPorts.All(port => port is > 0 and < 65536), nameof(GatewayPorts), "names no ports. Give those the silos have by --gateway-port, from 1 to 65535.");
        Require(Clock is not null, nameof(Clock), "is null. Leave it out for the time of this machine.");
        foreach (var (name, span) in new[] { (nameof(StartBound), StartBound), (nameof(CallBound), CallBound), (nameof(StreamBound), StreamBound), (nameof(FirstPause), FirstPause), (nameof(MaxPause), MaxPause) })
            Require(span > TimeSpan.Zero && span <= TimeSpan.FromDays(1), name, $"is {span}. Use more than nothing, and at most a day.");
        Require(FirstPause <= MaxPause, nameof(FirstPause), $"is longer than {nameof(MaxPause)}.");
    }

    private static bool IsConnection(string text)
    {
        try
        {
            return !string.IsNullOrWhiteSpace(new NpgsqlConnectionStringBuilder(text).Host);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static void Require(bool holds, string option, string fault)
    {
        if (!holds) throw new ArgumentException($"The option {option} {fault}", option);
    }
}
