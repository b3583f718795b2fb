using Spectre.Console;

namespace Routing.Lab;

/// <summary>Prints what a bench measured.</summary>
internal static class BenchReport
{
    public static void Print(string title, params (string What, string Value)[] rows)
    {
        var table = new Table().Title(Markup.Escape(title)).AddColumn("what").AddColumn(new TableColumn("measured").RightAligned());
        foreach (var (what, value) in rows) table.AddRow(Markup.Escape(what), Markup.Escape(value));
        AnsiConsole.Write(table);
    }
}
