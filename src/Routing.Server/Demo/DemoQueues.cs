using System.Collections.Immutable;
using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Routing.Server;

/// <summary>The queues on the demonstration's screen, in the room that there is.</summary>
internal static class DemoQueues
{
    /// <summary>The name and the first three are what the demonstration is about.</summary>
    private static readonly ImmutableArray<Column> Columns =
    [
        new("queue", q => new Text(q.Name), 0),
        new("waiting", q => Cell(q.Waiting), 0),
        new("offered", q => Cell(q.Offered), 0),
        new("handling", q => Cell(q.Handling), 0),
        new("answered", q => Cell(q.Answered), 2),
        new("abandoned", q => Cell(q.Abandoned), 1),
        new("service level*", q => Level(q, isShort: false), 3, q => Level(q, isShort: true)),
    ];

    /// <summary>As wide a table as fits; where its rows do not, the busiest queues and how many more there are.</summary>
    public static IRenderable Fit(ImmutableArray<DemoQueue> queues, int lines, DemoRoom room)
    {
        var whole = Narrow(queues, room);
        var excess = room.LinesOf(whole) - lines;
        if (excess <= 0) return whole;
        // One line says how many are left out.
        var shown = Math.Clamp(queues.Length - excess - 1, Math.Min(1, queues.Length), queues.Length);
        if (shown == queues.Length) return whole;
        var busiest = queues.OrderByDescending(q => q.Waiting + q.Offered + q.Handling).Take(shown).ToHashSet();
        var more = queues.Length - shown;
        return new Rows(Narrow([.. queues.Where(busiest.Contains)], room), new Text(more == 1 ? "and 1 less busy queue" : $"and {more} less busy queues").Ellipsis());
    }

    /// <summary>The service level grows short first; then columns go, the least needed first.</summary>
    private static Table Narrow(ImmutableArray<DemoQueue> queues, DemoRoom room)
    {
        var table = Draw(queues, Columns, isShort: false);
        for (var dropped = 0; dropped <= 3 && !room.HasWidthFor(table); dropped++)
        {
            table = Draw(queues, Columns.Where(c => c.GoesAt == 0 || c.GoesAt > dropped), isShort: true);
        }
        return table;
    }

    private static Table Draw(ImmutableArray<DemoQueue> queues, IEnumerable<Column> columns, bool isShort)
    {
        var table = new Table();
        foreach (var column in columns)
        {
            var heading = new TableColumn(isShort && column.Short is not null ? "level*" : column.Name).NoWrap();
            table.AddColumn(table.Columns.Count == 0 ? heading : heading.RightAligned());
        }
        foreach (var q in queues) table.AddRow(columns.Select(column => isShort && column.Short is { } brief ? brief(q) : column.Of(q)));
        return table;
    }

    private static Text Level(DemoQueue queue, bool isShort)
    {
        if (queue.ServiceLevel.AbandonsCountAsMissed is not { } percent) return new Text("–");
        var style = new Style(percent >= queue.ServiceLevel.TargetPercent ? Color.Green : Color.Yellow);
        var level = string.Create(CultureInfo.InvariantCulture, $"{percent:F1} %");
        return new Text(isShort ? level : $"{level} in {queue.ServiceLevel.WithinSeconds} s", style);
    }

    private static Text Cell(long number) => new(number.ToString(CultureInfo.InvariantCulture));

    /// <param name="GoesAt">The turn at which it is left out for want of width; 0 for never.</param>
    private sealed record Column(string Name, Func<DemoQueue, Text> Of, int GoesAt, Func<DemoQueue, Text>? Short = null);
}
