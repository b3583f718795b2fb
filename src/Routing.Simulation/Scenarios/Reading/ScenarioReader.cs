using System.Collections.Immutable;
using System.Text.Json;

namespace Routing.Simulation;

/// <summary>Reads a scenario file and checks it whole; what it lets through can be played.</summary>
public static class ScenarioReader
{
    public const long MostBytes = 64 * 1024 * 1024;
    private const int MostClasses = 500;

    /// <exception cref="ScenarioException">The file cannot be read, or something in it is wrong.</exception>
    public static Scenario ReadFile(string path)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > MostBytes }) throw new ScenarioException(path, $"is larger than {MostBytes >> 20} MB; write fewer values.");
            return Parse(File.ReadAllText(path), path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ScenarioException(path, $"cannot be read ({failure.Message}); name a scenario file, as in src/Routing.Lab/Scenarios.");
        }
    }

    /// <exception cref="ScenarioException">Something in the text is wrong.</exception>
    /// <param name="from">Where the text is from, for who is to mend it.</param>
    public static Scenario Parse(string json, string from = "$")
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return Read(new Place(document.RootElement, "$"));
        }
        catch (JsonException broken)
        {
            throw new ScenarioException(from, $"is not JSON from line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1} on: write a comma, quotation mark or bracket where one is missing, there or just before. ({broken.Message.Split(" LineNumber:")[0]})");
        }
    }

    private static Scenario Read(Place root)
    {
        root.ObjectOf("name", "description", "timeUnit", "bufferPerClass", "maxInSystem", "warmUpArrivals", "classes", "pools", "callbackUnresolved", "returnDelay",
            "withinTimeUnits", "customers", "agentTiers", "switchSeconds", "patienceFactorAfterEstimate", "complexity", "setup");
        var unit = root.Maybe("timeUnit") is { } named ? Unit(named) : TimeSpan.FromMinutes(1);
        var classes = ClassReader.Classes(root.Needed("classes", "a list of classes, [{\"name\":…}]"), unit, MostClasses);
        var setup = root.Maybe("setup") is { } place ? SetupReader.Read(place) : null;
        var scenario = new Scenario
        {
            Name = root.Needed("name", "a name for the scenario").Text(),
            TimeUnit = unit,
            BufferPerClass = root.Maybe("bufferPerClass")?.Whole(0, 1_000_000),
            MostInSystem = root.Maybe("maxInSystem")?.Whole(1, 1_000_000),
            WarmUpArrivals = root.Maybe("warmUpArrivals")?.Whole(0, int.MaxValue) ?? 0,
            Classes = classes,
            Pools = PoolReader.Pools(root.Needed("pools", "a list of pools of agents, [{\"name\":…}]"), classes, setup, unit),
            CallbackUnresolved = root.Maybe("callbackUnresolved")?.Flag() ?? false,
            ReturnDelay = root.Maybe("returnDelay") is { } delay ? DistributionReader.Distribution(delay) : null,
            WithinTimeUnits = root.Maybe("withinTimeUnits")?.Number(0, above: true) ?? 1.0 / 3,
            Customers = root.Maybe("customers") is { } crowd ? PeopleReader.Crowd(crowd) : null,
            AgentTiers = root.Maybe("agentTiers") is { } tiers ? tiers.Map("tiers by pool, {\"A\":\"senior\"}", tier => tier.Text()) : ImmutableSortedDictionary<string, string>.Empty,
            SwitchTime = TimeSpan.FromSeconds(root.Maybe("switchSeconds")?.Number(0, 86_400) ?? 0),
            PatienceFactorAfterEstimate = root.Maybe("patienceFactorAfterEstimate")?.Number(0, above: true) ?? 1,
            Complexity = root.Maybe("complexity") is { } complexity ? PeopleReader.Complexity(complexity) : null,
            Setup = setup,
        };
        SetupCheck.Check(root, scenario);
        return scenario;
    }

    private static TimeSpan Unit(Place place) => place.Text() switch
    {
        "seconds" => TimeSpan.FromSeconds(1),
        "minutes" => TimeSpan.FromMinutes(1),
        "hours" => TimeSpan.FromHours(1),
        _ => throw place.Wrong("write \"seconds\", \"minutes\" or \"hours\"."),
    };
}
