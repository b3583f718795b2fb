namespace Routing.Core;

/// <summary>What agents are to be enough for, and how much of their paid time is left for contacts.</summary>
/// <param name="InTime">Share of all who arrive to be answered within <paramref name="ThresholdSeconds"/>.</param>
/// <param name="MaxAbandoned">Share that may leave; null where it does not matter.</param>
/// <param name="MaxOccupancy">Share of the time agents may be busy: beyond, people tire.</param>
/// <param name="Shrinkage">Share of paid time that goes to breaks, training, leave and illness.</param>
public sealed record StaffingTargets(double InTime = 0.8, double ThresholdSeconds = 20, double? MaxAbandoned = null, double MaxOccupancy = 0.9, double Shrinkage = 0.3)
{
    public bool AreMetBy(WaitFigures figures) =>
        figures.InTime >= InTime && figures.Occupancy <= MaxOccupancy && (MaxAbandoned is not { } most || figures.Abandoned <= most);

    /// <exception cref="ArgumentException">A share is none, or no number of agents could be enough.</exception>
    public StaffingTargets Checked()
    {
        if (InTime is not (>= 0 and < 1)) throw new ArgumentException("The share answered in time must be 0 or more and below 1.");
        if (!(ThresholdSeconds >= 0)) throw new ArgumentException("The threshold must be 0 seconds or more.");
        if (MaxAbandoned is { } most && !(most > 0)) throw new ArgumentException("The share that may leave must be above 0.");
        if (MaxOccupancy is not (> 0 and <= 1)) throw new ArgumentException("The highest occupancy must be above 0 and at most 1.");
        if (Shrinkage is not (>= 0 and < 1)) throw new ArgumentException("Shrinkage must be 0 or more and below 1.");
        return this;
    }
}
