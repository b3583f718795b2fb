using System.Globalization;

namespace Routing.Lab;

/// <summary>Reads handled contacts, and sums them up by agent and intent.</summary>
internal static class HandledFile
{
    /// <exception cref="InvalidOperationException">A column is missing, or a cell cannot be read; with its line.</exception>
    public static IReadOnlyList<(string Agent, IntentTally Tally)> Read(string path)
    {
        var rows = DelimitedRows.Read(File.ReadAllText(path));
        int Column(string name) => Array.FindIndex(rows.FirstOrDefault() ?? [], cell => cell.Trim().Equals(name, StringComparison.OrdinalIgnoreCase));
        var (agent, intent, resolved, satisfaction, seconds) = (Column("agent"), Column("intent"), Column("resolved"), Column("satisfaction"), Column("handleSeconds"));
        if (agent < 0 || intent < 0) throw new InvalidOperationException($"{path}: name the columns agent and intent, and of resolved, satisfaction and handleSeconds what is known.");
        var tallies = new Dictionary<(string Agent, string Intent), IntentTally>();
        for (var n = 1; n < rows.Count; n++)
        {
            var row = rows[n];
            double? Cell(int at, double least, double most) => at < 0 || at >= row.Length || row[at].Trim().Length == 0 ? null
                : double.TryParse(row[at], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most ? value
                : throw new InvalidOperationException($"{path}({n + 1}): \"{row[at]}\" is not between {least:0} and {most:0}.");
            if (row.Length <= Math.Max(agent, intent)) continue;
            var key = (row[agent].Trim(), row[intent].Trim());
            var (rating, time) = (Cell(satisfaction, 1, 5), Cell(seconds, 0, 7 * 86_400));
            var outcome = resolved < 0 || resolved >= row.Length ? null : Answer(row[resolved].Trim(), path, n + 1);
            tallies[key] = tallies.GetValueOrDefault(key, IntentTally.Empty(key.Item2)).Plus(new IntentTally(
                key.Item2, seconds >= 0 && time is null ? 0 : 1, outcome is null ? 0 : 1, outcome == true ? 1 : 0, rating ?? 0, rating is null ? 0 : 1, time ?? 0, (time ?? 0) * (time ?? 0))
            { SatisfactionSquares = (rating ?? 0) * (rating ?? 0) });
        }
        return [.. tallies.Select(tally => (tally.Key.Agent, tally.Value))];
    }

    private static bool? Answer(string cell, string path, int line) => cell.ToUpperInvariant() switch
    {
        "" => null,
        "TRUE" or "1" or "YES" => true,
        "FALSE" or "0" or "NO" => false,
        _ => throw new InvalidOperationException($"{path}({line}): resolved must be true or false, not \"{cell}\"."),
    };
}
