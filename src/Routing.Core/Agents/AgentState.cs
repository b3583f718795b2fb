using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>The whole of an agent; immutable, changed by <see cref="AgentDecider"/> alone.</summary>
public sealed record AgentState
{
    public required string Id { get; init; }

    /// <summary>As profiles of the rules make it; null while the agent was never put, or after it was deleted.</summary>
    public AgentProfile? Profile { get; init; }

    /// <summary>As configured, whatever profiles of the rules make of it.</summary>
    public AgentProfile? OwnProfile { get; init; }

    /// <summary>What profiles of the rules make of it; null while it is as configured.</summary>
    public AgentAdjustment? Adjustment { get; init; }

    /// <summary>What of the profile holds now, where it is not all (<see cref="AgentAbilities"/>); not stored.</summary>
    public AgentProfile? Reduced { get; init; }

    /// <summary>The profile by which contacts are matched.</summary>
    public AgentProfile? Effective => Reduced ?? Profile;

    /// <summary>What is planned for it as far as it has come; null where nothing is.</summary>
    public ShiftStanding? Shift { get; init; }
    public string Group { get; init; } = Defaults.Group;

    /// <summary>New in the group, whose dispatcher has not yet said that its roster has it.</summary>
    public bool IsEnlisting { get; init; }
    public long Version { get; init; }
    public Presence Presence { get; init; } = Presence.Initial;

    /// <summary>Its presences lately, oldest first; of one without shifts none are kept.</summary>
    public ImmutableArray<Presence> Presences { get; init; } = [];
    public ImmutableArray<Slot> Slots { get; init; } = [];

    /// <summary>Offers withdrawn for good, oldest first: none of them can be reserved or handled any more.</summary>
    public ImmutableArray<SettledOffer> Settled { get; init; } = [];
    public ImmutableDictionary<string, IntentTally> Tallies { get; init; } = ImmutableDictionary<string, IntentTally>.Empty;

    /// <summary>The last offers whose contacts have left this agent, oldest first: a late word of one finds no place again.</summary>
    public ImmutableArray<string> Ended { get; init; } = [];

    /// <summary>When the latest of the offers was issued whose contacts have left this agent; null before the first.</summary>
    public DateTimeOffset? EndedUpTo { get; init; }

    /// <summary>Contacts that ended here and whose end others must still hear of, by contact id.</summary>
    public ImmutableDictionary<string, Farewell> Farewells { get; init; } = ImmutableDictionary<string, Farewell>.Empty;

    /// <summary>Contacts whose customers' rating is counted, oldest first.</summary>
    public ImmutableArray<RatedContact> Rated { get; init; } = [];
    public DateTimeOffset IdleSince { get; init; } = DateTimeOffset.UnixEpoch;
    public string? LastIntent { get; init; }

    /// <summary>What it has done as a bot.</summary>
    public BotCounts Bot { get; init; } = BotCounts.None;

    /// <summary>Offers reserved so far.</summary>
    public long Served { get; init; }

    /// <summary>What a heart-beat of the desktop is good for; null when it sends none.</summary>
    public TimeSpan? Lease { get; init; }

    /// <summary>When the desktop counts as gone unless it is heard of; null when it sends no heart-beats.</summary>
    public DateTimeOffset? LeaseEndsAt { get; init; }

    public Slot? ByOffer(string offerId)
    {
        foreach (var slot in Slots)
        {
            if (slot.Terms.OfferId == offerId) return slot;
        }
        return null;
    }

    /// <summary>The contact as this agent has it now: not the wrap-up of an earlier part of it, nor listening in on it.</summary>
    public Slot? ByContact(string contactId)
    {
        Slot? latest = null;
        foreach (var slot in Slots)
        {
            if (slot.ContactId == contactId && slot.State != SlotState.Consulting && (latest is null || slot.Terms.Hop > latest.Terms.Hop)) latest = slot;
        }
        return latest;
    }

    /// <summary>The contact was in this agent's hands by this offer, and has left them.</summary>
    public bool HasEnded(OfferTerms terms) => Farewells.ContainsKey(terms.Card.ContactId) || Ended.Contains(terms.OfferId);

    /// <summary>It was issued no later than one whose contact has left, and so may be one that is forgotten here: what became of it, its contact knows.</summary>
    public bool MayHaveEnded(OfferTerms terms) => Ended.Length >= AgentLimits.MaxEnded && terms.IssuedAt <= EndedUpTo;

    public bool IsSettled(string offerId)
    {
        foreach (var settled in Settled)
        {
            if (settled.OfferId == offerId) return true;
        }
        return false;
    }
}

/// <summary>An offer withdrawn for good, and when.</summary>
/// <param name="Queue">The queue that is to hear of it; null when it was its own word.</param>
public sealed record SettledOffer(string OfferId, DateTimeOffset At, string? Queue = null);

/// <summary>A customer's rating that is counted in the tallies.</summary>
public sealed record RatedContact(string ContactId, int Score);

/// <summary>The end of a contact, to be told to the contact and its customer until both have answered.</summary>
public sealed record Farewell(ContactSnapshot Snapshot, string CustomerId, PastContact? Past);

/// <summary>An agent's configuration, as stored.</summary>
public sealed record AgentKept(AgentProfile Profile, string Group, long Version)
{
    /// <summary>As of <see cref="AgentState"/>.</summary>
    public bool IsEnlisting { get; init; }
}

/// <summary>An adjustment, as stored beside the agent's own configuration.</summary>
public sealed record AdjustedKept(AgentAdjustment Adjustment);

/// <summary>An agent's presence, as stored, with what its turn among others rests on.</summary>
public sealed record PresenceKept(Presence Presence, DateTimeOffset IdleSince, TimeSpan? Lease = null, long Served = 0, string? LastIntent = null, ShiftStanding? Shift = null)
{
    public ImmutableArray<string> Ended { get; init; } = [];
    public DateTimeOffset? EndedUpTo { get; init; }
}

/// <summary>Settled offers, as stored.</summary>
public sealed record SettledKept(ImmutableArray<SettledOffer> Offers);

/// <summary>Counted ratings, as stored.</summary>
public sealed record RatedKept(ImmutableArray<RatedContact> Contacts);
