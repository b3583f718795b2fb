namespace Routing.Actors;

/// <summary>A queue: owns the contacts that wait in it or are offered from it. Key: the queue id.</summary>
public interface IQueue
{
    /// <param name="expectedVersion">Refused unless this is the present version; null for any.</param>
    ValueTask<ConfigureAnswer> Configure(QueueConfig config, long? expectedVersion, CancellationToken ct = default);
    ValueTask<ConfigureAnswer> Delete(long? expectedVersion, CancellationToken ct = default);
    ValueTask<QueueDescription?> Describe(CancellationToken ct = default);

    /// <summary>Answers once the contact is durable here, and counted as entered by the contact itself.</summary>
    ValueTask<EnqueueAnswer> Enqueue(Arrival arrival, ServeOrder? serve, CancellationToken ct = default);

    /// <param name="agentId">Who acts; null acts as the one who was made the offer.</param>
    ValueTask<AcceptAnswer> Accept(string offerId, string? agentId, CancellationToken ct = default);

    /// <param name="agentId">Who acts; null acts as the one who was made the offer.</param>
    ValueTask<DeclineOutcome> Decline(string offerId, string? agentId, string? reason, CancellationToken ct = default);
    ValueTask<ContactCommandOutcome> Abandon(string contactId, string? reason, CancellationToken ct = default);

    /// <summary>Sends a waiting or offered contact to another queue.</summary>
    ValueTask<ContactCommandOutcome> Move(string contactId, MoveOrder order, CancellationToken ct = default);

    /// <summary>Keeps a waiting contact for one agent (a supervisor's assignment).</summary>
    ValueTask<ContactCommandOutcome> Assign(string contactId, string agentId, CancellationToken ct = default);

    /// <summary>The customer may hang up and is called, in order or at a time; place and age are kept.</summary>
    ValueTask<ContactCommandOutcome> RequestCallback(string contactId, DateTimeOffset? at, CancellationToken ct = default);

    /// <summary>Puts a waiting contact off until a moment.</summary>
    ValueTask<ContactCommandOutcome> Schedule(string contactId, DateTimeOffset at, CancellationToken ct = default);

    /// <summary>Goes on by a new plan with a contact that waits, its age kept; an offer that the change bears on is taken back first.</summary>
    ValueTask<ContactCommandOutcome> Replan(string contactId, ReplanOrder order, CancellationToken ct = default);

    /// <summary>Ends a waiting contact that goes on in another of its customer.</summary>
    ValueTask<ContactCommandOutcome> Merge(string contactId, string into, CancellationToken ct = default);

    /// <summary>Gives a waiting contact the age of another that ends in it, if that is older.</summary>
    /// <param name="clock">What the other was promised; the time used of that counts here.</param>
    ValueTask<ContactCommandOutcome> Absorb(string contactId, string other, DateTimeOffset since, ContactTargets? clock, CancellationToken ct = default);

    /// <summary>The contact as it stands here; null when this queue does not own it.</summary>
    ValueTask<LiveContact?> Find(string contactId, CancellationToken ct = default);

    /// <summary>The waiting contacts by priority, from an offset; those past their waiting bound are served before them.</summary>
    ValueTask<IReadOnlyList<LiveContact>> List(int offset, int limit, CancellationToken ct = default);

    /// <summary>Ids of a customer's contacts that this queue owns.</summary>
    ValueTask<IReadOnlyList<string>> ContactsOf(string customerId, CancellationToken ct = default);
}

/// <summary>The outcome of a change of configuration, and the version it left.</summary>
/// <param name="UsedBy">What stands in the way.</param>
public sealed record ConfigureAnswer(ConfigureOutcome Outcome, long Version, string? UsedBy = null)
{
    /// <summary>What comes of putting or deleting one of the things that are kept under ids.</summary>
    /// <param name="version">Of the one that is there; 0 for none.</param>
    /// <param name="count">As many there are, of <paramref name="most"/> that may be.</param>
    public static ConfigureAnswer Of(long version, long? expectedVersion, bool isDeletion, int count, int most) =>
        expectedVersion is { } expected && expected != version ? new(ConfigureOutcome.VersionConflict, version)
        : version > 0 ? new(ConfigureOutcome.Replaced, version + 1)
        : isDeletion ? new(ConfigureOutcome.Absent, 0)
        : count >= most ? new(ConfigureOutcome.Full, 0, $"{most} others")
        : new(ConfigureOutcome.Created, 1);

    public bool IsMade() => Outcome is ConfigureOutcome.Created or ConfigureOutcome.Replaced;
}

/// <summary>A queue's configuration and how it stands.</summary>
public sealed record QueueDescription(string Id, QueueConfig Config, long Version, int Waiting, int Offered, DateTimeOffset? OldestWaitingSince, QueueTally Today)
{
    /// <summary>Contacts put off until a moment.</summary>
    public int Scheduled { get; init; }

    /// <summary>Ids of some of the contacts that it owns: enough to say whom it is in use by.</summary>
    public IReadOnlyList<string> Some { get; init; } = [];

    /// <summary>How its estimates of waits have fared.</summary>
    public WaitCalibration Calibration { get; init; } = WaitCalibration.None;
}

/// <summary>The outcome of an arrival.</summary>
public sealed record EnqueueAnswer(EnqueueOutcome Outcome, LiveContact? Contact = null);

/// <summary>The outcome of an accept, with the contact as the agent now has it.</summary>
public sealed record AcceptAnswer(AcceptOutcome Outcome, LiveContact? Contact = null);

/// <summary>Where a contact is to go, and why.</summary>
public sealed record MoveOrder(string ToQueue, MoveCause Cause, string? DirectedTo = null, double AddPriority = 0, double? SetPriority = null)
{
    /// <summary>The customer's waiting counts on in the queue it goes to.</summary>
    public bool KeepAge { get; init; } = true;

    /// <summary>For one agent there, for a while.</summary>
    public AffinityHold? Hold { get; init; }
}

/// <summary>By what a waiting contact goes on.</summary>
/// <param name="Planned">Its card by the new plan.</param>
/// <param name="Former">What it required by the plan before.</param>
/// <param name="ToQueue">Where it is to wait; null for where it does.</param>
public sealed record ReplanOrder(ContactCard Planned, Requirement Former, AffinityHold? Hold, string? ToQueue, BotUse? FormerBots = null);
