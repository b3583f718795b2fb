using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>
/// What has come of a pilot up to a position of the event log. It is kept as a whole, position and figures together, so that no contact
/// is counted twice or not at all, whoever reads and whatever is killed.
/// </summary>
public sealed record PilotProgress(long Position)
{
    /// <summary>By measure.</summary>
    public ImmutableDictionary<string, PilotTally> Tallies { get; init; } = ImmutableDictionary<string, PilotTally>.Empty;

    /// <summary>Contacts under way: which arm, and what is known of them.</summary>
    public ImmutableDictionary<string, PilotContact> Open { get; init; } = ImmutableDictionary<string, PilotContact>.Empty;

    /// <summary>Slices that run, or of which contacts have not ended, by number; where slices are what is compared.</summary>
    public ImmutableDictionary<long, PilotSlice> Slices { get; init; } = ImmutableDictionary<long, PilotSlice>.Empty;

    /// <summary>Contacts that were not counted for want of room, or of the log.</summary>
    public long Lost { get; init; }

    public PilotTally Of(PilotMeasure measure) => Tallies.GetValueOrDefault(measure.ToString(), PilotTally.None);

    /// <summary>With one value more of a measure.</summary>
    public PilotProgress With(PilotMeasure measure, double value, bool tried, double share) => this with { Tallies = Tallies.SetItem(measure.ToString(), Of(measure).With(value, tried, share)) };
}

/// <summary>A contact of a pilot that has not ended.</summary>
/// <param name="At">When it came in.</param>
/// <param name="Slice">The slice it was drawn in; null where customers are drawn.</param>
public sealed record PilotContact(bool Tried, DateTimeOffset At, double? WaitSeconds = null, double? HandleSeconds = null, bool? Resolved = null, long? Slice = null);

/// <summary>Means of the contacts that came in within one slice of time, so far.</summary>
/// <param name="Open">How many of them have not ended.</param>
public sealed record PilotSlice(bool Tried, int Open, ImmutableDictionary<string, RunningMean> Means);
