using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>An agent's time, counted up to a moment: what it was doing is known until the next event about it.</summary>
public sealed record AgentTime
{
    public required string Agent { get; init; }
    public PresenceKind Presence { get; init; }
    public string? Reason { get; init; }

    /// <summary>When the present presence began.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>All before is counted.</summary>
    public DateTimeOffset CountedTo { get; init; }
    public double CostPerHour { get; init; }

    /// <summary>Off, working or at a break by the agent's plan; null of one without a plan, or before the log tells of it.</summary>
    public ShiftPhase? Planned { get; init; }
    public bool IsBot { get; init; }

    /// <summary>Its time is history; it is nobody's any more.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>Contacts of its own that take the agent's time now: handled, held or wrapped up.</summary>
    public ImmutableHashSet<string> Contacts { get; init; } = [];

    /// <summary>Contacts that it handed on and still wraps up, each with the arrival by which it had it: the contact may be back meanwhile.</summary>
    public ImmutableDictionary<string, int> WrapUps { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>Colleagues whom it asked for help, by its contact.</summary>
    public ImmutableDictionary<string, string> Asked { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Contacts of colleagues with which it helps.</summary>
    public ImmutableHashSet<string> Helps { get; init; } = [];

    /// <summary>Contacts that take its time.</summary>
    public int Load => Contacts.Count + WrapUps.Count + Helps.Count;

    /// <summary>What the time now counts as; null while it counts as nothing.</summary>
    public Counted? Doing => this switch
    {
        { Load: > 0 } => Counted.BusyMs,
        { Presence: PresenceKind.Ready } => Counted.IdleMs,
        { Presence: PresenceKind.NotReady or PresenceKind.Draining } => Counted.NotReadyMs,
        _ => null,
    };

    /// <summary>Whether its time is counted at all.</summary>
    public bool IsCounted => Doing is not null || IsPlanned;

    private bool IsPlanned => Planned is ShiftPhase.Working or ShiftPhase.Break;

    private bool IsAdherent => Planned == ShiftPhase.Working == (Presence is PresenceKind.Ready or PresenceKind.Draining);

    /// <summary>The time up to a moment, in parts that each lie in one quarter of an hour.</summary>
    public AgentTime CountTo(DateTimeOffset now, ICollection<Fact> facts)
    {
        if (now <= CountedTo) return this;
        if (!IsCounted) return this with { CountedTo = now };
        for (var from = CountedTo; from < now;)
        {
            var quarter = DateTimeOffset.FromUnixTimeSeconds(TallyKey.StartOf(TallyLevel.Quarter, from.ToUnixTimeSeconds()) + TallyKey.SecondsOf(TallyLevel.Quarter));
            var to = quarter < now ? quarter : now;
            // Of whole milliseconds on either side, so that what is cut adds up to what was not.
            var ms = to.ToUnixTimeMilliseconds() - from.ToUnixTimeMilliseconds();
            if (ms > 0) Add(facts, from, ms);
            from = to;
        }
        return this with { CountedTo = now };
    }

    private void Add(ICollection<Fact> facts, DateTimeOffset from, long ms)
    {
        if (Doing is { } doing) Count(doing);
        if (!IsPlanned) return;
        Count(Counted.PlannedMs);
        if (IsAdherent) Count(Counted.AdherentMs);

        void Count(Counted what) => facts.Add(new Fact(from, null, Agent, null, null, null, null, what, ms, IsBot));
    }

    /// <summary>What an event makes of it, its time counted before.</summary>
    public AgentTime See(RoutingEvent happened, DateTimeOffset at) => happened switch
    {
        // Who goes offline leaves the talk of a colleague; what it has of its own is handed on, and told.
        AgentPresenceChanged changed => this with { Presence = changed.Presence, Reason = changed.Reason, Since = at, Helps = changed.Presence == PresenceKind.Offline ? [] : Helps },
        AgentConfigured configured => this with { CostPerHour = configured.CostPerHour, IsBot = configured.IsBot, IsDeleted = false, Planned = configured.Planned },
        AgentShiftChanged shift => this with { Planned = shift.Phase },
        AgentDeleted => this with { Presence = PresenceKind.Offline, Reason = null, Since = at, Planned = null, IsDeleted = true, Helps = [] },
        ContactConsulted { Begins: true } consulted => this with { Asked = Asked.SetItem(consulted.ContactId, consulted.Colleague) },
        ContactConsulted consulted => this with { Asked = Asked.Remove(consulted.ContactId) },
        ContactCompleted completed => this with { Asked = Asked.Remove(completed.ContactId) },
        ContactAccepted accepted => this with { Contacts = Contacts.Add(accepted.ContactId) },
        ContactPaused { To: SlotState.Pending } pending => this with { Contacts = Contacts.Remove(pending.ContactId), Asked = Asked.Remove(pending.ContactId) },
        ContactPaused paused => this with { Contacts = Contacts.Add(paused.ContactId) },
        ContactMoved moved => this with { Contacts = Contacts.Remove(moved.ContactId), Asked = Asked.Remove(moved.ContactId), WrapUps = Handed(moved) },
        ContactWrapUpEnded ended when WrapUps.GetValueOrDefault(ended.ContactId, -1) == ended.Hop => this with { WrapUps = WrapUps.Remove(ended.ContactId) },
        // What nobody would take is closed here, and its wrap-up with it.
        ContactClosed closed => this with { Contacts = Contacts.Remove(closed.ContactId), Asked = Asked.Remove(closed.ContactId), WrapUps = WrapUps.Remove(closed.ContactId) },
        _ => this,
    };

    /// <summary>A colleague brought it in, or lets it go.</summary>
    public AgentTime Help(string contact, bool begins) => this with { Helps = begins ? Helps.Add(contact) : Helps.Remove(contact) };

    // A move that nobody took is made again under the same number, and may then have no wrap-up.
    private ImmutableDictionary<string, int> Handed(ContactMoved moved) =>
        moved.HasWrapUp ? WrapUps.SetItem(moved.ContactId, moved.Hop - 1)
        : WrapUps.GetValueOrDefault(moved.ContactId, -1) == moved.Hop - 1 ? WrapUps.Remove(moved.ContactId)
        : WrapUps;

    public bool Equals(AgentTime? other) =>
        other is not null && Agent == other.Agent && Presence == other.Presence && Reason == other.Reason && Since == other.Since && CountedTo == other.CountedTo
        && CostPerHour.Equals(other.CostPerHour) && Planned == other.Planned && IsBot == other.IsBot && IsDeleted == other.IsDeleted && Contacts.SetEquals(other.Contacts) && Helps.SetEquals(other.Helps)
        && Asked.Count == other.Asked.Count && Asked.All(one => other.Asked.GetValueOrDefault(one.Key) == one.Value)
        && WrapUps.Count == other.WrapUps.Count && WrapUps.All(one => other.WrapUps.GetValueOrDefault(one.Key, -1) == one.Value);

    public override int GetHashCode() => HashCode.Combine(Agent, Presence, CountedTo);
}

/// <summary>A time an agent spent in one presence.</summary>
public sealed record PresenceSpan(string Agent, PresenceKind Presence, string? Reason, DateTimeOffset From, DateTimeOffset To);
