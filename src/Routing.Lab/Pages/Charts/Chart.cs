namespace Routing.Lab;

/// <summary>What all charts share: each is drawn twice, wide and narrow, so that its letters are as large on a phone; and told as a table to who cannot see it.</summary>
internal static class Chart
{
    public const int Wide = 960;
    public const int Narrow = 360;

    private static readonly string[] Dashes = ["none", "7 4", "2 4", "10 3 2 3"];

    /// <param name="name">For who cannot see it.</param>
    /// <param name="draw">The inside of the SVG, for a width.</param>
    public static string Of(string name, string caption, string legend, int height, Func<int, string> draw, string table) => $"""
        <figure>{legend}
        {Svg(name, "wide", Wide, height, draw)}
        {Svg(name, "narrow", Narrow, height, draw)}
        <figcaption>{Page.Text(caption)}</figcaption>
        {(table.Length > 0 ? $"<details><summary>As a table</summary>{table}</details>" : "")}
        </figure>
        """;

    /// <summary>The n-th series by colour, and by dashes once colours come again or cannot be told apart.</summary>
    public static string Stroke(int n) => $"stroke=\"var(--s{n % 8})\" stroke-dasharray=\"{Dashes[n % Dashes.Length]}\"";

    public static string Legend(IReadOnlyList<string> names) => names.Count < 2 ? "" : $"<ul class=\"legend\">{string.Concat(names.Select((name, n) =>
        $"<li><svg viewBox=\"0 0 26 10\" aria-hidden=\"true\"><path class=\"series\" d=\"M2 5H24\" {Stroke(n)}/></svg>{Page.Text(name)}</li>"))}</ul>";

    public static string Label(double x, double y, string text, string anchor = "middle", string style = "") =>
        $"<text x=\"{Scale.Pixels(x)}\" y=\"{Scale.Pixels(y)}\" text-anchor=\"{anchor}\"{(style.Length > 0 ? $" class=\"{style}\"" : "")}>{Page.Text(text)}</text>";

    private static string Svg(string name, string width, int pixels, int height, Func<int, string> draw) =>
        $"<svg class=\"{width}\" viewBox=\"0 0 {pixels} {height}\" role=\"img\" aria-label=\"{Page.Text(name)}\">{draw(pixels)}</svg>";
}
