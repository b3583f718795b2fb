namespace Routing.Cluster.Kubernetes;

/// <summary>Makes silos of a cluster on Kubernetes watch its pods.</summary>
public static class KubernetesSilo
{
    /// <summary>
    /// A silo whose pod is gone is given up for dead at once, and each is named after its pod. What the pod's environment
    /// says of address and cluster counts only where nothing is configured after this.
    /// </summary>
    public static ISiloBuilder WatchPods(this ISiloBuilder silo) => silo.UseKubernetesHosting();
}
