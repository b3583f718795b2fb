using System.Collections.Immutable;
using System.Globalization;

namespace Routing.Lab;

/// <summary>A series of a file: whose it is, its counts, and how long contacts took where the file says.</summary>
public sealed record NamedSeries(string Name, CountSeries Counts, HandleTimeSeries? HandleTimes);

/// <summary>Reads series from a CSV or TSV: a row for each slot, or shorter stretches that are added up, in the place's own time.</summary>
public static class SeriesFile
{
    private static readonly string[] StartNames = ["start", "time", "datetime", "timestamp", "date"];
    private static readonly string[] ContactNames = ["contacts", "arrived", "calls", "count", "arrivals"];
    private static readonly string[] HandleNames = ["handleseconds", "aht", "meanhandleseconds"];
    private static readonly string[] SeriesNames = ["queue", "intent", "channel", "series"];

    private const int MinutesOfDay = 24 * 60;
    private const int MostSeries = 10_000;

    /// <exception cref="InvalidOperationException">The file has no series, or something in it cannot be read; with its line.</exception>
    public static IReadOnlyList<NamedSeries> Read(string path, int minutes) => Of(DelimitedRows.Read(File.ReadAllText(path)), Path.GetFileName(path), minutes);

    private static List<NamedSeries> Of(List<string[]> rows, string file, int minutes)
    {
        var header = rows.FirstOrDefault() ?? [];
        var (start, contacts, handle) = (IndexOf(header, StartNames), IndexOf(header, ContactNames), IndexOf(header, HandleNames));
        if (start < 0 || contacts < 0) throw new InvalidOperationException($"{file}: name the columns start and contacts; optional are handleSeconds, queue, intent and channel.");
        var names = SeriesNames.Select(name => IndexOf(header, [name])).Where(at => at >= 0).ToList();
        var bySeries = new Dictionary<string, List<SlotRow>>(StringComparer.Ordinal);
        for (var n = 1; n < rows.Count; n++)
        {
            var row = rows[n];
            var name = string.Join(", ", names.Where(at => at < row.Length && row[at].Length > 0).Select(at => row[at]));
            if (!bySeries.TryGetValue(name, out var own))
            {
                if (bySeries.Count >= MostSeries) throw new InvalidOperationException($"{file}: has more than {MostSeries} series; give it in parts.");
                bySeries.Add(name, own = []);
            }
            own.Add(new SlotRow(Time(Cell(row, start), file, n + 1), Number(Cell(row, contacts), "contacts", file, n + 1), handle < 0 ? 0 : Number(Cell(row, handle), "handleSeconds", file, n + 1)));
        }
        if (bySeries.Count == 0) throw new InvalidOperationException($"{file}: has no rows.");
        // All end on the same day: a queue closed on the last has nothing there, and is forecast from the same day as the others.
        var last = DateOnly.FromDateTime(bySeries.Values.SelectMany(own => own).Max(row => row.Start));
        return [.. bySeries.OrderBy(series => series.Key, StringComparer.Ordinal).Select(series => Series(series.Key.Length > 0 ? series.Key : file, series.Value, last, minutes, handle >= 0))];
    }

    private static NamedSeries Series(string name, List<SlotRow> rows, DateOnly last, int minutes, bool hasTimes)
    {
        var first = DateOnly.FromDateTime(rows.Min(row => row.Start));
        var slots = MinutesOfDay / minutes;
        var length = (last.DayNumber - first.DayNumber + 1) * slots;
        var (counts, seconds) = (new double[length], new double[length]);
        foreach (var row in rows)
        {
            var at = ((DateOnly.FromDateTime(row.Start).DayNumber - first.DayNumber) * slots) + ((int)row.Start.TimeOfDay.TotalMinutes / minutes);
            counts[at] += row.Contacts;
            seconds[at] += row.Contacts * row.HandleSeconds;
        }
        var series = new CountSeries(first, [.. counts], slots);
        return new NamedSeries(name, series, hasTimes ? new HandleTimeSeries(series, [.. seconds]) : null);
    }

    private static int IndexOf(string[] header, string[] names) => Array.FindIndex(header, cell => names.Contains(cell.Trim(), StringComparer.OrdinalIgnoreCase));

    private static string Cell(string[] row, int at) => at < row.Length ? row[at].Trim() : "";

    private static DateTime Time(string cell, string file, int line) => DateTime.TryParse(cell, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var time)
        ? time
        : throw new InvalidOperationException($"{file}({line}): \"{cell}\" is no time; write it as in 2026-11-22T09:30.");

    private static double Number(string cell, string name, string file, int line) =>
        cell.Length == 0 ? 0
        : double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0 && double.IsFinite(number) ? number
        : throw new InvalidOperationException($"{file}({line}): {name} must be a number of 0 or more, not \"{cell}\".");

    private readonly record struct SlotRow(DateTime Start, double Contacts, double HandleSeconds);
}
