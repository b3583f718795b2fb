namespace Routing.Actors;

/// <summary>An agent, a person or a bot: owns the contacts it handles. Key: the agent id.</summary>
public interface IAgent
{
    ValueTask<ConfigureAnswer> Configure(AgentProfile profile, string group, long? expectedVersion, CancellationToken ct = default);
    ValueTask<ConfigureAnswer> Delete(long? expectedVersion, CancellationToken ct = default);
    ValueTask<AgentDescription?> Describe(CancellationToken ct = default);
    ValueTask<ContactCommandOutcome> SetPresence(PresenceKind presence, string? reason, CancellationToken ct = default);

    /// <summary>Ready for these of its queues only.</summary>
    ValueTask<ContactCommandOutcome> SetReady(string[] queues, CancellationToken ct = default);

    /// <summary>How far it was where it was planned to be; null for one without shifts.</summary>
    ValueTask<Adherence?> Adherence(DateTimeOffset from, DateTimeOffset to, CancellationToken ct = default);

    /// <summary>The desktop is still there; when these stop, the contacts are given up after a grace per channel.</summary>
    /// <param name="lease">How long this beat is good for.</param>
    ValueTask<ContactCommandOutcome> Heartbeat(TimeSpan lease, CancellationToken ct = default);

    // Between a queue and the agent.
    ValueTask<Bid> Bid(BidRequest request, CancellationToken ct = default);
    /// <param name="decision">Why this agent; recorded with the offer.</param>
    /// <param name="again">Asked before with an unknown answer: the agent makes sure that it is not past.</param>
    ValueTask<ReserveOutcome> Reserve(OfferTerms terms, DecisionRecord decision, bool again, CancellationToken ct = default);

    /// <summary>Fixes for good what became of an offer: it is being handled, or durably withdrawn from now on.</summary>
    ValueTask<SettleOutcome> Settle(OfferTerms terms, OfferEnd how, NoAnswerAction onNoAnswer, CancellationToken ct = default);
    ValueTask<HandleAnswer> Handle(OfferTerms terms, CancellationToken ct = default);

    // By the agent's desktop, or a supervisor.
    ValueTask<CommandAnswer> Hold(string contactId, CancellationToken ct = default);
    ValueTask<CommandAnswer> Resume(string contactId, CancellationToken ct = default);
    ValueTask<CommandAnswer> SetPending(string contactId, PendingOn on, DateTimeOffset? until, CancellationToken ct = default);

    /// <summary>Whom a pending contact waited for has answered: on with it here, or in its queue.</summary>
    ValueTask<CommandAnswer> TakeUp(string contactId, CancellationToken ct = default);
    ValueTask<CommandAnswer> Complete(string contactId, Completion completion, CancellationToken ct = default);
    ValueTask<CommandAnswer> Close(string contactId, CancellationToken ct = default);
    ValueTask<CommandAnswer> Transfer(string contactId, MoveOrder order, CancellationToken ct = default);
    ValueTask<CommandAnswer> Consult(string contactId, string colleague, CancellationToken ct = default);
    ValueTask<CommandAnswer> EndConsult(string contactId, CancellationToken ct = default);

    /// <summary>The customer's rating of a contact this agent handled; it takes the place of the agent's own figure.</summary>
    ValueTask Rate(string contactId, string intent, int? figure, int score, CancellationToken ct = default);

    /// <summary>Freezes, resumes or resets what is learned of this agent; of every intent there is a record of where none is named.</summary>
    ValueTask<LearningOutcome> ChangeLearning(LearningChange change, string? intent, CancellationToken ct = default);

    /// <summary>What is learned of this agent; null of one never put.</summary>
    ValueTask<AgentLearning?> Learning(CancellationToken ct = default);

    /// <summary>Asks this agent to listen in on a colleague's contact.</summary>
    ValueTask<ContactCommandOutcome> JoinConsult(OfferTerms terms, CancellationToken ct = default);

    /// <summary>Gives the place beside a colleague up again; none to give up is no fault.</summary>
    ValueTask LeaveConsult(string contactId, CancellationToken ct = default);
    ValueTask<LiveContact?> Find(string contactId, CancellationToken ct = default);
}

/// <summary>An agent's profile and how it stands.</summary>
public sealed record AgentDescription(string Id, string Group, AgentProfile Profile, long Version, Presence Presence, double Load, DateTimeOffset IdleSince, IReadOnlyList<Slot> Slots)
{
    /// <summary>What profiles of the rules make of it now; null while it is as configured.</summary>
    public AdjustmentView? Adjusted { get; init; }

    /// <summary>What is planned for it; null where nothing is.</summary>
    public ShiftStanding? Shift { get; init; }

    /// <summary>What it has done as a bot.</summary>
    public BotCounts Bot { get; init; } = BotCounts.None;
}

/// <summary>The agent's final word on an offer, and the contact as it has it.</summary>
public sealed record HandleAnswer(HandleOutcome Outcome, LiveContact? Contact = null);

/// <summary>The outcome of a command on a contact, and the contact as it stands after it.</summary>
public sealed record CommandAnswer(ContactCommandOutcome Outcome, LiveContact? Contact = null);
