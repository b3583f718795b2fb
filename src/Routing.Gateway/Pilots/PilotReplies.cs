namespace Routing.Gateway;

/// <summary>Makes the answer about a pilot.</summary>
internal static class PilotReplies
{
    public static PilotView Of(string group, PilotStanding standing)
    {
        var (kept, progress) = standing;
        var pilot = kept.Pilot;
        return new PilotView
        {
            Name = pilot.Name,
            UsesDraft = pilot.UsesDraft,
            Selection = pilot.Selection,
            Share = pilot.Share,
            SliceMinutes = pilot.SliceMinutes,
            Measure = pilot.Measure,
            GuardRails = pilot.GuardRails,
            Confidence = pilot.Confidence,
            MaxDays = pilot.MaxDays,
            Group = group,
            Version = kept.Version,
            Status = kept.Status,
            StartedAt = kept.StartedAt,
            EndsAt = kept.Status == PilotStatus.Running ? kept.StartedAt?.AddDays(pilot.MaxDays) : null,
            EndedAt = kept.EndedAt,
            Reason = kept.Reason,
            Promoted = kept.Promoted,
            RuleVersion = kept.RuleVersion,
            Finding = PilotVerdict.Of(pilot, progress),
            Measures = [.. Enum.GetValues<PilotMeasure>().Select(measure => View(pilot, measure, progress))],
            Open = progress.Open.Count,
            Lost = progress.Lost,
        };
    }

    private static PilotMeasureView View(Pilot pilot, PilotMeasure measure, PilotProgress progress)
    {
        var missing = PilotVerdict.Missing(pilot, progress, measure);
        return new(
            measure, PilotVerdict.MoreIsBetter(measure), View(progress.Of(measure).Tried), View(progress.Of(measure).InForce),
            PilotVerdict.DifferenceOf(pilot, progress, measure), missing?.InWords(), missing);
    }

    private static PilotArmView View(RunningMean mean) => new(mean.Count, mean.Count > 0 ? mean.Mean : null);
}
