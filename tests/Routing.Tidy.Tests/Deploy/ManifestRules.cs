using System.Text.RegularExpressions;

namespace Routing.Tidy.Tests;

/// <summary>What starts a silo, of compose or of Kubernetes, names options, storage, ports and paths that the silo has.</summary>
public static partial class ManifestRules
{
    /// <summary>
    /// What a file already names and the silo does not know yet, and who is to bring it. An entry goes when the silo knows it.
    /// </summary>
    public static readonly IReadOnlyDictionary<string, string> Awaited = new Dictionary<string, string>();

    public static IEnumerable<string> Faults(TextFile file, ProgramFacts facts, IReadOnlyDictionary<string, string> awaited)
    {
        var lines = file.Lines.Select(line => Comment().Replace(line, "")).Where(line => file.Name != "Dockerfile" || Instruction().IsMatch(line));
        return lines.SelectMany(line => Line(line, facts, awaited)).Distinct().Select(fault => $"{file.Path}: {fault}");
    }

    public static IEnumerable<string> Arrived(ProgramFacts facts, IReadOnlyDictionary<string, string> awaited) =>
        awaited.Keys.Where(name => facts.Options.Contains(name) || facts.Storages.Contains(name)).Select(name => $"The silo knows {name}: take it off the list of what is awaited.");

    private static IEnumerable<string> Line(string line, ProgramFacts facts, IReadOnlyDictionary<string, string> awaited)
    {
        foreach (Match option in Option().Matches(line))
        {
            var (name, value) = (option.Groups[1].Value, option.Groups[2].Value);
            if (!facts.Options.Contains(name) && !awaited.ContainsKey(name)) yield return $"the silo has no option {name}.";
            if (name == "--storage" && !facts.Storages.Contains(value) && !awaited.ContainsKey(value)) yield return $"the silo has no storage {value}.";
            if (name == "--silo-port" && value != $"{facts.SiloPort}") yield return $"port {value} is not the silo's {facts.SiloPort}.";
            if (name == "--gateway-port" && value != $"{facts.GatewayPort}") yield return $"port {value} is not the gateway's {facts.GatewayPort}.";
            if (name == "--urls" && !value.EndsWith($":{facts.ApiPort}", StringComparison.Ordinal)) yield return $"{value} is not at the port of the API, {facts.ApiPort}.";
        }
        int[] ports = [facts.ApiPort, facts.SiloPort, facts.GatewayPort];
        foreach (var port in Port().Matches(line).SelectMany(match => match.Groups[1].Value.Split(' ')).Where(port => !ports.Contains(int.Parse(port))))
            yield return $"nothing listens on port {port}.";
        foreach (var path in Probe().Matches(line).Select(match => match.Groups[1].Value).Where(path => !facts.HealthPaths.Contains(path)))
            yield return $"there is no {path} to ask.";
        foreach (var seconds in Grace().Matches(line).Select(match => int.Parse(match.Groups[1].Value)).Where(seconds => seconds <= facts.DrainSeconds))
            yield return $"{seconds} s are too short for a silo that may take {facts.DrainSeconds} s to stop.";
    }

    [GeneratedRegex(@"(^|\s)#.*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^(EXPOSE|ENTRYPOINT|CMD) ")]
    private static partial Regex Instruction();

    /// <summary>All of ours are in small letters; those of others (--blobHost) are passed over.</summary>
    [GeneratedRegex(@"(?<![\w-])(--[a-z][a-z-]*)(?![\w-])(?:=([^\s""\]]+))?")]
    private static partial Regex Option();

    [GeneratedRegex(@"(?:containerPort: |EXPOSE |""(?:[\d.]+:)?\d+:)(\d+(?: \d+)*)")]
    private static partial Regex Port();

    [GeneratedRegex(@"httpGet: \{path: (/\w+)")]
    private static partial Regex Probe();

    [GeneratedRegex(@"(?:terminationGracePeriodSeconds: |stop_grace_period: )(\d+)")]
    private static partial Regex Grace();
}
