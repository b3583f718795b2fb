using System.Text.Json;
using System.Text.Json.Serialization;

namespace Routing.Lab;

/// <summary>Reads holidays and campaigns from a JSON list.</summary>
internal static class CalendarFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <exception cref="InvalidOperationException">It is no such list.</exception>
    public static ForecastCalendar Read(string? path)
    {
        if (path is null) return ForecastCalendar.Empty;
        try
        {
            var rows = JsonSerializer.Deserialize<List<Row>>(File.ReadAllText(path), Json) ?? [];
            return new ForecastCalendar(rows.Select(row => new CalendarEntry(row.Name, row.First, row.Last ?? row.First, row.Factor)));
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException)
        {
            throw new InvalidOperationException($"{path}: {Cli.Fault(fault)} Write a list as in [{{\"name\":\"sale\",\"first\":\"2026-11-08\",\"last\":\"2026-11-11\",\"factor\":1.4}}].", fault);
        }
    }

    private sealed record Row([property: JsonRequired] string Name, [property: JsonRequired] DateOnly First, DateOnly? Last, double? Factor);
}
