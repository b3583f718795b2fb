using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Routing.Cluster.Kubernetes.Tests;

/// <summary>What a silo takes from its pod, and what not.</summary>
public sealed class KubernetesSiloTests
{
    private static readonly Dictionary<string, string> Pod = new()
    {
        ["POD_NAME"] = "silo-7", ["POD_NAMESPACE"] = "center", ["POD_IP"] = "10.0.0.7", ["ORLEANS_SERVICE_ID"] = "of-the-pod", ["ORLEANS_CLUSTER_ID"] = "of-the-pod",
    };

    [Fact]
    public void It_is_named_after_its_pod_and_what_is_configured_afterwards_counts()
    {
        foreach (var (name, value) in Pod) Environment.SetEnvironmentVariable(name, value);
        try
        {
            var builder = Host.CreateApplicationBuilder();
            builder.UseOrleans(silo => silo.WatchPods().UseLocalhostClustering(serviceId: "routing", clusterId: "routing"));
            using var host = builder.Build();
            Assert.Equal("silo-7", host.Services.GetRequiredService<IOptions<SiloOptions>>().Value.SiloName);
            Assert.Equal("routing", host.Services.GetRequiredService<IOptions<ClusterOptions>>().Value.ClusterId);
        }
        finally
        {
            foreach (var name in Pod.Keys) Environment.SetEnvironmentVariable(name, null);
        }
    }
}
