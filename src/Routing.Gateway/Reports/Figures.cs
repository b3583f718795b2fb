using System.Collections.Immutable;

namespace Routing.Gateway;

/// <summary>Figures of measures, as the API tells them.</summary>
internal static class Figures
{
    private const int Digits = 3;

    /// <param name="isPartial">It was counted for less long than what it is held against: a sum of it is not told beside that one.</param>
    public static ImmutableSortedDictionary<string, FigureView> Of(IEnumerable<Measure> measures, MeasureTargets targets, Tally tally, Tally? before = null, ServiceLevelGoal? goal = null, bool isPartial = false)
    {
        var figures = ImmutableSortedDictionary.CreateBuilder<string, FigureView>(StringComparer.Ordinal);
        foreach (var measure in measures)
        {
            var (value, n) = measure.FigureOf(tally);
            var target = goal is not null && measure.Name.StartsWith("serviceLevel.", StringComparison.Ordinal) ? goal.TargetPercent : targets.Of(measure);
            figures[measure.Name] = new FigureView(Rounded(value), n, before is { } past && !(isPartial && measure.IsTotal) ? Rounded(measure.FigureOf(past).Value) : null, target);
        }
        return figures.ToImmutable();
    }

    private static double? Rounded(double? value) => value is { } number ? Math.Round(number, Digits) : null;
}
