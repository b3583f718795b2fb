using System.Text;

namespace Routing.Lab;

/// <summary>Values through time, one line for each series.</summary>
internal sealed record LineChart(string Name, string Caption)
{
    private const int Height = 270;
    private const int Left = 54;
    private const int Right = 14;
    private const int Top = 12;
    private const int Bottom = 40;

    /// <summary>What stands under the chart: the time, and its unit.</summary>
    public required string Along { get; init; }

    /// <summary>Where the points lie, and from where to where each of them reaches.</summary>
    public required IReadOnlyList<double> Moments { get; init; }
    public required double Length { get; init; }
    public required IReadOnlyList<(string Name, IReadOnlyList<double?> Values)> Series { get; init; }

    /// <summary>What follows a value, as in " s".</summary>
    public string Unit { get; init; } = "";

    /// <summary>The upper end, where it is known, as 100 %.</summary>
    public double? Most { get; init; }

    public string Draw() => Chart.Of(Name, Caption, Chart.Legend([.. Series.Select(s => s.Name)]), Height, Inside, Table());

    private string Inside(int width)
    {
        var across = new Scale(0, Length, Left, width - Right, width > Chart.Narrow ? 8 : 4, round: false);
        var up = new Scale(0, Most ?? Series.SelectMany(s => s.Values).Max() ?? 1, Height - Bottom, Top);
        var svg = new StringBuilder();
        foreach (var tick in up.Ticks)
        {
            svg.Append($"<path class=\"grid\" d=\"M{Left} {up[tick]}H{width - Right}\"/>").Append(Chart.Label(Left - 6, up.At(tick) + 4, Tick(tick, up.Step) + Unit, "end"));
        }
        foreach (var tick in across.Ticks) svg.Append(Chart.Label(across.At(tick), Height - Bottom + 18, Tick(tick, across.Step)));
        svg.Append(Chart.Label((Left + width - Right) / 2.0, Height - 4, Along));
        for (var n = 0; n < Series.Count; n++) svg.Append(Line(n, across, up));
        return svg.ToString();
    }

    private string Line(int n, Scale across, Scale up)
    {
        var (path, points, isDown) = (new StringBuilder(), new StringBuilder(), false);
        for (var at = 0; at < Moments.Count; at++)
        {
            if (Series[n].Values[at] is not { } value)
            {
                isDown = false;
                continue;
            }
            path.Append(isDown ? 'L' : 'M').Append(across[Moments[at]]).Append(' ').Append(up[value]);
            points.Append($"<circle cx=\"{across[Moments[at]]}\" cy=\"{up[value]}\" r=\"6\" fill=\"transparent\"><title>{Page.Text(Series[n].Name)}: {Durations.Number(value)}{Unit}</title></circle>");
            isDown = true;
        }
        return $"<path class=\"series\" {Chart.Stroke(n)} d=\"{path}\"/>{points}";
    }

    private string Table() => HtmlTable.Of(
        Name, [Along, .. Series.Select(s => s.Name)],
        Moments.Select((moment, at) => (string[])[Durations.Number(moment), .. Series.Select(s => s.Values[at] is { } value ? Durations.Number(value) + Unit : "–")]));

    private static string Tick(double value, double step) => value.ToString(step >= 1 && step % 1 == 0 ? "#,##0" : step >= 0.1 ? "0.0#" : "0.###", System.Globalization.CultureInfo.InvariantCulture);
}
