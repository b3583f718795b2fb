using System.Collections.Immutable;

namespace Routing.Actors;

/// <summary>A one-way message between actors.</summary>
public abstract record Notice;

/// <summary>Agent → dispatcher: how I stand. The latest version is the truth.</summary>
/// <param name="Sweep">Sent by the sweep; news in it means that an earlier notice was lost.</param>
/// <param name="Answers">Whose question it answers, by the epoch of that dispatcher's activation; 0 for nobody's.</param>
/// <param name="Enlists">New in this group, by its profile of this version, and not yet told by <see cref="Enlisted"/> that the roster has it; 0 when it is not.</param>
public sealed record AgentChanged(AgentSnapshot Snapshot, bool Sweep, long Answers = 0, long Enlists = 0) : Notice;

/// <summary>Agent → dispatcher: I am deleted, or of another group.</summary>
public sealed record AgentGone(string Agent, long Version) : Notice;

/// <summary>Queue → dispatcher: my heads changed. <see cref="Full"/> replaces all; else only those named changed since <c>Version − 1</c>.</summary>
/// <param name="Version">One more than the last; a gap shows a loss.</param>
/// <param name="Sweep">Says only which version was the last; not to know it means that a notice was lost.</param>
/// <param name="Answers">As of <see cref="AgentChanged"/>.</param>
public sealed record HeadsChanged(string Queue, long Version, bool Full, ImmutableArray<QueueHead> Heads, bool Sweep = false, long Answers = 0) : Notice;

/// <summary>Queue → dispatcher: this is my configuration.</summary>
/// <param name="Enlists">As of <see cref="AgentChanged"/>, by its configuration of this version.</param>
public sealed record QueueChanged(string Queue, QueueConfig Config, long Version, long Enlists = 0) : Notice;

/// <summary>Dispatcher → agent, queue: my roster has you, on disk. Whoever is on it is asked after every restart.</summary>
/// <param name="Version">What was told as <c>Enlists</c>: of an earlier life it says nothing.</param>
public sealed record Enlisted(string Dispatcher, long Version) : Notice;

/// <summary>Dispatcher → agent: so profiles of the rules change you; null for as configured.</summary>
public sealed record Adjust(string Group, AgentAdjustment? Adjustment) : Notice;

/// <summary>Dispatcher → queue: serve these agents.</summary>
public sealed record Serve(ServeOrder Order) : Notice;

/// <summary>Queue → dispatcher: what came of an order, with the heads as they are after it.</summary>
/// <param name="Agent">Who was offered a contact; null when nobody was.</param>
/// <param name="Refusals">Agents that could take nothing of what was tried, and why.</param>
/// <param name="TriedUpTo">Number of the last change of the queue that the tries took account of.</param>
public sealed record Served(string Queue, long OrderId, string? Agent, ImmutableArray<AgentRefusal> Refusals, long TriedUpTo, HeadsChanged? Heads) : Notice;

/// <summary>An agent's refusal of a round, and why.</summary>
public sealed record AgentRefusal(string Agent, Eligible Why);

/// <summary>Dispatcher → queue: tell me all your heads. Dispatcher → agent: tell me how you stand.</summary>
/// <param name="Asker">Epoch of the dispatcher's activation: a late word to an earlier one is no answer to this.</param>
public sealed record TellAll(string Dispatcher, long Asker = 0) : Notice;

/// <summary>Dispatcher → queue: the agent that contacts are held for will not be free soon, or cannot take them; they are anybody's.</summary>
/// <param name="Signature">Those with this signature only; null for all that are held for the agent.</param>
public sealed record HoldEnded(string Agent, Requirement? Signature = null) : Notice;

/// <summary>Dispatcher → queue: whether any agent of the queue is present, for overflow rules, and what none of them could take, for relaxation steps.</summary>
/// <param name="Vacant">All of that; null while not everybody has been heard of.</param>
/// <param name="Sites">Of which teams they are, where teams have hours; null where none has, or not everybody has been heard of.</param>
public sealed record AgentsPresent(string Queue, int Present, long Version, ImmutableArray<Requirement>? Vacant = null, ImmutableArray<PresentSite>? Sites = null) : Notice;

/// <summary>Agent → queue: I have withdrawn from this offer.</summary>
public sealed record OfferReturned(string OfferId, string Agent, string Reason) : Notice;

/// <summary>Old owner → queue: this contact is for you.</summary>
/// <param name="From">The owner that keeps it as moving until <see cref="Arrived"/>.</param>
public sealed record Arrive(ActorKey From, Arrival Arrival) : Notice;

/// <summary>Queue → old owner: I have it (or it went further already), let it go.</summary>
/// <param name="Queue">Who says so: a refusal by a queue that it is no longer on its way to says nothing. Null from an earlier version.</param>
public sealed record Arrived(string ContactId, int Hop, bool Taken, string? Queue = null) : Notice;

/// <summary>Agent → colleague: the consultation is over.</summary>
public sealed record ConsultEnded(string ContactId, string Agent) : Notice;

/// <summary>Colleague → agent: I listen in on this contact; if that is over, I have not heard of it.</summary>
public sealed record StillListening(string ContactId, string Colleague) : Notice;

/// <summary>Engine → anybody: be active, so that your deadlines ring.</summary>
/// <param name="IsDoubted">A later activation was heard of: make sure that you are still the one.</param>
public sealed record Wake(bool IsDoubted = false) : Notice;
