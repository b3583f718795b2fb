using System.Collections.Immutable;
using System.Globalization;
using Routing.Simulation;
using Spectre.Console;

namespace Routing.Lab;

/// <summary>Staffing as tables for people.</summary>
internal static class StaffTables
{
    public static readonly string[] PlanColumns = ["slot", "contacts", "handle time", "agents needed", "to be rostered", "in time, one less", "with these", "one more", "rostered", "in time then"];
    public static readonly string[] EffectColumns = ["roster", "class", "in time", "mean wait", "abandoned"];

    public static void Show(Staffing staffing)
    {
        foreach (var plan in staffing.Plans)
        {
            var table = new Table { Title = new TableTitle(Markup.Escape(plan.Queue)) };
            foreach (var column in PlanColumns) table.AddColumn(column);
            foreach (var row in Rows(staffing, plan)) table.AddRow(row);
            AnsiConsole.Write(table);
        }
        foreach (var gap in staffing.Gaps) AnsiConsole.WriteLine(staffing.Say(gap));
        foreach (var move in staffing.Moves) AnsiConsole.WriteLine($"Suggestion: {staffing.Say(move)}");
    }

    /// <summary>Slots in which anybody comes or is there.</summary>
    public static IEnumerable<string[]> Rows(Staffing staffing, StaffingPlan plan) => plan.Slots.Select((slot, n) => (slot, n)).Where(at => at.slot.Need.OnContacts > 0 || at.slot.Rostered > 0).Select(at => (string[])
    [
        staffing.At(at.n), Number(at.slot.Load.ContactsPerHour * staffing.SlotMinutes / 60), Seconds(at.slot.Load.HandleSeconds), Whole(at.slot.Need.OnContacts), Whole(at.slot.Need.Scheduled),
        Percent(at.slot.Need.OneLess.InTime), Percent(at.slot.Need.Enough.InTime), Percent(at.slot.Need.OneMore.InTime),
        at.slot.Rostered is { } there ? Whole(there) : "", at.slot.Expected is { } expected ? Percent(expected.InTime) : "",
    ]);

    public static void Show(Scenario scenario, ImmutableArray<RosterEffect> effects)
    {
        var table = new Table();
        foreach (var column in EffectColumns) table.AddColumn(column);
        foreach (var row in Rows(scenario, effects)) table.AddRow([.. row.Select(cell => Markup.Escape(cell))]);
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine("Differences from the roster as it is, on the same customers, with their 95 % intervals; (?) may be chance.");
    }

    public static IEnumerable<string[]> Rows(Scenario scenario, ImmutableArray<RosterEffect> effects) =>
        from effect in effects
        from c in scenario.Classes.Select((c, n) => (c.Name, IsFirst: n == 0))
        let figures = effect.Result.Classes[c.Name]
        select (string[])
        [
            !c.IsFirst ? "" : effect.Move is { } move ? $"move {move}" : effect.Pool is null ? "as it is" : $"{effect.Pool} {(effect.Change > 0 ? "+1" : "−1")}", c.Name,
            effect.Differences is null ? Percent(figures["pWithin"].Value) : Points(effect.Differences[$"{c.Name}.pWithin"]),
            Wait(scenario, effect, c.Name, figures), effect.Differences is null ? Number(figures["abandoned"].Value) : Change(effect.Differences[$"{c.Name}.abandoned"], 1, ""),
        ];

    private static string Wait(Scenario scenario, RosterEffect effect, string name, ImmutableSortedDictionary<string, Figure> figures) => effect.Differences is null
        ? $"{Number(figures["meanWait"].Value * scenario.TimeUnit.TotalSeconds)} s"
        : Change(effect.Differences[$"{name}.meanWait"], scenario.TimeUnit.TotalSeconds, " s");

    private static string Points(PairedDifference difference) => Change(difference, 100, " points");

    private static string Change(PairedDifference difference, double factor, string unit) => string.Create(
        CultureInfo.InvariantCulture, $"{difference.Difference.Value * factor:+0.0;−0.0;0} ±{(difference.Difference.HalfWidth ?? 0) * factor:0.0}{unit}{(difference.IsReal ? "" : " (?)")}");

    private static string Seconds(double value) => value.ToString("0", CultureInfo.InvariantCulture) + " s";

    private static string Whole(int value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.0} %");
}
