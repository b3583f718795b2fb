using System.Text;

namespace Routing.Lab;

/// <summary>Paired differences in percent of what is compared with, each with its 95 % interval about it, on one axis with no difference in the middle.</summary>
internal static class DifferenceChart
{
    private const int RowHeight = 34;
    private const int Head = 26;
    private const int Widest = 300;

    public static string Of(string name, IReadOnlyList<DifferenceRow> rows)
    {
        var drawn = rows.Where(row => row.Share is not null).ToList();
        if (drawn.Count == 0) return "";
        return Chart.Of(
            name, "Percent more or less; the bar is the 95 % interval. A bar that touches the middle line may be chance, and is pale.", "", Head + 8 + RowHeight * drawn.Count, width => Draw(drawn, width), "");
    }

    private static string Draw(List<DifferenceRow> rows, int width)
    {
        var left = Math.Min(210, width * 0.36);
        var reach = Math.Min(Widest, rows.Max(row => Math.Abs(row.Share!.Value) + (row.ShareHalf ?? 0)));
        var across = new Scale(-reach, reach, left, width - 34, width > Chart.Narrow ? 6 : 2);
        var svg = new StringBuilder();
        foreach (var tick in across.Ticks)
        {
            svg.Append($"<path class=\"{(Math.Abs(tick) < 1e-9 ? "zero" : "grid")}\" d=\"M{across[tick]} {Head - 6}V{Head + RowHeight * rows.Count}\"/>").Append(Chart.Label(across.At(tick), Head - 11, Tick(tick) + " %"));
        }
        for (var n = 0; n < rows.Count; n++) svg.Append(Row(rows[n], Head + RowHeight * n + RowHeight / 2, left, across));
        return svg.ToString();
    }

    private static string Row(DifferenceRow row, int y, double left, Scale across)
    {
        var colour = row.IsBetter is { } better ? better ? "var(--good)" : "var(--bad)" : "var(--s0)";
        var (share, half) = (row.Share!.Value, row.ShareHalf ?? 0);
        var words = $"{row.Name}: {Signed(share)} % ±{Durations.Number(half)}";
        return Chart.Label(left - 12, y + 4, row.Name, "end", "row")
            + $"<g opacity=\"{(row.IsReal ? "1" : "0.4")}\"><title>{Page.Text(words)}</title><path stroke=\"{colour}\" stroke-width=\"8\" stroke-linecap=\"butt\" opacity=\"0.45\" d=\"M{across[share - half]} {y}H{across[share + half]}\"/>"
            + $"<circle cx=\"{across[share]}\" cy=\"{y}\" r=\"6\" fill=\"{colour}\"/></g>";
    }

    private static string Tick(double value) => FormattableString.Invariant($"{value:+0.##;−0.##;0}");

    private static string Signed(double value) => value > 0 ? $"+{Durations.Number(value)}" : value < 0 ? $"−{Durations.Number(-value)}" : "0";
}

/// <summary>One difference.</summary>
/// <param name="Share">In percent of the first; null where that is 0.</param>
/// <param name="IsBetter">Null where neither way is.</param>
internal sealed record DifferenceRow(string Name, double? Share, double? ShareHalf, bool IsReal, bool? IsBetter);
