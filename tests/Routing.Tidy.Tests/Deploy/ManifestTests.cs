namespace Routing.Tidy.Tests;

public sealed class ManifestTests
{
    private static readonly ProgramFacts Sample = new(
        new HashSet<string> { "--storage", "--urls", "--silo-port", "--gateway-port" }, new HashSet<string> { "postgresql" }, 5080, 11111, 30000, new HashSet<string> { "/readyz" }, 20);

    [Fact]
    public void Silos_are_started_with_what_they_know() => Repository.Holds(
        Manifests.SelectMany(file => ManifestRules.Faults(file, ProgramFacts.OfRepository(), ManifestRules.Awaited)));

    [Fact]
    public void What_is_awaited_has_not_come() => Repository.Holds(ManifestRules.Arrived(ProgramFacts.OfRepository(), ManifestRules.Awaited));

    [Fact]
    public void The_manifests_and_the_facts_are_found()
    {
        Assert.Contains(Manifests, file => file.Name == "Dockerfile");
        Assert.Contains(Manifests, file => file.Name == "compose.postgres.yaml");
        Assert.Contains(Manifests, file => file.Name == "silo.yaml");
        var facts = ProgramFacts.OfRepository();
        Assert.Contains("--connection", facts.Options);
        Assert.Contains("memory", facts.Storages);
        Assert.Contains("/readyz", facts.HealthPaths);
        Assert.True(facts.DrainSeconds > 0);
    }

    [Theory]
    [InlineData("- --sotrage=postgresql")]
    [InlineData("args: [--stogare, --urls=http://*:5080]")]
    [InlineData("- --storage=mysql")]
    [InlineData("- --urls=http://*:5081")]
    [InlineData("- --silo-port=11112")]
    [InlineData("- --gateway-port=11111")]
    [InlineData("- {name: http, containerPort: 8080}")]
    [InlineData("ports: [\"127.0.0.1:5081:5081\"]")]
    [InlineData("EXPOSE 11111 30001")]
    [InlineData("livenessProbe: {httpGet: {path: /livez, port: http}}")]
    [InlineData("terminationGracePeriodSeconds: 20")]
    [InlineData("stop_grace_period: 10s")]
    public void What_the_silo_does_not_know_is_found(string line) => Assert.Single(Faults("deploy/silo.yaml", line));

    [Theory]
    [InlineData("- --storage=postgresql")]
    [InlineData("args: [schema, install, --urls=http://*:5080]")]
    [InlineData("# --sotrage=postgresql")]
    [InlineData("command: [azurite, --blobHost, 0.0.0.0]")]
    [InlineData("ports: [\"127.0.0.1:5081:5080\"]")]
    [InlineData("readinessProbe: {httpGet: {path: /readyz, port: http}}")]
    [InlineData("stop_grace_period: 30s")]
    public void What_it_knows_is_let_be(string line) => Assert.Empty(Faults("deploy/silo.yaml", line));

    [Fact]
    public void Of_the_build_only_what_is_started_counts() =>
        Assert.Single(Faults("deploy/Dockerfile", "COPY --from=sources /empty /data\nENTRYPOINT [\"dotnet\", \"Routing.Silo.dll\", \"--dta=/data\"]"));

    [Fact]
    public void What_is_awaited_is_let_be_until_it_comes()
    {
        var awaited = new Dictionary<string, string> { ["azure"] = "storage" };
        Assert.Empty(ManifestRules.Faults(new TextFile("deploy/silo.yaml", "- --storage=azure"), Sample, awaited));
        Assert.Empty(ManifestRules.Arrived(Sample, awaited));
        Assert.Single(ManifestRules.Arrived(Sample with { Storages = new HashSet<string> { "azure" } }, awaited));
    }

    private static IEnumerable<TextFile> Manifests =>
        Repository.Files.Where(file => file.Path.StartsWith("deploy/", StringComparison.Ordinal) && (file.Name == "Dockerfile" || file.Name.EndsWith(".yaml", StringComparison.Ordinal)));

    private static IEnumerable<string> Faults(string path, string text) => ManifestRules.Faults(new TextFile(path, text), Sample, new Dictionary<string, string>());
}
