using System.Globalization;
using Routing.Simulation;
using Spectre.Console;

namespace Routing.Lab;

/// <summary>The tables of a replay, for people.</summary>
internal static class ReplayTables
{
    private const int ContactsShown = 15;

    public static void Show(ReplayResult result)
    {
        AnsiConsole.MarkupLineInterpolated($"[bold]{result.Name}[/]: {result.Overall.Happened.Arrived} contacts from {result.From:u} to {result.To:u}");
        AnsiConsole.Write(Queues(result));
        AnsiConsole.Write(Verdicts(result));
        AnsiConsole.Write(ServedBy(result));
        AnsiConsole.Write(Hands(result));
        foreach (var warning in result.Warnings ?? []) AnsiConsole.MarkupLineInterpolated($"[yellow]Warning: under the draft, {warning.ToString()}[/]");
        AnsiConsole.WriteLine("What a history cannot tell:");
        foreach (var note in result.Notes) AnsiConsole.WriteLine($"- {note}");
    }

    /// <summary>Whether the draft's waits differ, in words.</summary>
    public static string Verdict(ReplayedQueue queue)
    {
        var (difference, half) = (queue.WaitDifferenceSeconds.Value, queue.WaitDifferenceSeconds.HalfWidth);
        if (difference == 0 && half is null or 0) return "nothing changes";
        var words = string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(difference):0.0} s {(difference < 0 ? "shorter" : "longer")}");
        if (half is not { } h) return $"{words}; too few contacts to tell chance from more";
        return string.Create(CultureInfo.InvariantCulture, $"{words} (95 %: {difference - h:+0.0;-0.0;0.0} to {difference + h:+0.0;-0.0;0.0}): {(queue.IsReal ? "real" : "may be chance")}");
    }

    private static Table Queues(ReplayResult result)
    {
        var table = new Table().Title("Queues, with waits in seconds").AddColumn("queue").AddColumn("what");
        foreach (var name in (string[])["arrived", "answered", "left", "refused", "waiting", "mean wait", "longest", "in time %"]) table.AddColumn(new TableColumn(name).RightAligned());
        foreach (var (id, queue) in result.Queues.Append(KeyValuePair.Create("all", result.Overall)))
        {
            Row(table, id, "happened", queue.Happened);
            Row(table, "", "as they were", queue.AsWas);
            Row(table, "", "draft", queue.Draft);
        }
        return table.Caption("in time: answered within the threshold of the queue's service level, of all who arrived");
    }

    private static void Row(Table table, string queue, string what, QueueDay day) => table.AddRow(
        new Text(queue), new Text(what), Cell(day.Arrived, "N0"), Cell(day.Answered, "N0"), Cell(day.Abandoned, "N0"), Cell(day.Refused, "N0"), Cell(day.Unanswered, "N0"),
        Cell(day.MeanWaitSeconds, "0.0"), Cell(day.LongestWaitSeconds, "N0"), Cell(day.ServiceLevelPercent, "0.0"));

    private static Table Verdicts(ReplayResult result)
    {
        var table = new Table().Title("Under the draft, waits are").AddColumn("queue").AddColumn("than under the rules as they were");
        foreach (var (id, queue) in result.Queues.Append(KeyValuePair.Create("all", result.Overall))) table.AddRow(new Text(id), new Text(Verdict(queue)));
        return table;
    }

    private static Table ServedBy(ReplayResult result)
    {
        var table = new Table().Title("Who served whom: contacts as they were → draft").AddColumn("agent");
        foreach (var queue in result.Queues.Keys) table.AddColumn(new TableColumn(Markup.Escape(queue)).RightAligned());
        var agents = result.ServedByAsWas.Values.Concat(result.ServedByDraft.Values).SelectMany(by => by.Keys).Distinct().Order(StringComparer.Ordinal);
        foreach (var agent in agents)
        {
            table.AddRow([new Text(agent), .. result.Queues.Keys.Select(queue => new Text(string.Create(
                CultureInfo.InvariantCulture, $"{result.ServedByAsWas.GetValueOrDefault(queue)?.GetValueOrDefault(agent) ?? 0:N0} → {result.ServedByDraft.GetValueOrDefault(queue)?.GetValueOrDefault(agent) ?? 0:N0}")))]);
        }
        return table;
    }

    private static Table Hands(ReplayResult result)
    {
        var table = new Table().Title($"Contacts that change hands: {result.ChangedHands.Length}").AddColumn("contact").AddColumn("queue").AddColumn("as they were").AddColumn("draft").AddColumn(new TableColumn("wait (s)").RightAligned());
        foreach (var changed in result.ChangedHands.Take(ContactsShown))
        {
            table.AddRow(new Text(changed.Contact), new Text(changed.Queue), new Text(changed.AgentAsWas ?? "nobody"), new Text(changed.AgentDraft ?? "nobody"),
                new Text(string.Create(CultureInfo.InvariantCulture, $"{changed.WaitSecondsAsWas:0} → {changed.WaitSecondsDraft:0}")));
        }
        return result.ChangedHands.Length > ContactsShown ? table.Caption($"the first {ContactsShown}; --json has all of them") : table;
    }

    private static Text Cell(double number, string format) => new(number.ToString(format, CultureInfo.InvariantCulture));
}
