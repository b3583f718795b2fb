using System.Globalization;
using Spectre.Console;

namespace Routing.Lab;

/// <summary>How figures of a server are written in tables.</summary>
internal static class ServerFigures
{
    public static Table Table(params ReadOnlySpan<string> columns)
    {
        var table = new Table();
        foreach (var column in columns) table.AddColumn(column);
        return table;
    }

    public static void Row(this Table table, params ReadOnlySpan<string> cells) => table.AddRow([.. cells.ToArray().Select(cell => new Text(cell))]);

    public static string Number(double? value, string format = "0.0") => value is { } known ? known.ToString(format, CultureInfo.InvariantCulture) : "–";

    public static string Percent(double? percent) => percent is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known:0.0} %") : "–";

    public static string Seconds(double? seconds) => seconds is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known:N0} s") : "–";

    /// <summary>In the zone that the server plans by, as far as this machine knows it.</summary>
    public static string Time(DateTimeOffset at, string zone) =>
        (TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known) ? TimeZoneInfo.ConvertTime(at, known) : at.ToUniversalTime()).ToString("ddd yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
