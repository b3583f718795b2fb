using System.Text;

namespace Routing.Lab;

/// <summary>The rows of a CSV or TSV. What parts the cells is seen in the first line; in a TSV quotes are letters like any other.</summary>
internal static class DelimitedRows
{
    public static List<string[]> Read(string text)
    {
        text = text.TrimStart('\uFEFF');
        var first = text.AsSpan(0, text.IndexOf('\n') is var end and >= 0 ? end : text.Length);
        if (first.Contains('\t')) return [.. Lines(text).Select(line => line.Split('\t'))];
        return Quoted(text, first.Contains(',') || !first.Contains(';') ? ',' : ';');
    }

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0);

    private static List<string[]> Quoted(string text, char separator)
    {
        var rows = new List<string[]>();
        var row = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c != '"') cell.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[++i]);
                else quoted = false;
            }
            else if (c == '"' && cell.Length == 0) quoted = true;
            else if (c == separator) End();
            else if (c == '\n') EndRow();
            else if (c != '\r') cell.Append(c);
        }
        if (cell.Length > 0 || row.Count > 0) EndRow();
        return rows;

        void End()
        {
            row.Add(cell.ToString());
            cell.Clear();
        }

        void EndRow()
        {
            End();
            if (row.Count > 1 || row[0].Length > 0) rows.Add([.. row]);
            row.Clear();
        }
    }
}
