using System.Collections.Immutable;
using Routing.Actors;

namespace Routing.Simulation;

/// <summary>The whole center as it is stored at one moment, read without touching any actor: what a crash would leave.</summary>
public sealed class StoredCenter
{
    private readonly MemoryStore _store;

    /// <param name="limits">What agents are held to in place of their profiles: of those who took more while they were allowed it.</param>
    public StoredCenter(MemoryStore store, DateTimeOffset now, IReadOnlyCollection<string>? acknowledged = null, IReadOnlyDictionary<string, AgentProfile>? limits = null)
    {
        Limits = limits ?? ImmutableDictionary<string, AgentProfile>.Empty;
        _store = store;
        EventCount = store.Newest;
        Now = now;
        Acknowledged = acknowledged ?? [];
        foreach (var id in Ids(ActorKind.Queue))
        {
            var parts = store.Peek(ActorKey.Queue(id));
            Queues[id] = (One<QueueKept>(parts, "config")?.Config, [.. Under<WaitingContact>(parts, "row/")]);
        }
        foreach (var id in Ids(ActorKind.Agent)) Agents[id] = AgentAbilities.At(AgentFrom(id, store.Peek(ActorKey.Agent(id))), now);
        foreach (var id in Ids(ActorKind.Contact))
        {
            if (One<ContactSnapshot>(store.Peek(ActorKey.Contact(id)), "closed") is { } closed) Closed[id] = closed;
        }
    }

    public DateTimeOffset Now { get; }

    /// <summary>Contacts whose gateway was told that they are in.</summary>
    public IReadOnlyCollection<string> Acknowledged { get; }

    public IReadOnlyDictionary<string, AgentProfile> Limits { get; }

    public SortedDictionary<string, (QueueConfig? Config, ImmutableArray<WaitingContact> Rows)> Queues { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, AgentState> Agents { get; } = new(StringComparer.Ordinal);

    /// <summary>The same center before the one act that was done since; null where more may have happened.</summary>
    public StoredCenter? Before { get; init; }

    /// <summary>Contacts that know of their own end.</summary>
    public Dictionary<string, ContactSnapshot> Closed { get; } = new(StringComparer.Ordinal);

    /// <summary>Every event recorded, in the order readers see.</summary>
    public IReadOnlyList<RecordedEvent> Events => _store.Recorded();

    /// <summary>How many events there were at this moment.</summary>
    public long EventCount { get; }

    /// <summary>What a waiting contact needs at this moment, as its queue reckons.</summary>
    public static Requirement Need(WaitingContact row, QueueConfig config, DateTimeOffset now) =>
        EffectiveRequirement.At(row.Own, config, row.StepAt(now, config)).For(row.OnlyAgent)
            .Sparing(row.OnlyAgent is null ? SeniorRule.SparedTiers(config, row.Card, now - row.EnqueuedAt) : [])
            .With(BotRule.UseFor(config, row))
            .Closing(row.DirectedTo is null ? TeamHours.ClosedAt(config, now) : []);

    private IEnumerable<string> Ids(ActorKind kind) => _store.Ids(kind);

    private static AgentState AgentFrom(string id, IReadOnlyList<StoredPart> parts) => new()
    {
        Id = id,
        Group = One<AgentKept>(parts, "profile")?.Group ?? Defaults.Group,
        OwnProfile = One<AgentKept>(parts, "profile")?.Profile,
        Profile = One<AgentKept>(parts, "profile")?.Profile is { } own ? One<AdjustedKept>(parts, "adjusted")?.Adjustment.Of(own) ?? own : null,
        Shift = One<PresenceKept>(parts, "presence")?.Shift,
        Presence = One<PresenceKept>(parts, "presence")?.Presence ?? Presence.Initial,
        Slots = [.. Under<Slot>(parts, "slot/")],
        Farewells = Under<Farewell>(parts, "outbox/").ToImmutableDictionary(farewell => farewell.Snapshot.ContactId),
    };

    private static T? One<T>(IReadOnlyList<StoredPart> parts, string name) where T : class =>
        parts.Where(part => part.Name == name).Select(part => (T)part.Value).FirstOrDefault();

    private static IEnumerable<T> Under<T>(IReadOnlyList<StoredPart> parts, string prefix) where T : class =>
        parts.Where(part => part.Name.StartsWith(prefix, StringComparison.Ordinal)).Select(part => (T)part.Value);
}
