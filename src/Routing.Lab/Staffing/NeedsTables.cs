using System.Globalization;
using Routing.Simulation;
using Spectre.Console;

namespace Routing.Lab;

/// <summary>Simulated needs as tables for people: who is to be there, and how each class fares with them.</summary>
internal static class NeedsTables
{
    public static void Show(Scenario scenario, SimulatedNeeds found)
    {
        Write("Agents by pool: as it is → needed on contacts (to be rostered, shrinkage included)", PoolColumns(found), PoolRows(scenario, found));
        Write("Answered in time, of all who arrived: as it is → with those needed", ClassColumns(found), ClassRows(scenario, found));
        AnsiConsole.WriteLine(Verdict(found));
    }

    public static string Verdict(SimulatedNeeds found) => found.AreMet
        ? $"Every target is met in every interval with those needed; {found.Rosters} rosters were simulated."
        : $"Not every target is met: {Unmet(found)}. More agents did not help there ({found.Rosters} rosters were simulated): look at skills, languages, hours, and what the queues ask for.";

    private static string Unmet(SimulatedNeeds found) => string.Join(", ", (string[])
    [
        .. found.Classes.Where(c => !c.Value.Missed.IsEmpty).Select(c => $"{c.Key} in {c.Value.Missed.Length} of {c.Value.Arrivals.Count(arrivals => arrivals > 0)} intervals"),
        .. found.Classes.All(c => c.Value.Missed.IsEmpty) ? (string[])["a pool is busier than it may be"] : [],
    ]);

    /// <summary>Targets as a sentence for each class.</summary>
    public static string Targets(SimulatedNeeds found) => string.Join("; ", found.Classes.Select(c => string.Create(
        CultureInfo.InvariantCulture,
        $"{c.Key}: {c.Value.Targets.InTime * 100:0.#} % within {c.Value.Targets.ThresholdSeconds:0.#} s{(c.Value.Targets.MaxAbandoned is { } most ? string.Create(CultureInfo.InvariantCulture, $", at most {most * 100:0.#} % leave") : "")}, busy at most {c.Value.Targets.MaxOccupancy * 100:0.#} %, shrinkage {c.Value.Targets.Shrinkage * 100:0.#} %")));

    public static string[] PoolColumns(SimulatedNeeds found) => ["from", .. found.Pools.Keys, "all"];

    public static IEnumerable<string[]> PoolRows(Scenario scenario, SimulatedNeeds found) => Intervals(scenario, found, at =>
    [
        .. found.Pools.Values.Select(pool => Agents(pool.AsIs[at], pool.OnContacts[at], pool.Scheduled[at])),
        Agents(found.Pools.Values.Sum(pool => pool.AsIs[at]), found.Pools.Values.Sum(pool => pool.OnContacts[at]), found.Pools.Values.Sum(pool => pool.Scheduled[at])),
    ]);

    public static string[] ClassColumns(SimulatedNeeds found) => ["from", .. found.Classes.Keys.SelectMany(name => (string[])[$"{name}, contacts", "in time"]), "busy"];

    public static IEnumerable<string[]> ClassRows(Scenario scenario, SimulatedNeeds found) => Intervals(scenario, found, at =>
    [
        .. found.Classes.Values.SelectMany(c => (string[])[c.Arrivals[at].ToString("0.#", CultureInfo.InvariantCulture), c.InTime[at] is { } now ? $"{Percent(c.AsIs[at])} → {Percent(now, true)}{(c.Missed.Contains(at) ? ", missed" : "")}" : "–"]),
        found.Pools.Values.Max(pool => pool.Occupancy[at]) is { } busiest ? string.Create(CultureInfo.InvariantCulture, $"{busiest * 100:0} %") : "–",
    ]);

    public static double Minutes(Scenario scenario, SimulatedNeeds found) => (found.Axis.Width * scenario.TimeUnit).TotalMinutes;

    // An interval in which nobody comes and nobody is there says nothing.
    private static IEnumerable<string[]> Intervals(Scenario scenario, SimulatedNeeds found, Func<int, string[]> row) =>
        from at in Enumerable.Range(0, found.Axis.Count)
        where found.Classes.Values.Any(c => c.Arrivals[at] > 0) || found.Pools.Values.Any(pool => pool.OnContacts[at] > 0 || pool.AsIs[at] > 0)
        select (string[])[From(scenario, found, at), .. row(at)];

    private static string From(Scenario scenario, SimulatedNeeds found, int at) =>
        found.Axis.Count == 1 ? "all the time" : (at * found.Axis.Width * scenario.TimeUnit).ToString(@"hh\:mm", CultureInfo.InvariantCulture);

    private static string Agents(double asIs, int needed, int scheduled) => string.Create(CultureInfo.InvariantCulture, $"{asIs:0.#} → {needed} ({scheduled})");

    private static string Percent(Figure? share, bool withInterval = false) => share is null ? "–" : string.Create(
        CultureInfo.InvariantCulture, $"{share.Value * 100:0} %{(withInterval && share.HalfWidth is { } half ? string.Create(CultureInfo.InvariantCulture, $" ±{half * 100:0}") : "")}");

    private static void Write(string title, string[] columns, IEnumerable<string[]> rows)
    {
        var table = new Table { Title = new TableTitle(Markup.Escape(title)) };
        foreach (var column in columns) table.AddColumn(Markup.Escape(column));
        foreach (var row in rows) table.AddRow([.. row.Select(cell => Markup.Escape(cell))]);
        AnsiConsole.Write(table);
    }
}
