using Routing.Cluster;
using Routing.Gateway;

namespace Routing.Silo;

/// <summary>How a silo is started; the defaults make a development cluster on this machine.</summary>
public sealed record SiloOptions
{
    public const string DefaultData = "./data";
    public const string DefaultUrls = "http://127.0.0.1:5080";
    public const string DefaultCluster = "routing";

    /// <summary>Where --connection is looked for if it is not given: a command line is seen by every process of the machine.</summary>
    public const string ConnectionVariable = "ROUTING_CONNECTION";

    /// <summary>Folder of the keys.</summary>
    public string Data { get; init; } = DefaultData;

    /// <summary>Addresses of the API; null takes the default, or the next port where that is taken.</summary>
    public string? Urls { get; init; }
    public ClusterStorage Storage { get; init; } = ClusterStorage.Memory;

    /// <summary>Of the database or the account; needed with PostgreSQL and Azure.</summary>
    public string? Connection { get; init; }

    /// <summary>Days for which events, and contacts that have ended, are kept; 0 for ever.</summary>
    public int KeepDays { get; init; }

    /// <summary>Days for which journeys are kept in the history after their end; 0 for ever.</summary>
    public int HistoryDays { get; init; }

    /// <summary>Days within which a customer with the same intent has come back.</summary>
    public int RepeatDays { get; init; } = Measures.FirstContactDays;

    /// <summary>Whether Orleans watches the pods of Kubernetes.</summary>
    public bool Kubernetes { get; init; }

    /// <summary>Silos of one name make one cluster.</summary>
    public string Cluster { get; init; } = DefaultCluster;

    /// <summary>Address under which other silos reach this one.</summary>
    public string Address { get; init; } = "127.0.0.1";
    public int? SiloPort { get; init; }
    public int? GatewayPort { get; init; }

    /// <summary>What is said of the gateway alone.</summary>
    public GatewayOptions Gateway { get; init; } = new();

    public string KeyFile => Path.Combine(Data, "keys.json");
}
