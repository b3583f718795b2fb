using Routing.Simulation;

namespace Routing.Lab;

/// <summary>Simulated needs as a page: agents needed through the day against those there are, and how each class fares.</summary>
public static class NeedsPage
{
    public static string Of(Scenario scenario, SimulatedNeeds found, string command) => Page.Of(
        $"{scenario.Name}: agents needed", $"{NeedsTables.Verdict(found)} Targets: {NeedsTables.Targets(found)}.", command,
        [
            .. found.Axis.Count > 1 ? found.Pools.Select(pool => Page.Section(pool.Key, "Agents at work, interval by interval.", Chart(scenario, found, pool.Key, pool.Value))) : [],
            Page.Section("Agents", "As it is → needed on contacts (to be rostered, shrinkage included).", HtmlTable.Of("Agents", NeedsTables.PoolColumns(found), Text(NeedsTables.PoolRows(scenario, found)))),
            Page.Section("Service", "Answered in time, of all who arrived, as it is → with those needed; half the 95 % interval after ±. The last column is how busy the busiest pool is then.", HtmlTable.Of("Service", NeedsTables.ClassColumns(found), Text(NeedsTables.ClassRows(scenario, found)))),
        ]);

    private static IEnumerable<string[]> Text(IEnumerable<string[]> rows) => rows.Select(row => (string[])[row[0], .. row.Skip(1).Select(Page.Text)]);

    private static string Chart(Scenario scenario, SimulatedNeeds found, string name, PoolNeed pool)
    {
        var hours = (found.Axis.Width * scenario.TimeUnit).TotalHours;
        return new LineChart($"Agents of {name}", "Agents on contacts: as it is, and needed; and to be on the roster for that.")
        {
            Along = "hours of the day, from its first contact hour on",
            Moments = [.. Enumerable.Range(0, found.Axis.Count).Select(at => (at + 0.5) * hours)],
            Length = found.Axis.Count * hours,
            Series =
            [
                ("as it is", [.. pool.AsIs.Select(agents => (double?)agents)]),
                ("needed", [.. pool.OnContacts.Select(agents => (double?)agents)]),
                ("to be rostered", [.. pool.Scheduled.Select(agents => (double?)agents)]),
            ],
        }.Draw();
    }
}
