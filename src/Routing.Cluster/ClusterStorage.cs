namespace Routing.Cluster;

/// <summary>Where a cluster keeps what must outlive its silos.</summary>
public enum ClusterStorage
{
    /// <summary>In the memory of the silos: for development; what a silo held goes with it.</summary>
    Memory,

    /// <summary>In PostgreSQL, membership of the cluster included.</summary>
    PostgreSql,

    /// <summary>In tables of Azure Storage, membership of the cluster included.</summary>
    Azure,
}
