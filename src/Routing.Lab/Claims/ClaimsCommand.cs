using System.CommandLine;
using Routing.Simulation;

namespace Routing.Lab;

/// <summary><c>claims</c>: what this field says of routing, reproduced; the page is made anew by this alone.</summary>
internal static class ClaimsCommand
{
    private const int UsualReplications = 20;

    public static Command Make()
    {
        var only = new Option<string[]>("--only") { Description = "Names of claims; without it, all." };
        var replications = Cli.Number("--replications", "Paired runs per row, 2 or more; the intervals are over these.", UsualReplications, 2);
        var arrivals = Cli.NumberOrNone("--arrivals", "Arrivals counted per run, after the warm-up; 1 or more. Without it, each claim's own number.", 1);
        var seed = Cli.Number("--seed", "The same seed, the same page.", 1L, long.MinValue);
        var parallel = Cli.Number("--parallel", "Runs under way at a time.", Environment.ProcessorCount, 1);
        var page = new Option<string?>("--markdown") { Description = "Writes the page to this file, as src/CLAIMS.md; without it, to standard output." };
        var command = new Command("claims", "Plays what products of this field claim, against first come to a random agent and against assignment on arrival, and writes the page.");
        foreach (var option in (Option[])[only, replications, arrivals, seed, parallel, page]) command.Add(option);
        command.SetAction((parsed, ct) => Cli.Guard(async () =>
        {
            var options = new SimulationOptions { Replications = parsed.GetValue(replications), Seed = parsed.GetValue(seed), Parallel = parsed.GetValue(parallel) };
            var claims = Chosen(parsed.GetValue(only) ?? []).ConvertAll(claim => (Claim: claim, Options: options with { Arrivals = parsed.GetValue(arrivals) ?? claim.UsualArrivals }));
            var whole = claims.Sum(claim => claim.Claim.Arrivals(claim.Options));
            var results = RunProgress.Watch("playing claims", whole, progress =>
            {
                var before = 0L;
                return claims.ConvertAll(claim =>
                {
                    var played = new PlayedClaim(claim.Claim, claim.Options, claim.Claim.Measure(claim.Options, count => progress(before + count), ct));
                    before += claim.Claim.Arrivals(claim.Options);
                    return played;
                });
            });
            var text = ClaimsPage.Of(results, Cli.Given(parsed));
            if (parsed.GetValue(page) is not { } path) await Console.Out.WriteAsync(text);
            else await File.WriteAllTextAsync(path, text, ct);
        }));
        return command;
    }

    /// <summary>The claims by their names.</summary>
    /// <exception cref="ScenarioException">There is none of that name.</exception>
    public static List<FieldClaim> Chosen(IReadOnlyCollection<string> only)
    {
        var all = Simulation.Claims.All(name => ScenarioReader.ReadFile(ShippedScenarios.Find(name)));
        if (only.FirstOrDefault(name => all.All(claim => claim.Name != name)) is { } missing)
            throw new ScenarioException("--only", $"there is no claim \"{missing}\"; write one of {string.Join(", ", all.Select(claim => claim.Name))}.");
        return [.. all.Where(claim => only.Count == 0 || only.Contains(claim.Name))];
    }
}
