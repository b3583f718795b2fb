using System.Globalization;
using Routing.Simulation;
using Spectre.Console;

namespace Routing.Lab;

/// <summary>What many random days came to, as a table for people.</summary>
internal static class FaultTables
{
    private static readonly Dictionary<FaultKind, string> Words = new()
    {
        [FaultKind.NoticeLost] = "notices lost",
        [FaultKind.NoticeRepeated] = "notices repeated",
        [FaultKind.NoticeDelayed] = "notices delayed",
        [FaultKind.CallDelayed] = "calls delayed",
        [FaultKind.Crash] = "actors crashed between two turns",
        [FaultKind.CrashBeforeWrite] = "actors crashed before a write",
        [FaultKind.CrashAfterWrite] = "actors crashed after a write",
        [FaultKind.SlowWrite] = "writes answered late",
        [FaultKind.TwoActivations] = "two activations of one actor",
        [FaultKind.Restart] = "restarts of the process",
        [FaultKind.ClockJump] = "jumps of the clock",
        [FaultKind.StoreRefusing] = "times the store refused for a while",
        [FaultKind.ScorerFailing] = "failures of a scorer outside",
        [FaultKind.BotFailing] = "failures of a bot outside",
        [FaultKind.TranslatorFailing] = "failures of a translator outside",
        [FaultKind.PartLost] = "times a part of the actors was lost",
    };

    public static Table Of(int from, FaultReport report)
    {
        var table = new Table().Title($"Seeds {from} to {from + report.Seeds - 1}").AddColumn("").AddColumn(new TableColumn("number").RightAligned());
        Row(table, "days, one a seed", report.Seeds);
        Row(table, "contacts", report.Contacts);
        foreach (var (kind, count) in report.Faults) Row(table, Words[kind], count);
        Row(table, "days that broke a promise", report.Failed);
        return table;
    }

    private static void Row(Table table, string what, long count) => table.AddRow(new Text(what), new Text(count.ToString("N0", CultureInfo.InvariantCulture)));
}
