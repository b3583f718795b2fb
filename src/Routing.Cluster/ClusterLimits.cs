namespace Routing.Cluster;

/// <summary>Every bound of the engine on Orleans, in one place.</summary>
public static class ClusterLimits
{
    /// <summary>Rows of a queue in one stored page; no write grows with the length of the queue.</summary>
    public const int RowsPerPage = 16;

    /// <summary>Changed rows kept in the head document before they are moved to their pages.</summary>
    public const int JournalRows = 16;

    /// <summary>Changed rows at which writes wait for that move.</summary>
    public const int MostJournalRows = 64;

    /// <summary>Events of one actor that the log has not answered for; at this many, writes wait and are then refused.</summary>
    public const int Outbox = 256;

    /// <summary>Pages read or written at the same time for one actor.</summary>
    public const int PagesAtOnce = 16;

    /// <summary>Events appended to the log in one call.</summary>
    public const int EventsPerAppend = 1024;

    /// <summary>Events answered to one read of the log.</summary>
    public const int EventsPerRead = 10_000;

    /// <summary>Events read from the log at a time for a gateway outside, and how often for one call.</summary>
    public const int EventsPerPage = 256;
    public const int BatchesPerPage = 16;

    /// <summary>Bytes of events answered to such a call; the event with which they are reached is the last.</summary>
    public const int BytesPerPage = 256 * 1024;

    /// <summary>Such calls at a time, on one silo.</summary>
    public const int ReadersOutside = 1024;

    /// <summary>How long such a call waits for events; less than its caller waits for an answer, and time for a read of storage besides.</summary>
    public static readonly TimeSpan ReadPatience = TimeSpan.FromSeconds(3);

    /// <summary>Newest events kept by the log in memory, for development.</summary>
    public const int EventsInMemory = 500_000;

    /// <summary>Ids answered to one listing.</summary>
    public const int IdsPerPage = 10_000;

    /// <summary>Claims tried when another activation claims at the same moment.</summary>
    public const int ClaimTries = 5;

    /// <summary>How long one read or write of storage may take before its outcome counts as unknown.</summary>
    public static readonly TimeSpan StorageBound = TimeSpan.FromSeconds(5);

    /// <summary>How long a write of an actor may wait for the one before it, every step of which is bounded by itself.</summary>
    public static readonly TimeSpan TurnBound = TimeSpan.FromSeconds(15);

    /// <summary>How long any call between silos may take; the actors' own bounds are shorter.</summary>
    public static readonly TimeSpan CallBound = TimeSpan.FromSeconds(10);

    /// <summary>How long a silo may take to answer what its gateway has in hand.</summary>
    public static readonly TimeSpan PeerBound = TimeSpan.FromSeconds(3);

    /// <summary>How long a full outbox may hold up a write.</summary>
    public static readonly TimeSpan OutboxPatience = TimeSpan.FromSeconds(4);

    /// <summary>How long after a failure the log, or a store that fails, is tried again.</summary>
    public static readonly TimeSpan RetryEvery = TimeSpan.FromSeconds(1);

    /// <summary>How often dispatchers are woken.</summary>
    public static readonly TimeSpan WakeEvery = TimeSpan.FromSeconds(5);

    /// <summary>Each so many of those rounds queues and agents are woken too, in case all else has failed them.</summary>
    public const int PassesPerWakeOfAll = 12;

    /// <summary>How far back events that were never told are looked for after a silo was lost.</summary>
    public static readonly TimeSpan LateAfterLoss = TimeSpan.FromHours(1);

    /// <summary>And how far by a silo that begins: there may have been none for long.</summary>
    public static readonly TimeSpan LateAtStart = TimeSpan.FromDays(1);

    /// <summary>How often Orleans reminds a dispatcher of its queues and agents; it allows no less.</summary>
    public static readonly TimeSpan ReminderEvery = TimeSpan.FromMinutes(1);

    /// <summary>Queues and agents that it asks at most, each time others: there is no haste, as the wakers wake all of them.</summary>
    public const int AskedPerReminder = 500;

    /// <summary>How long a silo that is asked to stop may take until it is gone, whatever its storage does.</summary>
    public static readonly TimeSpan DrainBound = TimeSpan.FromSeconds(20);

    /// <summary>And how long of that to hand its actors over; the rest is for saying so in the list of silos.</summary>
    public static readonly TimeSpan HandOverBound = TimeSpan.FromSeconds(16);
}
