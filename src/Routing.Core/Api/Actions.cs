using System.Collections.Immutable;

namespace Routing.Core;

/// <summary>The body of <c>POST /v1/agents/{id}:setPresence</c>.</summary>
public sealed record SetPresence(PresenceKind Presence, string? Reason = null)
{
    /// <summary>With <c>ready</c>: the queues to be ready for; none for all of the agent's.</summary>
    public ImmutableArray<string> Queues { get; init; } = [];
}

/// <summary>The body of <c>POST /v1/agents/{id}:heartbeat</c>.</summary>
public sealed record Heartbeat(int LeaseSeconds);

/// <summary>The body of <c>POST /v1/offers/{id}:decline</c>, <c>/v1/contacts/{id}:abandon</c>: why, if it is to be told.</summary>
public sealed record WithReason(string? Reason = null);

/// <summary>The body of <c>POST /v1/groups/{id}:findIntent</c>: what is known of a contact before it is one.</summary>
public sealed record FindIntent(string? Text = null, string? CustomerId = null, ImmutableDictionary<string, string>? Attributes = null);

/// <summary>The body of <c>POST /v1/contacts/{id}:rate</c>.</summary>
public sealed record Rate(int Score, string? Comment = null);

/// <summary>The body of <c>POST /v1/contacts/{id}:transfer</c>: a queue, or an agent.</summary>
public sealed record Transfer(string? Queue = null, string? Agent = null)
{
    /// <summary>What was said so far, for whoever has it next.</summary>
    public string? Transcript { get; init; }
}

/// <summary>The body of <c>POST /v1/contacts/{id}:consult</c> and <c>:assign</c>.</summary>
public sealed record ToAgent(string Agent);

/// <summary>The body of <c>POST /v1/contacts/{id}:requestCallback</c>: a time, or nothing for in order.</summary>
public sealed record RequestCallback(DateTimeOffset? At = null);

/// <summary>The body of <c>POST /v1/contacts/{id}:schedule</c>: not before this moment.</summary>
public sealed record Schedule(DateTimeOffset At);

/// <summary>The body of <c>POST /v1/contacts/{id}:pending</c>: whom it waits for, and until when at most.</summary>
public sealed record SetPending(PendingOn On = PendingOn.Customer, DateTimeOffset? Until = null);

/// <summary>The body of <c>POST /v1/contacts/{id}:reopen</c>: of the contact that goes on, what is not as it was.</summary>
/// <param name="Id">Made of the former's, if absent.</param>
public sealed record Reopen(string? Id = null, Channel? Channel = null, string? Text = null);

/// <summary>The body of <c>POST /v1/groups/{id}:rollBack</c>: the version whose rules are published again.</summary>
public sealed record RollBack(long Version);

/// <summary>The body of <c>POST /v1/customers/{id}:merge</c> and <c>/v1/contacts/{id}:merge</c>: the one that takes this one over.</summary>
public sealed record MergeInto(string Into);
