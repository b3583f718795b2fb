using System.Globalization;
using Spectre.Console;

namespace Routing.Lab;

/// <summary>What was learned, and how it did, as tables for people.</summary>
internal static class IntentTables
{
    public static Table Learned(int texts, IntentModel model, double seconds) => new Table().AddColumn("learned from").AddColumn("intents").AddColumn("features").AddColumn("training")
        .AddRow(Number(texts) + " texts", Number(model.Intents.Length), Number(model.Space.Count), seconds.ToString("0.0", CultureInfo.InvariantCulture) + " s");

    public static Table Measured(IEnumerable<IntentReport> reports)
    {
        var table = new Table().AddColumn("measured on").AddColumn(Right("texts")).AddColumn(Right("right")).AddColumn(Right("confidence")).AddColumn(Right("off by")).AddColumn(Right("µs per text"));
        foreach (var report in reports)
        {
            table.AddRow(report.Name, Number(report.Texts), Percent(report.Accuracy), Percent(report.MeanConfidence), Percent(report.Calibration), report.MicrosecondsPerText.ToString("0.0", CultureInfo.InvariantCulture));
        }
        return table;
    }

    public static Table ByIntent(IReadOnlyList<IntentReport> reports)
    {
        var table = new Table().AddColumn("intent");
        foreach (var report in reports) table.AddColumn(Right(report.Name));
        foreach (var intent in reports.SelectMany(report => report.ByIntent).Select(tally => tally.Intent).Distinct())
        {
            table.AddRow([intent, .. reports.Select(report => report.ByIntent.FirstOrDefault(tally => tally.Intent == intent) is { } found ? $"{found.Right} of {found.Texts}" : "")]);
        }
        return table;
    }

    public static Table Wrong(IEnumerable<IntentReport> reports)
    {
        var table = new Table().AddColumn("text").AddColumn("is").AddColumn("taken for").AddColumn(Right("confidence"));
        foreach (var wrong in reports.SelectMany(report => report.Wrong))
        {
            table.AddRow(new Text(wrong.Text.Text), new Text(wrong.Text.Intent), new Text(wrong.Taken.Intent), new Text(Percent(wrong.Taken.Confidence)));
        }
        return table;
    }

    private static TableColumn Right(string name) => new TableColumn(name).RightAligned();

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
