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
            // Sooner than it is told: where nobody leaves the side in force there would never be enough who do, and harm is not to wait for them.
            if (progress.Of(rail.Measure).DifferenceAt(Sure(pilot), pilot.Share) is not { } difference) continue;
            var worse = MoreIsBetter(rail.Measure) ? -difference.High : difference.Low;
            if (worse > rail.WorseBy) return FormattableString.Invariant($"{Named(rail.Measure)} is worse by at least {worse:0.####}, and {rail.WorseBy:0.####} was allowed");
        }
        return null;
    }

    /// <summary>Of the measure the pilot is for: better, worse, or nothing yet that is no accident.</summary>
    public static PilotFinding Of(Pilot pilot, PilotProgress progress)
    {
        if (DifferenceOf(pilot, progress, pilot.Measure) is not { } difference) return PilotFinding.TooEarly;
        if (difference.Low <= 0 && difference.High >= 0) return PilotFinding.NoDifferenceYet;
        return difference.Low > 0 == MoreIsBetter(pilot.Measure) ? PilotFinding.Better : PilotFinding.Worse;
    }

    /// <summary>The interval as it is told; null where there is too little for one yet.</summary>
    public static PilotDifference? DifferenceOf(Pilot pilot, PilotProgress progress, PilotMeasure measure) =>
        Missing(pilot, progress, measure) is null ? progress.Of(measure).DifferenceAt(Sure(pilot), pilot.Share) : null;

    /// <summary>What is missing for an interval; null where there is one.</summary>
    public static PilotMissing? Missing(Pilot pilot, PilotProgress progress, PilotMeasure measure)
    {
        var tally = progress.Of(measure);
        return Missing(PilotArms.Tried, tally.Tried, pilot, measure) ?? Missing(PilotArms.InForce, tally.InForce, pilot, measure);
    }

    private static PilotMissing? Missing(string side, RunningMean seen, Pilot pilot, PilotMeasure measure)
    {
        if (seen.Count < PilotLimits.Least) return new(side, pilot.SliceMinutes > 0 ? PilotCount.Slices : PilotCount.Contacts, seen.Count, PilotLimits.Least);
        // Of a slice there is a mean, which is neither.
        if (pilot.SliceMinutes > 0 || measure is not (PilotMeasure.Resolved or PilotMeasure.Abandoned)) return null;
        var so = (long)Math.Round(seen.Mean * seen.Count);
        var (fewer, isSo) = so <= seen.Count - so ? (so, true) : (seen.Count - so, false);
        return fewer < PilotLimits.LeastOfEither ? new(side, CountOf(measure, isSo), fewer, PilotLimits.LeastOfEither) : null;
    }

    private static PilotCount CountOf(PilotMeasure measure, bool isSo) =>
        measure == PilotMeasure.Resolved ? (isSo ? PilotCount.Resolved : PilotCount.NotResolved) : isSo ? PilotCount.Abandoned : PilotCount.NotAbandoned;

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
