namespace Routing.Core;

/// <summary>What the figures of a pilot say, and whether it must stop.</summary>
public static class PilotVerdict
{
    /// <summary>Whether more of a measure is better.</summary>
    public static bool MoreIsBetter(PilotMeasure measure) => measure == PilotMeasure.Resolved;

    /// <summary>Why it must stop; null while it need not.</summary>
    public static string? Stops(Pilot pilot, PilotProgress progress)
    {
        foreach (var rail in pilot.GuardRails)
        {
            if (progress.Of(rail.Measure).DifferenceAt(Sure(pilot)) is not { } difference) continue;
            var worse = MoreIsBetter(rail.Measure) ? -difference.High : difference.Low;
            if (worse > rail.WorseBy) return FormattableString.Invariant($"{Named(rail.Measure)} is worse by at least {worse:0.####}, and {rail.WorseBy:0.####} was allowed");
        }
        return null;
    }

    /// <summary>Of the measure the pilot is for: better, worse, or nothing yet that is no accident.</summary>
    public static PilotFinding Of(Pilot pilot, PilotProgress progress)
    {
        if (progress.Of(pilot.Measure).DifferenceAt(Sure(pilot)) is not { } difference) return PilotFinding.TooEarly;
        if (difference.Low <= 0 && difference.High >= 0) return PilotFinding.NoDifferenceYet;
        return difference.Low > 0 == MoreIsBetter(pilot.Measure) ? PilotFinding.Better : PilotFinding.Worse;
    }

    /// <summary>Several intervals are told at once, and all of them are to hold (Bonferroni).</summary>
    public static double Sure(Pilot pilot) => 1 - ((1 - pilot.Confidence) / Enum.GetValues<PilotMeasure>().Length);

    private static string Named(PilotMeasure measure) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(measure.ToString());
}

/// <summary>What can be said of a pilot so far.</summary>
public enum PilotFinding
{
    TooEarly,
    NoDifferenceYet,
    Better,
    Worse,
}
