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

    /// <summary>The slice that is being filled, where slices are what is compared.</summary>
    public PilotSlice? Slice { get; init; }

    /// <summary>Contacts that were not counted for want of room, or of the log.</summary>
    public long Lost { get; init; }

    public PilotTally Of(PilotMeasure measure) => Tallies.GetValueOrDefault(measure.ToString(), PilotTally.None);

    /// <summary>With one value more of a measure.</summary>
    public PilotProgress With(PilotMeasure measure, double value, bool tried, double share) => this with { Tallies = Tallies.SetItem(measure.ToString(), Of(measure).With(value, tried, share)) };
}

/// <summary>A contact of a pilot that has not ended.</summary>
/// <param name="At">When it came in.</param>
public sealed record PilotContact(bool Tried, DateTimeOffset At, double? WaitSeconds = null, double? HandleSeconds = null, bool? Resolved = null);

/// <summary>Means of the contacts that came in within one slice of time, so far.</summary>
public sealed record PilotSlice(long Number, bool Tried, ImmutableDictionary<string, RunningMean> Means);
