using System.Globalization;
using System.Text;
using Routing.Simulation;

namespace Routing.Lab;

/// <summary>A column for each agent, by pool: the share of the time spent on contacts, with its interval.</summary>
internal static class OccupancyChart
{
    private const int Height = 220;
    private const int Left = 46;
    private const int Right = 8;
    private const int Top = 10;
    private const int Bottom = 34;
    private const double PoolGap = 14;
    private const double WidestColumn = 34;

    public static string Of(string name, Scenario scenario, SimulationResult result) => Chart.Of(
        name, "Time on contacts, of the time the agent was there; a thin line is a 95 % interval.", "", Height, width => Draw(scenario, result, width), Table(name, scenario, result));

    private static string Draw(Scenario scenario, SimulationResult result, int width)
    {
        var up = new Scale(0, 1, Height - Bottom, Top);
        var svg = new StringBuilder();
        foreach (var tick in up.Ticks)
        {
            svg.Append($"<path class=\"grid\" d=\"M{Left} {up[tick]}H{width - Right}\"/>").Append(Chart.Label(Left - 6, up.At(tick) + 4, Percent(tick), "end"));
        }
        var pools = scenario.Pools.Where(pool => !pool.AgentIds.IsEmpty).ToList();
        var slot = Math.Min(WidestColumn, (width - Left - Right - PoolGap * pools.Count) / pools.Sum(pool => pool.AgentIds.Length));
        var x = Left + PoolGap / 2;
        for (var n = 0; n < pools.Count; n++)
        {
            foreach (var agent in pools[n].AgentIds)
            {
                if (result.Agents.GetValueOrDefault(agent)?.GetValueOrDefault("occupancy") is { } figure) svg.Append(Column(agent, figure, n, x, slot, up));
                x += slot;
            }
            var taken = slot * pools[n].AgentIds.Length;
            // A name longer than its columns would run into the next.
            var most = Math.Max(2, (int)((taken + PoolGap) / 7));
            svg.Append(Chart.Label(x - taken / 2, Height - Bottom + 18, pools[n].Name.Length > most ? pools[n].Name[..(most - 1)] + "…" : pools[n].Name));
            x += PoolGap;
        }
        return svg.ToString();
    }

    private static string Column(string agent, Figure figure, int pool, double x, double slot, Scale up)
    {
        var gap = slot * 0.15;
        var middle = Scale.Pixels(x + slot / 2);
        var whisker = figure.HalfWidth is { } half ? $"<path stroke=\"var(--ink)\" stroke-width=\"1\" d=\"M{middle} {up[figure.Value - half]}V{up[figure.Value + half]}\"/>" : "";
        return $"<rect x=\"{Scale.Pixels(x + gap)}\" y=\"{up[figure.Value]}\" width=\"{Scale.Pixels(slot - 2 * gap)}\" height=\"{Scale.Pixels(up.At(0) - up.At(figure.Value))}\" rx=\"2\" fill=\"var(--s{pool % 8})\">"
            + $"<title>{Page.Text(agent)}: {Percent(figure.Value)}</title></rect>{whisker}";
    }

    private static string Table(string name, Scenario scenario, SimulationResult result) => HtmlTable.Of(name, ["agent", "pool", "occupancy"],
        from pool in scenario.Pools
        from agent in pool.AgentIds
        where result.Agents.ContainsKey(agent)
        select (string[])[agent, Page.Text(pool.Name), Durations.Write(result.Agents[agent]["occupancy"], 100, "%")]);

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.#} %");
}
