using System.Globalization;
using System.Text;
using Routing.Simulation;

namespace Routing.Lab;

/// <summary>The page of a fairness curve: cost upwards, unevenness to the right, one point for each weight.</summary>
public static class FairnessPage
{
    private const int Height = 320;
    private const int Left = 64;
    private const int Right = 24;
    private const int Top = 20;
    private const int Bottom = 44;

    internal static readonly string[] Headings = ["weight", "cost per time unit", "more", "spread of occupancy", "least occupied", "most occupied"];

    /// <param name="command">What made it, so that it can be made again.</param>
    public static string Of(Scenario scenario, SimulationOptions options, FairnessCurve curve, string command) => Page.Of(
        $"{scenario.Name}: what an even spread of work costs",
        FormattableString.Invariant($"{options.Replications} replications of up to {options.Arrivals:N0} contacts, seed {options.Seed}; every weight meets the same customers. ± is half the 95 % interval."),
        command,
        Page.Section(
            "Cost and spread", "Each point is a weight of fairness. Further left the work is spread more evenly, further up it costs more.",
            Chart.Of("Cost against spread of occupancy", "Spread is the standard deviation of occupancy over the agents, in points.", "", Height, width => Draw(curve, width), Table(curve))));

    internal static string[] Cells(FairnessPoint point) =>
    [
        Weight(point),
        SimulationTables.Cell(point.CostRate, 1, "0.0000"),
        SimulationTables.Cell(point.MoreThanFirst, 1, "0.0000"),
        SimulationTables.Cell(point.Spread, 100, "0.00"),
        SimulationTables.Cell(point.LeastOccupancy, 100, "0.0"),
        SimulationTables.Cell(point.MostOccupancy, 100, "0.0"),
    ];

    private static string Table(FairnessCurve curve) => HtmlTable.Of("What an even spread of work costs", Headings, curve.Points.Select(Cells));

    private static string Draw(FairnessCurve curve, int width)
    {
        var across = new Scale(0, curve.Points.Max(point => point.Spread.Value * 100), Left, width - Right);
        var (least, most) = (curve.Points.Min(point => point.CostRate.Value), curve.Points.Max(point => point.CostRate.Value));
        // The differences are what is looked for, and small beside the whole.
        var room = Math.Max((most - least) * 0.1, most * 0.001);
        var up = new Scale(least - room, most + room, Height - Bottom, Top);
        var svg = new StringBuilder();
        foreach (var tick in up.Ticks) svg.Append($"<path class=\"grid\" d=\"M{Left} {up[tick]}H{width - Right}\"/>").Append(Chart.Label(Left - 6, up.At(tick) + 4, Durations.Number(tick), "end"));
        foreach (var tick in across.Ticks) svg.Append(Chart.Label(across.At(tick), Height - Bottom + 18, Durations.Number(tick)));
        svg.Append(Chart.Label((Left + width - Right) / 2.0, Height - 6, "spread of occupancy, in points"));
        svg.Append($"<path class=\"series\" {Chart.Stroke(0)} d=\"M{string.Join('L', curve.Points.Select(point => $"{across[point.Spread.Value * 100]} {up[point.CostRate.Value]}"))}\"/>");
        foreach (var point in curve.Points)
        {
            var (x, y) = (across.At(point.Spread.Value * 100), up.At(point.CostRate.Value));
            svg.Append($"<circle cx=\"{Scale.Pixels(x)}\" cy=\"{Scale.Pixels(y)}\" r=\"4\" fill=\"var(--s0)\"><title>weight {Weight(point)}</title></circle>").Append(Chart.Label(x, y - 8, Weight(point)));
        }
        return svg.ToString();
    }

    private static string Weight(FairnessPoint point) => point.Weight.ToString("0.###", CultureInfo.InvariantCulture);
}
