using System.Globalization;
using Routing.Simulation;
using Spectre.Console;

namespace Routing.Lab;

/// <summary>The gaps to the optimum as tables for people.</summary>
internal static class OptimumTables
{
    public static Table One(InstanceGaps instance)
    {
        var table = Make($"{instance.Name}: the least cost rate of all rules is {Number(instance.Optimum, 4)}", "rule", "cost rate", "above the optimum, %");
        foreach (var (fit, n) in instance.BestBid.Select((fit, n) => (fit, n))) Row(table, $"best-bid, fit {n + 1}", Number(fit.CostRate, 4), Percent(fit.Gap));
        foreach (var rule in instance.Simple.OrderBy(rule => rule.Gap)) Row(table, rule.Rule, Number(rule.CostRate, 4), Percent(rule.Gap));
        return table.Caption($"{instance.States.ToString("N0", CultureInfo.InvariantCulture)} states, exact");
    }

    public static Table All(IReadOnlyList<InstanceGaps> instances)
    {
        var table = Make("Cost above the optimum, %", "instance", "load", "optimum", "best-bid, mean", "worst fit", "best simple rule", "which");
        foreach (var i in instances)
            Row(table, i.Name, i.Load is { } load ? Number(load, 2) : "–", Number(i.Optimum, 4), Percent(i.MeanGap), Percent(i.WorstGap), Percent(i.BestSimple.Gap), i.BestSimple.Rule);
        Row(table, "mean", "", "", Percent(instances.Average(i => i.MeanGap)), Percent(instances.Average(i => i.WorstGap)), Percent(instances.Average(i => i.BestSimple.Gap)), "chosen afresh for each");
        Row(table, "worst", "", "", Percent(instances.Max(i => i.MeanGap)), Percent(instances.Max(i => i.WorstGap)), Percent(instances.Max(i => i.BestSimple.Gap)), "");
        return table.Caption($"exact, by value iteration; {instances[0].BestBid.Length} fits of best-bid each, with no parameter chosen for an instance");
    }

    public static Table Large(IReadOnlyList<LargeComparison> comparisons)
    {
        var table = Make("Cost rate at 90 agents", "instance", "best-bid", "starting rule", "best match", "longest queue, longest idle", "below best match, %", "below longest queue, %", "fit, s");
        foreach (var c in comparisons)
            Row(table, c.Name, Number(c.BestBid, 2), Number(c.Starting, 2), Number(c.BestMatch, 2), Number(c.LongestQueue, 2), Percent(1 - c.BestBid / c.BestMatch), Percent(1 - c.BestBid / c.LongestQueue), Number(c.FitSeconds, 1));
        return table.Caption("by simulation of the Markov model, 4 million events each");
    }

    private static Table Make(string title, string first, params string[] columns)
    {
        var table = new Table().Title(Markup.Escape(title)).AddColumn(first);
        foreach (var column in columns) table.AddColumn(new TableColumn(column).RightAligned());
        return table;
    }

    private static void Row(Table table, params string[] cells) => table.AddRow([.. cells.Select(cell => new Text(cell))]);

    private static string Percent(double share) => Number(share * 100, 2);

    private static string Number(double value, int digits) => value.ToString($"F{digits}", CultureInfo.InvariantCulture);
}
