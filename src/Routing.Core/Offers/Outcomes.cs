namespace Routing.Core;

/// <summary>What became of an attempt to begin a contact.</summary>
public enum BeginOutcome
{
    Begun,
    Repeated,
    OtherCustomer,
}

/// <summary>The contact's answer to an arrival.</summary>
public enum EnterOutcome
{
    Entered,

    /// <summary>This arrival happened already, or the contact has gone further: drop it.</summary>
    Duplicate,
    NotBegun,
}

/// <summary>What became of an arrival at a queue.</summary>
public enum EnqueueOutcome
{
    Queued,
    Duplicate,
    Refused,
    Moved,
    NoSuchQueue,
    ChannelNotTaken,
}

/// <summary>What became of an attempt to reserve an agent's slot.</summary>
public enum ReserveOutcome
{
    Reserved,

    /// <summary>That offer was accepted already.</summary>
    Handling,

    /// <summary>That offer was withdrawn or declined before; it stays so.</summary>
    Settled,
    Refused,
}

/// <summary>What became of an offer, fixed for good.</summary>
public enum SettleOutcome
{
    Withdrawn,
    Handling,
}

/// <summary>The agent's final word on taking over a contact.</summary>
public enum HandleOutcome
{
    Handling,
    Settled,
}

/// <summary>What became of an accept.</summary>
public enum AcceptOutcome
{
    Accepted,
    NotYours,

    /// <summary>Expired, withdrawn, or taken back.</summary>
    Gone,
    NotHere,
}

/// <summary>What became of a decline.</summary>
public enum DeclineOutcome
{
    Declined,
    NotYours,
    AlreadyAccepted,
    Gone,
    NotHere,
}

/// <summary>What became of a command on a contact that an agent or queue owns.</summary>
public enum ContactCommandOutcome
{
    Done,

    /// <summary>It was done before; nothing changed.</summary>
    Repeated,
    NotHere,
    WrongState,
    NoSuchTarget,
    NotEligible,
    Busy,

    /// <summary>It has been moved as often as a contact may be.</summary>
    MovedTooOften,

    /// <summary>The time asked for has passed.</summary>
    TooLate,
}

/// <summary>What became of a change of configuration.</summary>
public enum ConfigureOutcome
{
    Created,
    Replaced,

    /// <summary>The version named by the caller is not the present one.</summary>
    VersionConflict,
    Absent,
    InUse,

    /// <summary>There are as many as are kept.</summary>
    Full,

    /// <summary>Another says of the very same what is to be.</summary>
    Taken,
}
