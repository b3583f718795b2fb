using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Routing.Server;

/// <summary>How the demonstration's screen looks: fitted to the terminal, as what is higher would be cut off at the top, where the queues are.</summary>
internal static class DemoLayout
{
    private const string LevelMeaning = "* answered in time ÷ (answered + abandoned): abandons count as missed";

    /// <summary>What stands over the plain lines.</summary>
    public static string Heading(Uri server, double speed) => string.Create(CultureInfo.InvariantCulture,
        $"An online shop is played against this server, {speed:0.#} times as fast as life. Service levels: answered in time ÷ (answered + abandoned). See {server}docs, {server}v1/queues, {server}v1/events.");

    public static IRenderable Starting(Uri server) => new Markup($"Setting up the online shop on {Link(server.ToString())} …");

    /// <summary>Queues, agents and addresses always; then as many of the newest decisions as there is room for. Of too many queues, the busiest.</summary>
    public static IRenderable Draw(DemoBoard board, IReadOnlyList<DemoDecision> decisions, Uri server, double speed, IAnsiConsole console)
    {
        var room = new DemoRoom(console);
        IRenderable heading = new Markup(string.Create(CultureInfo.InvariantCulture, $"[bold]Routing.Actors[/] · an online shop, played here {speed:0.#} times as fast as life"));
        IRenderable agents = new Markup($"Agents: {string.Join(" · ", board.Agents.Select(a => $"{a.Value} {Name(a.Key)}"))} · {board.Handling} contacts in hand");
        var addresses = room.FirstInOneLine(Addresses(server));
        var left = room.Lines - room.LinesOf(heading) - room.LinesOf(agents) - room.LinesOf(addresses);
        var queues = DemoQueues.Fit(board.Queues, left, room);
        left -= room.LinesOf(queues);
        List<IRenderable> below = [];
        // Without a single decision under them, the words on the service level are not worth their line.
        IRenderable meaning = new Text(LevelMeaning, new Style(Color.Grey)).Ellipsis();
        if (room.LinesOf(meaning) == 1 && left >= 4)
        {
            below.Add(meaning);
            left--;
        }
        return new Rows([heading, queues, .. below, agents, .. Decisions(decisions, left, room), addresses]);
    }

    public static string Line(DemoBoard board, IReadOnlyList<DemoDecision> decisions)
    {
        var queues = board.Queues.Select(q => string.Create(CultureInfo.InvariantCulture, $"{q.Name}: {q.Waiting} waiting, {q.Offered} offered, {q.Handling} handling, {q.Answered} answered{Level(q)}"));
        var last = decisions.Count > 0 ? $" | {decisions[0].Contact} to {decisions[0].Agent}: {decisions[0].Why}" : "";
        return string.Join(" | ", queues) + last;
    }

    private static List<IRenderable> Decisions(IReadOnlyList<DemoDecision> decisions, int lines, DemoRoom room)
    {
        List<IRenderable> shown = [];
        foreach (var d in decisions)
        {
            IRenderable decision = new Markup(string.Create(CultureInfo.InvariantCulture,
                $"[grey]{d.At:HH:mm:ss}[/] {Markup.Escape(d.Queue)}: {Markup.Escape(d.Contact)} to [bold]{Markup.Escape(d.Agent)}[/]: {Markup.Escape(d.Why)}"));
            // The heading is one line more.
            var needed = room.LinesOf(decision) + (shown.Count == 0 ? 1 : 0);
            if (needed > lines) break;
            if (shown.Count == 0) shown.Add(new Markup("[bold]Last decisions[/], the newest first"));
            shown.Add(decision);
            lines -= needed;
        }
        return shown;
    }

    /// <summary>From long to short.</summary>
    private static IEnumerable<IRenderable> Addresses(Uri server)
    {
        var docs = Link($"{server}docs");
        yield return new Markup($"Open {docs} · {Link($"{server}v1/queues")} · {Link($"{server}v1/agents")} · {Link($"{server}v1/events")} · {Link($"{server}metrics")}   Ctrl-C ends it.");
        yield return new Markup($"Open {docs} · /v1/queues · /v1/agents · /v1/events · /metrics   Ctrl-C ends it.");
        yield return new Markup($"Open {docs} · /v1/queues · /v1/events · Ctrl-C ends it.");
        yield return new Markup($"Open {docs}");
    }

    // The address of a server may hold brackets: http://[::1]:5080.
    private static string Link(string address) => $"[link]{Markup.Escape(address)}[/]";

    private static string Level(DemoQueue queue) =>
        queue.ServiceLevel.AbandonsCountAsMissed is { } percent ? string.Create(CultureInfo.InvariantCulture, $", {percent:F0} % in {queue.ServiceLevel.WithinSeconds} s") : "";

    private static string Name(PresenceKind presence) => presence switch
    {
        PresenceKind.Ready => "[green]ready[/]",
        PresenceKind.NotReady => "not ready",
        PresenceKind.Draining => "draining",
        _ => "offline",
    };
}
