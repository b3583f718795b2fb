using System.Text.RegularExpressions;

namespace Routing.Tidy.Tests;

/// <summary>What the silo reads and says, as its sources have it: what those who start it must agree with.</summary>
public sealed partial record ProgramFacts(
    IReadOnlySet<string> Options, IReadOnlySet<string> Storages, int ApiPort, int SiloPort, int GatewayPort, IReadOnlySet<string> HealthPaths, int DrainSeconds)
{
    public static ProgramFacts OfRepository() => new(
        Repository.Sources.Where(file => file.Project == "Routing.Silo").Append(Repository.File("src/Routing.Gateway/Hosting/GatewayFlags.cs")).SelectMany(file => Option().Matches(file.Text)).Select(match => match.Groups[1].Value).ToHashSet(),
        Member().Matches(Repository.File("src/Routing.Cluster/ClusterStorage.cs").Code).Select(match => match.Groups[1].Value.ToLowerInvariant()).ToHashSet(),
        Figure("src/Routing.Silo/Hosting/SiloOptions.cs", ApiPortOf()),
        Figure("src/Routing.Silo/Hosting/FreePorts.cs", SiloPortOf()),
        Figure("src/Routing.Silo/Hosting/FreePorts.cs", GatewayPortOf()),
        Path().Matches(Repository.File("src/Routing.Gateway/Measuring/HealthChecks.cs").Text).Select(match => match.Groups[1].Value).ToHashSet(),
        Figure("src/Routing.Cluster/ClusterLimits.cs", DrainOf()));

    private static int Figure(string path, Regex pattern) => int.Parse(pattern.Match(Repository.File(path).Text).Groups[1].Value);

    [GeneratedRegex("\"(--[a-z][a-z-]*)\"")]
    private static partial Regex Option();

    [GeneratedRegex(@"^\s+(\w+),\s*$", RegexOptions.Multiline)]
    private static partial Regex Member();

    [GeneratedRegex("DefaultUrls = \"http://127\\.0\\.0\\.1:(\\d+)\"")]
    private static partial Regex ApiPortOf();

    [GeneratedRegex(@"FirstSilo = (\d+);")]
    private static partial Regex SiloPortOf();

    [GeneratedRegex(@"FirstGateway = (\d+);")]
    private static partial Regex GatewayPortOf();

    [GeneratedRegex("\"GET\", \"(/\\w+)\"")]
    private static partial Regex Path();

    [GeneratedRegex(@"DrainBound = TimeSpan\.FromSeconds\((\d+)\);")]
    private static partial Regex DrainOf();
}
