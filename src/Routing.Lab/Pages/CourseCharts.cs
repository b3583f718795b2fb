using System.Collections.Immutable;
using Routing.Simulation;

namespace Routing.Lab;

/// <summary>Waits and service level through time, a line for each class or for each of what is compared.</summary>
internal static class CourseCharts
{
    private const int MostLines = 8;
    private const string Begin = "the first contact that counts";

    /// <summary>The classes with most contacts each, and the others together.</summary>
    public static IReadOnlyList<(string Name, ImmutableArray<CourseInterval> Course)> ByClass(Course course)
    {
        var classes = course.Classes.OrderByDescending(c => c.Value.Sum(at => at.Arrivals)).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => (c.Key, c.Value)).ToList();
        if (classes.Count <= MostLines) return [.. classes.OrderBy(c => c.Key, StringComparer.Ordinal)];
        var rest = classes.Skip(MostLines - 1).Select(c => c.Value).ToList();
        var others = Enumerable.Range(0, course.Axis.Count).Select(at => CourseInterval.Sum(rest.Select(c => c[at]))).ToImmutableArray();
        return [.. classes.Take(MostLines - 1).OrderBy(c => c.Key, StringComparer.Ordinal), ($"{rest.Count} others", others)];
    }

    public static string Waits(Scenario scenario, CourseAxis axis, IReadOnlyList<(string Name, ImmutableArray<CourseInterval> Course)> lines, string since = Begin)
    {
        var unit = Durations.For(scenario, lines.SelectMany(line => line.Course).Max(at => at.MeanWait) ?? 0);
        return Draw(scenario, axis, lines, since, "Mean wait", $"Mean wait of those who arrived at that time, answered or not, in {unit.Long}.", at => at.MeanWait * unit.Factor, $" {unit.Short}", null);
    }

    public static string ServiceLevels(Scenario scenario, CourseAxis axis, IReadOnlyList<(string Name, ImmutableArray<CourseInterval> Course)> lines, string since = Begin) => Draw(
        scenario, axis, lines, since, "Service level",
        $"Answered within {Within(scenario)}, of all who arrived: who left or was blocked counts as missed.", at => at.ServiceLevel * 100, " %", 100);

    private static string Within(Scenario scenario) => scenario.Classes.Any(c => c.WithinTimeUnits is not null)
        ? "the threshold of the queue"
        : Durations.For(scenario, scenario.WithinTimeUnits).Of(scenario.WithinTimeUnits);

    private static string Draw(
        Scenario scenario, CourseAxis axis, IReadOnlyList<(string Name, ImmutableArray<CourseInterval> Course)> lines, string since, string name, string caption, Func<CourseInterval, double?> read, string unit, double? most)
    {
        var time = Durations.For(scenario, axis.Length / (axis.IsOfDay ? 2 : 1));
        // Who arrived in an interval is shown in its middle; intervals in which nobody did, at the end above all, are left out.
        var last = Enumerable.Range(0, axis.Count).LastOrDefault(at => lines.Any(line => line.Course[at].Arrivals > 0));
        return new LineChart(name, caption)
        {
            Along = axis.IsOfDay ? $"{time.Long} of the day" : $"{time.Long} since {since}",
            Moments = [.. Enumerable.Range(0, last + 1).Select(at => (at + 0.5) * axis.Width * time.Factor)],
            Length = (last + 1) * axis.Width * time.Factor,
            Series = [.. lines.Select(line => (line.Name, (IReadOnlyList<double?>)[.. line.Course.Take(last + 1).Select(read)]))],
            Unit = unit,
            Most = most,
        }.Draw();
    }
}
