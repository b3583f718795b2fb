using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Routing.Simulation;

namespace Routing.Lab;

/// <summary>A claim, how long it was played, and what came of it.</summary>
public sealed record PlayedClaim(FieldClaim Claim, SimulationOptions Options, ImmutableArray<ClaimTableResult> Tables);

/// <summary>The page of claims, in Markdown: each with its setting, what was assumed, what was measured, and who loses.</summary>
public static class ClaimsPage
{
    /// <param name="command">What made it, so that it can be made again.</param>
    public static string Of(IReadOnlyList<PlayedClaim> claims, string command)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # The field's claims, reproduced

            What products of this field say of routing, each in a setting of its own, played by the production actors under virtual time. Made by one command, and not to be edited by hand:

                dotnet run -c Release --project src/Routing.Lab -- claims --markdown src/CLAIMS.md

            This one: `{command}`. {claims[0].Options.Replications} paired replications of each row: the same customers with the same matters in every row of a table (common random numbers). ± is half the 95 % interval over
            the replications, of a difference over those of the pairs. Every row is held against the first, **{FieldClaim.FirstCome}**, and in the last column against **{FieldClaim.OnArrival}** (a fixed rota: each contact waits for the next agent, free or not). *Exact* is what theory
            says of the long run. How long the runs are is said with each claim; what settles slowly, as the waits of the rota at a high load, still grows at their end; `--arrivals` lengthens them. The scenarios are in `src/Routing.Lab/Scenarios/Claims`; `--only NAME` plays one.

            **Not simulated: satisfaction, repurchase and revenue.** Nothing here says anything about them, whatever a product may say. Handle times, patience, accuracy and what a known agent saves are assumed, and said to be; they are yours to measure.

            """);
        foreach (var played in claims) Write(text, played);
        return text.ToString();
    }

    private static void Write(StringBuilder text, PlayedClaim played)
    {
        var (claim, options, tables) = played;
        var (shortest, longest) = claim.WarmUp;
        text.Append(CultureInfo.InvariantCulture, $"\n## {claim.Title}\n\n*Claimed:* {claim.Says}\n\n*Verdict:* {claim.Verdict(tables)}\n\n*Assumed:*\n\n");
        foreach (var assumed in claim.Assumed) text.Append(CultureInfo.InvariantCulture, $"- {assumed}\n");
        text.Append(CultureInfo.InvariantCulture, $"\n*Measured*, over {options.Replications} runs of {options.Arrivals:N0} contacts each, after a warm-up of {shortest:N0}{(longest > shortest ? string.Create(CultureInfo.InvariantCulture, $" to {longest:N0}") : "")}:\n");
        foreach (var table in tables)
        {
            if (table.Table.Title.Length > 0) text.Append(CultureInfo.InvariantCulture, $"\n{table.Table.Title}\n");
            WriteTable(text, table);
        }
        text.Append("\n*Who loses*, against the first row and beyond chance:\n\n");
        var losses = tables.SelectMany(table => table.Arms.Skip(1).Where(arm => arm.Arm.Name != FieldClaim.OnArrival).Select(arm => Loss(table, arm))).OfType<string>().ToList();
        text.AppendJoin("", losses.DefaultIfEmpty("- nobody, in these figures\n"));
        text.Append("\n*What it comes to:*\n\n");
        foreach (var found in claim.Finds(tables)) text.Append(CultureInfo.InvariantCulture, $"- {found}\n");
    }

    private static void WriteTable(StringBuilder text, ClaimTableResult table)
    {
        var measures = table.Table.Measures;
        text.Append(CultureInfo.InvariantCulture, $"\n| | {string.Join(" | ", measures.Select(m => m.Unit.Length > 0 ? $"{m.Name}, {m.Unit}" : m.Name))} | {measures[0].Name}: against first come | against rota |\n");
        text.Append('|').Append(string.Concat(Enumerable.Repeat("---|", measures.Length + 3))).Append('\n');
        foreach (var arm in table.Arms)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {arm.Arm.Name} | {string.Join(" | ", measures.Select(m => Cell(arm, m)))} | {Against(arm.Differences, measures[0])} | {Against(arm.FromRota, measures[0])} |\n");
        }
    }

    private static string Cell(ClaimArmResult arm, ClaimMeasure measure)
    {
        var figure = arm.Figures[measure.Name];
        var exact = arm.Arm.Exact.TryGetValue(measure.Name, out var known) ? string.Create(CultureInfo.InvariantCulture, $" (exact {known:F1})") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{figure.Value:F1} ± {figure.HalfWidth:F1}{exact}");
    }

    private static string Against(ImmutableSortedDictionary<string, PairedDifference> differences, ClaimMeasure measure) =>
        differences.TryGetValue(measure.Name, out var difference) ? Simulation.Claims.Share(difference) : "–";

    private static string? Loss(ClaimTableResult table, ClaimArmResult arm)
    {
        var worse = table.Losses(arm).Select(loss => $"{loss.Measure.Name} {Simulation.Claims.Share(loss.Difference)}").ToList();
        var where = table.Table.Title.Length > 0 ? $"{table.Table.Title}, " : "";
        return worse.Count == 0 ? null : $"- {where}{arm.Arm.Name}: {string.Join("; ", worse)}\n";
    }
}
