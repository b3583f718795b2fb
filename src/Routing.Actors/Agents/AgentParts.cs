using System.Collections.Immutable;

namespace Routing.Actors;

/// <summary>An agent in parts, so that a write takes only what changed: profile, presence, one part per slot, tally and farewell.</summary>
internal static class AgentParts
{
    public static AgentState Read(string id, IReadOnlyList<StoredPart> parts, DateTimeOffset now)
    {
        var kept = parts.Value<AgentKept>("profile");
        var adjustment = kept is null ? null : parts.Value<AdjustedKept>("adjusted")?.Adjustment;
        var presence = parts.Value<PresenceKept>("presence");
        var agent = new AgentState
        {
            Id = id,
            OwnProfile = kept?.Profile,
            Profile = adjustment?.Of(kept!.Profile) ?? kept?.Profile,
            Adjustment = adjustment,
            Group = kept?.Group ?? Defaults.Group,
            IsEnlisting = kept?.IsEnlisting ?? false,
            Version = kept?.Version ?? 0,
            Presence = presence?.Presence ?? Presence.Initial,
            Lease = presence?.Lease,
            // Whoever sent heart-beats before has one lease to be heard of again.
            LeaseEndsAt = now + presence?.Lease,
            IdleSince = presence?.IdleSince ?? DateTimeOffset.UnixEpoch,
            Served = presence?.Served ?? 0,
            LastIntent = presence?.LastIntent,
            Ended = presence?.Ended ?? [],
            EndedUpTo = presence?.EndedUpTo,
            // As far as it had come: what was planned since is made good at once.
            Shift = presence?.Shift,
            Slots = [.. parts.Under<Slot>("slot/").OrderBy(slot => slot.Since).ThenBy(slot => slot.Terms.OfferId, StringComparer.Ordinal)],
            Presences = parts.Value<PresencesKept>("presences")?.Past ?? [],
            Bot = parts.Value<BotCounts>("bot") ?? BotCounts.None,
            Settled = parts.Value<SettledKept>("settled")?.Offers ?? [],
            Rated = parts.Value<RatedKept>("rated")?.Contacts ?? [],
            Tallies = parts.Under<IntentTally>("tally/").ToImmutableDictionary(tally => tally.Intent),
            Farewells = parts.Under<Farewell>("outbox/").ToImmutableDictionary(farewell => farewell.Snapshot.ContactId),
        };
        return AgentAbilities.At(agent.Profile?.Shifts is not null && agent.Shift is null ? AgentShifts.Plan(agent, now) : agent, now);
    }

    /// <param name="tallies">The intents of <see cref="ChangedTallies"/>.</param>
    public static void WriteChanges(AgentState before, AgentState after, IReadOnlyCollection<string> tallies, Action<string, object?> write)
    {
        if (before.Version != after.Version || before.IsEnlisting != after.IsEnlisting)
            write("profile", after.OwnProfile is null ? null : new AgentKept(after.OwnProfile, after.Group, after.Version) { IsEnlisting = after.IsEnlisting });
        if (before.Adjustment != after.Adjustment) write("adjusted", after.Adjustment is null ? null : new AdjustedKept(after.Adjustment));
        if (!IsKeptAs(before, after))
            write("presence", after.Profile is null ? null : new PresenceKept(after.Presence, after.IdleSince, after.Lease, after.Served, after.LastIntent, after.Shift) { Ended = after.Ended, EndedUpTo = after.EndedUpTo });
        if (before.Presences != after.Presences) write("presences", after.Presences.IsEmpty ? null : new PresencesKept(after.Presences));
        if (before.Bot != after.Bot) write("bot", after.Bot == BotCounts.None ? null : after.Bot);
        if (before.Settled != after.Settled) write("settled", after.Settled.IsEmpty ? null : new SettledKept(after.Settled));
        if (before.Rated != after.Rated) write("rated", after.Rated.IsEmpty ? null : new RatedKept(after.Rated));
        if (before.Slots != after.Slots) WriteSlots(before, after, write);
        foreach (var intent in tallies) write($"tally/{intent}", after.Tallies.GetValueOrDefault(intent));
        if (before.Farewells != after.Farewells)
        {
            foreach (var (contactId, farewell) in after.Farewells)
            {
                if (!before.Farewells.TryGetValue(contactId, out var known) || !ReferenceEquals(known, farewell)) write($"outbox/{contactId}", farewell);
            }
        }
    }

    private static bool IsKeptAs(AgentState before, AgentState after) =>
        before.Presence == after.Presence && before.Lease == after.Lease && before.IdleSince == after.IdleSince && before.Served == after.Served && before.LastIntent == after.LastIntent
        && before.Shift == after.Shift && before.Ended == after.Ended && before.EndedUpTo == after.EndedUpTo;

    public static IReadOnlyCollection<string> ChangedTallies(AgentState before, AgentState after)
    {
        if (before.Tallies == after.Tallies) return [];
        var changed = new List<string>();
        foreach (var (intent, tally) in after.Tallies)
        {
            if (before.Tallies.GetValueOrDefault(intent) != tally) changed.Add(intent);
        }
        foreach (var (intent, _) in before.Tallies)
        {
            if (!after.Tallies.ContainsKey(intent)) changed.Add(intent);
        }
        return changed;
    }

    private static void WriteSlots(AgentState before, AgentState after, Action<string, object?> write)
    {
        foreach (var slot in after.Slots)
        {
            if (!ReferenceEquals(before.ByOffer(slot.Terms.OfferId), slot)) write($"slot/{slot.Terms.OfferId}", slot);
        }
        foreach (var slot in before.Slots)
        {
            if (after.ByOffer(slot.Terms.OfferId) is null) write($"slot/{slot.Terms.OfferId}", null);
        }
    }
}
