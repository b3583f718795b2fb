using System.Text.Json;
using Spectre.Console;

namespace Routing.Lab;

/// <summary>Pilots, and estimates of policies, as tables for people.</summary>
internal static class PilotTables
{
    public static Table Of(IEnumerable<PilotView> pilots)
    {
        var table = ServerFigures.Table("group", "pilot", "tries", "share", "status", "finding", "measure", "tried", "in force", "difference, interval");
        foreach (var pilot in pilots)
        {
            var measure = pilot.Measures.FirstOrDefault(one => one.Measure == pilot.Measure);
            table.Row(
                pilot.Group, pilot.Name, Tries(pilot), ServerFigures.Percent(100 * pilot.Share), Word(pilot.Status), Word(pilot.Finding), Word(pilot.Measure), Arm(measure?.Tried), Arm(measure?.InForce), Difference(measure));
        }
        return table;
    }

    public static void Show(PilotView pilot)
    {
        AnsiConsole.WriteLine($"{pilot.Name} ({pilot.Group}) tries {Tries(pilot)} for {ServerFigures.Percent(100 * pilot.Share)}: {Word(pilot.Status)}{(pilot.Reason is { } why ? $", {why}" : "")}; of {Word(pilot.Measure)}: {Word(pilot.Finding)}.");
        var table = ServerFigures.Table("measure", "tried", "in force", $"difference, {ServerFigures.Percent(100 * pilot.Confidence)} interval at every look", "too few");
        foreach (var measure in pilot.Measures) table.Row(Word(measure.Measure), Arm(measure.Tried), Arm(measure.InForce), Difference(measure), measure.TooFew ?? "");
        AnsiConsole.Write(table);
        if (pilot.Open + pilot.Lost > 0) AnsiConsole.WriteLine($"{pilot.Open} contacts are under way, {pilot.Lost} were not counted.");
    }

    public static void Show(PolicyEstimateView found)
    {
        var table = ServerFigures.Table($"had {found.Selection} chosen", "choices", "known by", "as it was", "SNIPS, 95 % interval", "doubly robust, 95 % interval", "not told");
        Add("resolved", found.Choices, found.Without, found.Estimate);
        Add("satisfaction", found.Satisfaction.Choices, found.Satisfaction.Without, found.Satisfaction.Estimate);
        Add("handle time, s", found.HandleSeconds.Choices, found.HandleSeconds.Without, found.HandleSeconds.Estimate);
        AnsiConsole.Write(table);
        AnsiConsole.WriteLine("It is about the choice of the agent, all else as it was.");

        void Add(string name, int choices, int without, OffPolicyEstimate? estimate)
        {
            var why = estimate is null ? "too few choices" : estimate.Snips is null ? $"of {ServerFigures.Percent(100 * estimate.Unsupported)} of its choices nothing is known" : "";
            table.Row(
                name, $"{choices}, {without} left out", ServerFigures.Number(estimate?.EffectiveChoices, "0"), ServerFigures.Number(estimate?.Logged, "0.000"), Interval(estimate?.Snips), Interval(estimate?.DoublyRobust), why);
        }
    }

    private static string Tries(Pilot pilot) => (pilot.UsesDraft, pilot.Selection) switch
    {
        (true, { } policy) => $"the draft and {policy}",
        (_, { } policy) => policy,
        _ => "the draft",
    };

    private static string Arm(PilotArmView? arm) => arm is null ? "–" : $"{ServerFigures.Number(arm.Mean, "0.000")} of {arm.Count}";

    private static string Difference(PilotMeasureView? measure) => Interval(measure?.Difference, "+0.000;−0.000;0.000");

    private static string Interval(PilotDifference? told, string format = "0.000") =>
        told is null ? "–" : $"{ServerFigures.Number(told.Value, format)} ({ServerFigures.Number(told.Low, format)} to {ServerFigures.Number(told.High, format)})";

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
