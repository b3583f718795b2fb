using Routing.Silo;
using SiloOptions = Routing.Silo.SiloOptions;

namespace Routing.Cluster.Tests;

/// <summary>Settings that cannot be are refused by name before anything starts.</summary>
public sealed class SettingsCheckTests
{
    private static readonly TimeSpan Seconds = TimeSpan.FromSeconds(15);

    private static readonly Dictionary<string, string> Pod = new()
    {
        ["KUBERNETES_SERVICE_HOST"] = "10.0.0.1", ["POD_NAME"] = "silo-1", ["POD_NAMESPACE"] = "center", ["ORLEANS_SERVICE_ID"] = "routing", ["ORLEANS_CLUSTER_ID"] = "routing",
    };

    public static TheoryData<string, SiloOptions> Wrong => new()
    {
        { "--storage postgresql needs --connection", new SiloOptions { Storage = ClusterStorage.PostgreSql } },
        { "--connection is no connection string", new SiloOptions { Storage = ClusterStorage.PostgreSql, Connection = "Hst=db" } },
        { "--connection does not serve", new SiloOptions { Storage = ClusterStorage.PostgreSql, Connection = "Host=127.0.0.1;Port=1;Username=routing" } },
        { "--connection is missing", new SiloOptions { Storage = ClusterStorage.Azure } },
        { "--connection lacks AccountKey", new SiloOptions { Storage = ClusterStorage.Azure, Connection = "AccountName=center" } },
        { "--keep-days needs --storage postgresql; with memory", new SiloOptions { KeepDays = 30 } },
        { "--keep-days needs --storage postgresql; with azure", new SiloOptions { KeepDays = 30, Storage = ClusterStorage.Azure, Connection = "UseDevelopmentStorage=true" } },
        { "--gateway-port 12000 is the --silo-port too", new SiloOptions { SiloPort = 12_000, GatewayPort = 12_000 } },
        { "--cluster is empty", new SiloOptions { Cluster = "" } },
        { "--address 10.0.0.7 needs a --storage", new SiloOptions { Address = "10.0.0.7" } },
        { "--address 0.0.0.0 is no address of this machine", new SiloOptions { Address = "0.0.0.0", Storage = ClusterStorage.PostgreSql, Connection = "Host=db" } },
        { "--address 198.51.100.7 is no address of this machine", new SiloOptions { Address = "198.51.100.7", Storage = ClusterStorage.PostgreSql, Connection = "Host=db" } },
        { "--connection, or ROUTING_CONNECTION in the environment, needs --storage", new SiloOptions { Connection = "Host=db" } },
        { "--data /dev/null is a file", new SiloOptions { Data = "/dev/null" } },
        { "--data", new SiloOptions { Data = "" } },
        { "--kubernetes needs a --storage", new SiloOptions { Kubernetes = true } },
        { "--kubernetes needs KUBERNETES_SERVICE_HOST", new SiloOptions { Kubernetes = true, Storage = ClusterStorage.PostgreSql, Connection = "Host=db" } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_wrong_is_named_in_seconds(string named, SiloOptions options)
    {
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => SettingsCheck.Run(options, _ => null, CancellationToken.None).WaitAsync(Seconds));
        Assert.True(refused is ArgumentException or IOException or StoreUnavailableException, $"{refused}");
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://[[")]
    [InlineData("intern, hooks:8080")]
    public async Task Hosts_of_hooks_that_are_none_are_named(string hosts)
    {
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => SettingsCheck.Run(new SiloOptions(), name => name == "ROUTING_HOOK_HOSTS" ? hosts : null, CancellationToken.None));
        Assert.Contains("ROUTING_HOOK_HOSTS names", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("KUBERNETES_SERVICE_HOST", null, true, "KUBERNETES_SERVICE_HOST")]
    [InlineData("POD_NAME", null, true, "POD_NAME")]
    [InlineData("POD_NAMESPACE", " ", true, "POD_NAMESPACE")]
    [InlineData("ORLEANS_CLUSTER_ID", "other", true, "--cluster routing is not the ORLEANS_CLUSTER_ID of this pod, other")]
    [InlineData("ORLEANS_SERVICE_ID", "other", true, "--cluster routing is not the ORLEANS_SERVICE_ID of this pod, other")]
    [InlineData("POD_NAME", "silo-1", false, "automountServiceAccountToken")]
    public void A_pod_that_lacks_something_is_told_what(string variable, string? value, bool hasToken, string named)
    {
        var options = new SiloOptions { Kubernetes = true, Storage = ClusterStorage.PostgreSql };
        PodSettings.Check(options, Pod.GetValueOrDefault, _ => true);
        var refused = Assert.Throws<ArgumentException>(() => PodSettings.Check(options, name => name == variable ? value : Pod[name], _ => hasToken));
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }
}
