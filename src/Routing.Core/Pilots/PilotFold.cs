using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>Takes events into the progress of a pilot. A contact counts once, when it has ended, for the arm it was planned in first.</summary>
public static class PilotFold
{
    /// <summary>Types of events that matter to a pilot.</summary>
    public static bool Needs(string type) => type is "contact.queued" or "contact.accepted" or "contact.completed" || ContactClosed.Types.Contains(type);

    public static PilotProgress See(PilotProgress progress, Pilot pilot, long run, RoutingEvent happened, DateTimeOffset at) => Close(happened switch
    {
        ContactQueued { Hop: 1, Pilot: { } tag } queued when tag.Run == run => Begin(progress, pilot, queued.ContactId, tag, queued.WaitingSince, at),
        ContactAccepted accepted => Note(progress, accepted.ContactId, c => c with { WaitSeconds = c.WaitSeconds ?? accepted.WaitSeconds }),
        ContactCompleted completed => Note(progress, completed.ContactId, c => c with { HandleSeconds = (c.HandleSeconds ?? 0) + completed.HandleSeconds, Resolved = completed.Resolved }),
        ContactClosed closed => End(progress, pilot, closed.ContactId, closed, at),
        _ => progress,
    }, pilot, at);

    /// <summary>Nothing happened until now that is not seen: contacts that have been open for too long count as they stand, and slices that are over are counted.</summary>
    public static PilotProgress Pass(PilotProgress progress, Pilot pilot, DateTimeOffset now)
    {
        foreach (var (id, contact) in progress.Open.Where(one => now - one.Value.At >= PilotLimits.OpenFor)) progress = End(progress, pilot, id, null, contact.At + PilotLimits.OpenFor);
        return Close(progress, pilot, now);
    }

    private static PilotProgress Begin(PilotProgress progress, Pilot pilot, string id, PilotTag tag, DateTimeOffset at, DateTimeOffset now)
    {
        if (progress.Open.ContainsKey(id)) return progress;
        long? number = pilot.SliceMinutes > 0 ? tag.Slice ?? PilotArms.Slice(pilot, at) : null;
        // One that waited for its time comes into a slice that was counted long ago.
        var isLate = number is { } counted && !progress.Slices.ContainsKey(counted) && IsOver(pilot, counted, now);
        if (isLate || progress.Open.Count >= PilotLimits.Open) return progress with { Lost = progress.Lost + 1 };
        var tried = tag.Arm == PilotArms.Tried;
        progress = progress with { Open = progress.Open.Add(id, new PilotContact(tried, at, Slice: number)) };
        if (number is not { } slice) return progress;
        var there = progress.Slices.GetValueOrDefault(slice) ?? new PilotSlice(tried, 0, ImmutableDictionary<string, RunningMean>.Empty);
        return progress with { Slices = progress.Slices.SetItem(slice, there with { Open = there.Open + 1 }) };
    }

    private static PilotProgress Note(PilotProgress progress, string id, Func<PilotContact, PilotContact> note) =>
        progress.Open.TryGetValue(id, out var contact) ? progress with { Open = progress.Open.SetItem(id, note(contact)) } : progress;

    /// <param name="closed">Null for one that has not ended, and is waited for no longer.</param>
    private static PilotProgress End(PilotProgress progress, Pilot pilot, string id, ContactClosed? closed, DateTimeOffset at)
    {
        if (!progress.Open.TryGetValue(id, out var contact)) return progress;
        progress = progress with { Open = progress.Open.Remove(id) };
        if (contact.Slice is { } slice && progress.Slices.TryGetValue(slice, out var there)) progress = progress with { Slices = progress.Slices.SetItem(slice, there with { Open = there.Open - 1 }) };
        // Who was refused was not let in by either arm: there is nothing to compare.
        if (closed?.State == ContactState.Refused) return progress;
        progress = Add(progress, pilot, PilotMeasure.WaitSeconds, contact, contact.WaitSeconds ?? closed?.WaitSeconds ?? Math.Max(0, (at - contact.At).TotalSeconds));
        progress = Add(progress, pilot, PilotMeasure.Abandoned, contact, closed is { IsGivenUp: true } ? 1 : 0);
        if (contact.HandleSeconds is { } seconds) progress = Add(progress, pilot, PilotMeasure.HandleSeconds, contact, seconds);
        if (contact.Resolved is { } resolved) progress = Add(progress, pilot, PilotMeasure.Resolved, contact, resolved ? 1 : 0);
        return progress;
    }

    private static PilotProgress Add(PilotProgress progress, Pilot pilot, PilotMeasure measure, PilotContact contact, double value)
    {
        if (contact.Slice is not { } number || !progress.Slices.TryGetValue(number, out var slice)) return progress.With(measure, value, contact.Tried, pilot.Share);
        var means = slice.Means.SetItem(measure.ToString(), slice.Means.GetValueOrDefault(measure.ToString(), RunningMean.None).With(value));
        return progress with { Slices = progress.Slices.SetItem(number, slice with { Means = means }) };
    }

    /// <summary>
    /// Contacts of one slice share its weather, so the slice is what counts, once: its means go in when it is over and the last of its
    /// contacts has ended, however many slices later that is. Counted any sooner, it would be without its longest ones.
    /// </summary>
    private static PilotProgress Close(PilotProgress progress, Pilot pilot, DateTimeOffset at)
    {
        foreach (var (number, slice) in progress.Slices.Where(one => one.Value.Open == 0 && IsOver(pilot, one.Key, at)).OrderBy(one => one.Key).ToList())
        {
            progress = progress with { Slices = progress.Slices.Remove(number) };
            foreach (var (measure, mean) in slice.Means.OrderBy(one => one.Key, StringComparer.Ordinal)) progress = progress.With(Enum.Parse<PilotMeasure>(measure), mean.Mean, slice.Tried, pilot.Share);
        }
        return progress;
    }

    private static bool IsOver(Pilot pilot, long slice, DateTimeOffset at) => at >= PilotArms.EndOf(pilot, slice) + PilotLimits.SliceLate;
}
