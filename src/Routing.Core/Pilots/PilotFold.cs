using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>Takes events into the progress of a pilot. A contact counts once, when it has ended, for the arm it was planned in first.</summary>
public static class PilotFold
{
    /// <summary>Types of events that matter to a pilot.</summary>
    public static bool Needs(string type) => type is "contact.queued" or "contact.accepted" or "contact.completed" || ContactClosed.Types.Contains(type);

    public static PilotProgress See(PilotProgress progress, Pilot pilot, long run, RoutingEvent happened, DateTimeOffset at) => happened switch
    {
        ContactQueued { Hop: 1, Pilot: { } tag } queued when tag.Run == run => Begin(progress, queued.ContactId, tag.Arm == PilotArms.Tried, queued.WaitingSince),
        ContactAccepted accepted => Note(progress, accepted.ContactId, c => c with { WaitSeconds = c.WaitSeconds ?? accepted.WaitSeconds }),
        ContactCompleted completed => Note(progress, completed.ContactId, c => c with { HandleSeconds = (c.HandleSeconds ?? 0) + completed.HandleSeconds, Resolved = completed.Resolved }),
        ContactClosed closed when progress.Open.TryGetValue(closed.ContactId, out var contact) => End(progress with { Open = progress.Open.Remove(closed.ContactId) }, pilot, contact, closed.State, at),
        _ => progress,
    };

    private static PilotProgress Begin(PilotProgress progress, string id, bool tried, DateTimeOffset at)
    {
        if (progress.Open.ContainsKey(id)) return progress;
        if (progress.Open.Count >= PilotLimits.Open) return progress with { Lost = progress.Lost + 1 };
        return progress with { Open = progress.Open.Add(id, new PilotContact(tried, at)) };
    }

    private static PilotProgress Note(PilotProgress progress, string id, Func<PilotContact, PilotContact> note) =>
        progress.Open.TryGetValue(id, out var contact) ? progress with { Open = progress.Open.SetItem(id, note(contact)) } : progress;

    private static PilotProgress End(PilotProgress progress, Pilot pilot, PilotContact contact, ContactState state, DateTimeOffset at)
    {
        if (pilot.SliceMinutes > 0) progress = Turn(progress, pilot, contact);
        // Who was refused was not let in by either arm: there is nothing to compare.
        if (state == ContactState.Refused) return progress;
        progress = Add(progress, pilot, PilotMeasure.WaitSeconds, contact, contact.WaitSeconds ?? Math.Max(0, (at - contact.At).TotalSeconds));
        progress = Add(progress, pilot, PilotMeasure.Abandoned, contact, state == ContactState.Abandoned ? 1 : 0);
        if (contact.HandleSeconds is { } seconds) progress = Add(progress, pilot, PilotMeasure.HandleSeconds, contact, seconds);
        if (contact.Resolved is { } resolved) progress = Add(progress, pilot, PilotMeasure.Resolved, contact, resolved ? 1 : 0);
        return progress;
    }

    private static PilotProgress Add(PilotProgress progress, Pilot pilot, PilotMeasure measure, PilotContact contact, double value)
    {
        if (progress.Slice is not { } slice || pilot.SliceMinutes == 0) return progress.With(measure, value, contact.Tried, pilot.Share);
        if (slice.Number != PilotArms.Slice(pilot, contact.At)) return measure == PilotMeasure.WaitSeconds ? progress with { Lost = progress.Lost + 1 } : progress;
        return progress with { Slice = slice with { Means = slice.Means.SetItem(measure.ToString(), slice.Means.GetValueOrDefault(measure.ToString(), RunningMean.None).With(value)) } };
    }

    /// <summary>
    /// Contacts of one slice share its weather, so the slice is what counts, once: its means go in when the first contact of a later one
    /// has ended. One that ends later still is told of as lost.
    /// </summary>
    private static PilotProgress Turn(PilotProgress progress, Pilot pilot, PilotContact contact)
    {
        var number = PilotArms.Slice(pilot, contact.At);
        if (progress.Slice is { } slice)
        {
            if (number <= slice.Number) return progress;
            foreach (var (measure, mean) in slice.Means) progress = progress.With(Enum.Parse<PilotMeasure>(measure), mean.Mean, slice.Tried, pilot.Share);
        }
        return progress with { Slice = new PilotSlice(number, contact.Tried, ImmutableDictionary<string, RunningMean>.Empty) };
    }
}
