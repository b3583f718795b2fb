using Routing.Cluster;

namespace Routing.Silo;

/// <summary>What a silo that watches pods must find around it.</summary>
internal static class PodSettings
{
    public const string TokenFile = "/var/run/secrets/kubernetes.io/serviceaccount/token";

    private const string ClusterVariable = "ORLEANS_CLUSTER_ID";

    /// <summary>Set by Kubernetes itself, or by the manifest from what it knows of the pod and its labels.</summary>
    private static readonly string[] Needed = ["KUBERNETES_SERVICE_HOST", "POD_NAME", "POD_NAMESPACE", "ORLEANS_SERVICE_ID", ClusterVariable];

    /// <exception cref="ArgumentException">Something is missing or contradicts itself.</exception>
    public static void Check(SiloOptions options, Func<string, string?> environment, Func<string, bool> exists)
    {
        if (options.Storage == ClusterStorage.Memory) throw new ArgumentException("--kubernetes needs a --storage that pods share: postgresql or azure.");
        var missing = Needed.Where(name => string.IsNullOrWhiteSpace(environment(name))).ToList();
        if (missing.Count > 0) throw new ArgumentException($"--kubernetes needs {string.Join(", ", missing)} in the environment, as deploy/kubernetes/silo.yaml sets them; outside of a pod, leave it out.");
        // Pods are found by these labels, and a silo that finds others than it joins would give up the wrong ones.
        foreach (var name in Needed.Where(name => name.StartsWith("ORLEANS_", StringComparison.Ordinal) && environment(name) != options.Cluster))
            throw new ArgumentException($"--cluster {options.Cluster} is not the {name} of this pod, {environment(name)}. Give both the same name.");
        if (!exists(TokenFile)) throw new ArgumentException($"--kubernetes needs the pod's service account ({TokenFile} is not there): set automountServiceAccountToken, as the component deploy/kubernetes/orleans-hosting does.");
    }
}
