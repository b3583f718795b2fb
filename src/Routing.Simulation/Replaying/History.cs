using System.Collections.Immutable;

namespace Routing.Simulation;

/// <summary>What a server kept of a time: the contacts that came in, when its agents were there, and its configuration.</summary>
public sealed record History
{
    public required DateTimeOffset From { get; init; }
    public required DateTimeOffset To { get; init; }

    /// <summary>In the order of their arrival.</summary>
    public required ImmutableArray<HistoryContact> Contacts { get; init; }

    /// <summary>In the order of time; who was there before is set at the beginning.</summary>
    public required ImmutableArray<HistoryPresence> Presences { get; init; }

    /// <summary>Queues, agents and groups, as they were at the end.</summary>
    public required ScenarioSetup Setup { get; init; }

    /// <summary>Contacts in progress as it begins: they are left out.</summary>
    public int InProgressBefore { get; init; }

    /// <summary>Contacts of queues that are not there any more: they are left out.</summary>
    public int OfQueuesGone { get; init; }

    /// <summary>Changes of queues, agents and rules meanwhile.</summary>
    public int ChangesOfRules { get; init; }

    /// <summary>Whether what contacts themselves required was guessed from their first offers.</summary>
    public bool IsGuessed { get; init; }
}

/// <summary>A contact as it was.</summary>
public sealed record HistoryContact
{
    /// <summary>As its gateway handed it in.</summary>
    public required ContactRequest Request { get; init; }
    public required string Tier { get; init; }

    /// <summary>Where it was planned to go at first.</summary>
    public required string Queue { get; init; }
    public required DateTimeOffset ArrivedAt { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Who answered it.</summary>
    public string? Agent { get; init; }

    /// <summary>How long that agent took to accept.</summary>
    public TimeSpan Reaction { get; init; }

    /// <summary>When its customer left, unanswered.</summary>
    public DateTimeOffset? LeftAt { get; init; }
    public bool IsRefused { get; init; }

    /// <summary>With all who handled it together; null while it was not completed.</summary>
    public TimeSpan? Handled { get; init; }
    public TimeSpan WrapUp { get; init; }
    public Completion Completion { get; init; } = new(null, null, null);

    /// <summary>Offers that were declined or left to expire.</summary>
    public ImmutableArray<HistoryRefusal> Refusals { get; init; } = [];

    /// <summary>Somebody moved it: transferred it, or assigned it as a supervisor.</summary>
    public bool IsMovedByHand { get; init; }
}

/// <summary>An offer that an agent declined, or let expire.</summary>
public readonly record struct HistoryRefusal(string Agent, bool IsDeclined, TimeSpan After);

/// <summary>An agent's presence changed.</summary>
public readonly record struct HistoryPresence(DateTimeOffset At, string Agent, PresenceKind Kind, string? Reason);
