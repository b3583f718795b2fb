using System.CommandLine;
using Routing.Simulation;

namespace Routing.Lab;

/// <summary>What simulate and compare are both told.</summary>
/// <param name="usualArrivals">Per replication, where nothing is said.</param>
internal sealed class SimulationArguments(int usualArrivals = SimulationOptions.UsualArrivals)
{
    private readonly Argument<string> _file = new("FILE") { Description = "A scenario file, or the name of a shipped one." };
    private readonly Option<int> _arrivals = Whole("--arrivals", "Arrivals counted per replication, after the warm-up; arrivals that end by themselves end it sooner.", usualArrivals);
    private readonly Option<long> _seed = Cli.Number("--seed", "The same seed brings the same figures, but for the time it took. Replication r runs on seed + r: seeds that lie closer together than there are replications have runs in common.", 1L, long.MinValue);
    private readonly Option<int> _replications = Whole("--replications", "Independent runs; the intervals are over these.", 5);
    private readonly Option<int> _parallel = Whole("--parallel", "Replications under way at a time, each on a thread of its own.", Environment.ProcessorCount);

    public Option<string?> Json { get; } = new("--json") { Description = "Writes the result as JSON to this file, - for standard output." };

    public Option<string?> Html { get; } = new("--html") { Description = "Writes a page with charts to this file: one file, to be opened from disk." };

    /// <summary>What only a simulation goes by.</summary>
    public Option[] OfRuns => [_arrivals, _seed, _replications, _parallel];

    public void AddTo(Command command)
    {
        command.Add(_file);
        foreach (var option in (Option[])[.. OfRuns, Json, Html]) command.Add(option);
    }

    /// <exception cref="ScenarioException">The file cannot be read, or something in it is wrong.</exception>
    /// <exception cref="InvalidOperationException">What comes of it cannot be written where it is to be.</exception>
    public Scenario Scenario(ParseResult parsed)
    {
        Cli.CheckFolder(Json.Name, parsed.GetValue(Json));
        Cli.CheckFolder(Html.Name, parsed.GetValue(Html));
        return ScenarioReader.ReadFile(ShippedScenarios.Find(File(parsed)));
    }

    public string File(ParseResult parsed) => parsed.GetValue(_file)!;

    public SimulationOptions Read(ParseResult parsed) => new()
    {
        Arrivals = parsed.GetValue(_arrivals),
        Seed = parsed.GetValue(_seed),
        Replications = parsed.GetValue(_replications),
        Parallel = parsed.GetValue(_parallel),
    };

    private static Option<int> Whole(string name, string what, int usual) => Cli.Number(name, what, usual, 1);
}
