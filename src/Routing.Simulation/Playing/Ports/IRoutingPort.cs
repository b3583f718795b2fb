namespace Routing.Simulation;

/// <summary>
/// What the player needs of the routing system, however it is reached. Expected refusals are answers; an exception
/// means that the system cannot be used at all.
/// </summary>
public interface IRoutingPort
{
    Task PutGroup(string id, GroupRules rules, CancellationToken ct);
    Task PutQueue(string id, QueueConfig config, CancellationToken ct);
    Task PutAgent(string id, AgentProfile profile, CancellationToken ct);
    Task<PortAnswer> PutCustomer(string id, CustomerProfile profile, CancellationToken ct);
    Task<PortAnswer> SetPresence(string agent, PresenceKind presence, string? reason, CancellationToken ct);

    Task<PortAnswer> Create(CreateContact contact, CancellationToken ct);
    Task<PortAnswer> Abandon(string contact, CancellationToken ct);
    Task<PortAnswer> RequestCallback(string contact, CancellationToken ct);
    Task<PortAnswer> Accept(string offer, string agent, CancellationToken ct);
    Task<PortAnswer> Decline(string offer, string agent, string reason, CancellationToken ct);
    Task<PortAnswer> Complete(string contact, string agent, Completion completion, CancellationToken ct);
    Task<PortAnswer> Close(string contact, string agent, CancellationToken ct);
    Task<PortAnswer> StateOf(string contact, CancellationToken ct);

    /// <summary>What an agent has in hand: work left from before, that a player must not leave lying.</summary>
    Task<AgentInHand> InHand(string agent, CancellationToken ct);

    /// <summary>Events as they happen.</summary>
    /// <param name="after">The cursor to go on from; null starts with what happens from now on.</param>
    /// <param name="connected">Called when the stream stands: what is done from then on is seen.</param>
    IAsyncEnumerable<SeenEvent> Events(string? after, Action connected, CancellationToken ct);
}

/// <summary>What became of a call.</summary>
public enum PortOutcome
{
    Done,
    NotFound,

    /// <summary>Wrong state, or lost a race.</summary>
    Conflict,

    /// <summary>The offer expired or was withdrawn.</summary>
    Gone,

    /// <summary>The call was wrong: a fault of the player or the scenario.</summary>
    Refused,

    /// <summary>The system could not take it, after all repeats.</summary>
    Unavailable,
}

/// <summary>The answer to a call, with the contact's state where there is one.</summary>
public sealed record PortAnswer(PortOutcome Outcome, ContactState? State = null, string? Queue = null, string? Agent = null, double? WaitEstimateSeconds = null, string? Why = null)
{
    public static readonly PortAnswer Done = new(PortOutcome.Done);

    public bool Ok => Outcome == PortOutcome.Done;
}

/// <summary>The contacts and open offers of one agent.</summary>
public sealed record AgentInHand(IReadOnlyList<(string Contact, string Queue)> Contacts, IReadOnlyList<(string Offer, string Contact, string Queue)> Offers);
