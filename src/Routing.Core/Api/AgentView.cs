using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Routing.Core;

/// <summary>An agent as the API answers it (<c>GET /v1/agents/{id}</c>): profile, presence, load, slots, open offers, contacts.</summary>
public sealed record AgentView : AgentProfile
{
    [JsonConstructor]
    public AgentView()
    {
    }

    [SetsRequiredMembers]
    public AgentView(AgentProfile profile) : base(profile)
    {
    }

    [JsonPropertyOrder(-1)]
    public string Id { get; init; } = "";
    public string Group { get; init; } = Defaults.Group;

    /// <summary>Changes of the profile so far; also the ETag.</summary>
    public long Version { get; init; }
    public PresenceKind Presence { get; init; }
    public string? PresenceReason { get; init; }

    /// <summary>Null for one who has never been here.</summary>
    public DateTimeOffset? PresenceSince { get; init; }

    /// <summary>What profiles of the rules make of it now; null while it is as configured.</summary>
    public AdjustmentView? Adjusted { get; init; }

    /// <summary>The queues it is ready for; empty for all of its own.</summary>
    public ImmutableArray<string> ReadyFor { get; init; } = [];

    /// <summary>What a bot has done so far; null for a person.</summary>
    public BotCounts? Bot { get; init; }

    /// <summary>What is planned for it now; null where nothing is.</summary>
    public ShiftStanding? Shift { get; init; }

    /// <summary>Share of capacity in use, 0–1.</summary>
    public double Load { get; init; }

    /// <summary>Null for one who has never been here.</summary>
    public DateTimeOffset? IdleSince { get; init; }

    /// <summary>Every unit of capacity, the free ones too.</summary>
    public ImmutableArray<SlotView> Slots { get; init; } = [];
    public ImmutableArray<OfferView> Offers { get; init; } = [];
    public ImmutableArray<AgentContactView> Contacts { get; init; } = [];
}

/// <summary>How an agent is while profiles of the rules change it.</summary>
public sealed record AdjustmentView(ImmutableArray<string> Profiles, ImmutableArray<string> Queues, int MaxConcurrent, ImmutableDictionary<Channel, int> Channels)
{
    public static AdjustmentView? Of(AgentState agent) =>
        agent is { Adjustment: { } adjustment, Profile: { } profile } ? new(adjustment.Profiles, profile.Queues, profile.MaxConcurrent, profile.Channels) : null;
}

/// <summary>One unit of an agent's capacity: <c>free</c>, or what it is doing and for which contact.</summary>
public sealed record SlotView(Channel Channel, string State, string? ContactId, DateTimeOffset? Since);

/// <summary>A contact on an agent.</summary>
public sealed record AgentContactView
{
    public required string Id { get; init; }
    public required SlotState State { get; init; }
    public required string Queue { get; init; }
    public required Channel Channel { get; init; }
    public required string Intent { get; init; }
    public required string CustomerId { get; init; }
    public DateTimeOffset Since { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }
    public DateTimeOffset? CompletedAt { get; init; }
    public DateTimeOffset? WrapUpEndsAt { get; init; }
    public double HeldSeconds { get; init; }
    public string? ConsultingAgent { get; init; }
}
