namespace Routing.Lab;

/// <summary>A table whose first column names its rows; it scrolls by itself where the page is narrow.</summary>
internal static class HtmlTable
{
    /// <param name="rows">HTML, but for the first cell, which is text.</param>
    public static string Of(string name, IReadOnlyList<string> headings, IEnumerable<string[]> rows, string caption = "", string style = "") => $"""
        <div class="tablebox" tabindex="0" role="region" aria-label="{Page.Text(name)}"><table{(style.Length > 0 ? $" class=\"{style}\"" : "")}>{(caption.Length > 0 ? $"<caption>{Page.Text(caption)}</caption>" : "")}
        <thead><tr>{string.Concat(headings.Select(heading => $"<th scope=\"col\">{Page.Text(heading)}</th>"))}</tr></thead>
        <tbody>{string.Concat(rows.Select(row => $"<tr><th scope=\"row\">{Page.Text(row[0])}</th>{string.Concat(row.Skip(1).Select(Cell))}</tr>\n"))}</tbody>
        </table></div>
        """;

    // A cell may bring its own tag: with a class, or a value for its colour.
    private static string Cell(string html) => html.StartsWith("<td", StringComparison.Ordinal) ? html : $"<td>{html}</td>";
}
