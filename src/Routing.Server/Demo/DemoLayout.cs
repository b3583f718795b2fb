using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Routing.Server;

/// <summary>How the demonstration's screen looks.</summary>
internal static class DemoLayout
{
    /// <summary>What stands over the plain lines.</summary>
    public static string Heading(Uri server, double speed) => string.Create(CultureInfo.InvariantCulture,
        $"An online shop is played against this server, {speed:0.#} times as fast as life. Service levels: answered in time ÷ (answered + abandoned). See {server}docs, {server}v1/queues, {server}v1/events.");

    public static IRenderable Starting(Uri server) => new Markup($"Setting up the online shop on [link]{server}[/] …");

    public static IRenderable Draw(DemoBoard board, IReadOnlyList<DemoDecision> decisions, Uri server, double speed) => new Rows(
        new Markup(string.Create(CultureInfo.InvariantCulture, $"[bold]Routing.Actors[/] · an online shop, customers and agents played against this server, {speed:0.#} times as fast as life")),
        Queues(board),
        new Markup($"Agents: {string.Join(" · ", board.Agents.Select(a => $"{a.Value} {Name(a.Key)}"))} · {board.Handling} contacts in hand"),
        Decisions(decisions),
        new Markup($"Open [link]{server}docs[/] · [link]{server}v1/queues[/] · [link]{server}v1/agents[/] · [link]{server}v1/events[/] · [link]{server}metrics[/]   Ctrl-C ends it."));

    public static string Line(DemoBoard board, IReadOnlyList<DemoDecision> decisions)
    {
        var queues = board.Queues.Select(q => string.Create(CultureInfo.InvariantCulture, $"{q.Name}: {q.Waiting} waiting, {q.Offered} offered, {q.Handling} handling, {q.Answered} answered{Level(q)}"));
        var last = decisions.Count > 0 ? $" | {decisions[0].Contact} to {decisions[0].Agent}: {decisions[0].Why}" : "";
        return string.Join(" | ", queues) + last;
    }

    private static Table Queues(DemoBoard board)
    {
        var table = new Table().AddColumn("queue");
        foreach (var name in (string[])["waiting", "offered", "handling", "answered", "abandoned", "service level*"]) table.AddColumn(new TableColumn(name).RightAligned());
        foreach (var q in board.Queues)
        {
            var level = q.ServiceLevel.AbandonsCountAsMissed;
            var style = level is null ? Style.Plain : new Style(level >= q.ServiceLevel.TargetPercent ? Color.Green : Color.Yellow);
            table.AddRow(Cell(q.Name), Cell(q.Waiting), Cell(q.Offered), Cell(q.Handling), Cell(q.Answered), Cell(q.Abandoned),
                new Text(level is { } percent ? string.Create(CultureInfo.InvariantCulture, $"{percent:F1} % in {q.ServiceLevel.WithinSeconds} s") : "–", style));
        }
        return table.Caption("* answered in time ÷ (answered + abandoned): abandons count as missed");
    }

    private static Table Decisions(IReadOnlyList<DemoDecision> decisions)
    {
        var table = new Table().Title("Last decisions").Border(TableBorder.Minimal).AddColumn("at").AddColumn("queue").AddColumn("contact").AddColumn("to").AddColumn("why");
        foreach (var d in decisions) table.AddRow(Cell(d.At.ToString("HH:mm:ss", CultureInfo.InvariantCulture)), Cell(d.Queue), Cell(d.Contact), Cell(d.Agent), Cell(d.Why));
        return table;
    }

    private static string Level(DemoQueue queue) =>
        queue.ServiceLevel.AbandonsCountAsMissed is { } percent ? string.Create(CultureInfo.InvariantCulture, $", {percent:F0} % in {queue.ServiceLevel.WithinSeconds} s") : "";

    private static string Name(PresenceKind presence) => presence switch
    {
        PresenceKind.Ready => "[green]ready[/]",
        PresenceKind.NotReady => "not ready",
        PresenceKind.Draining => "draining",
        _ => "offline",
    };

    private static Text Cell(string text) => new(text);

    private static Text Cell(long number) => new(number.ToString(CultureInfo.InvariantCulture));
}
