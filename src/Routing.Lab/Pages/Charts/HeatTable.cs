using System.Collections.Immutable;
using System.Globalization;
using Routing.Simulation;

namespace Routing.Lab;

/// <summary>Who served whom: of each class, the share that each pool took; the darker, the larger.</summary>
internal static class HeatTable
{
    private const int MostAgents = 12;

    public static string Of(string name, Scenario scenario, ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, long>> servedBy)
    {
        var pools = scenario.Pools.Where(pool => !pool.AgentIds.IsEmpty).ToList();
        // One pool that takes everything says nothing; its agents do.
        if (pools is [{ AgentIds.Length: <= MostAgents } only]) pools = [.. only.AgentIds.Select(id => only with { Name = id, AgentIds = [id] })];
        return HtmlTable.Of(name, ["class", .. pools.Select(pool => pool.Name), "served"], scenario.Classes.Select(c => Row(c, pools, servedBy.GetValueOrDefault(c.Name))), style: "heat");
    }

    private static string[] Row(ContactClass c, List<AgentPool> pools, ImmutableSortedDictionary<string, long>? agents)
    {
        var counts = pools.Select(pool => pool.AgentIds.Sum(id => agents?.GetValueOrDefault(id) ?? 0)).ToList();
        var all = counts.Sum();
        return [c.Name, .. counts.Select(count => Cell(count, all)), $"<td style=\"--v:0\">{all.ToString("N0", CultureInfo.InvariantCulture)}</td>"];
    }

    private static string Cell(long count, long all)
    {
        var share = all == 0 ? 0 : (double)count / all;
        return string.Create(CultureInfo.InvariantCulture, $"<td style=\"--v:{share:0.###}\" title=\"{count:N0} contacts\">{(count == 0 ? "–" : $"{share * 100:0.#} %")}</td>");
    }
}
