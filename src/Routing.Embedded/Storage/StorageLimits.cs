namespace Routing.Embedded;

/// <summary>Every bound of the store, in one place.</summary>
public static class StorageLimits
{
    /// <summary>Writes waiting for the writer; past this the caller is refused.</summary>
    public const int QueuedWrites = 16_384;

    /// <summary>Writes in one transaction: more would make the first of them wait for the last.</summary>
    public const int WritesPerTransaction = 512;

    /// <summary>Parts gathered before they are moved into their table; the longer, the more changes of one part become one.</summary>
    public const int RecentPartsPerGeneration = 49_152;

    /// <summary>Megabytes of changes after which they are moved however few parts they are: one large part may change again and again.</summary>
    public const int SegmentsPerGeneration = 128;

    /// <summary>Parts moved along with one transaction, at the least; a larger one moves as many as it brings.</summary>
    public const int PartsMovedPerTransaction = 16;

    /// <summary>Rows of the log deleted along with one transaction, when what they say is in the tables: more than come, so that it gains ground.</summary>
    public const int LogRowsDeletedPerTransaction = 8;

    /// <summary>Bytes of the newest events kept in memory, so that live readers never touch the disk; some ten thousand events.</summary>
    public const int RecentEventBytes = 4 << 20;

    /// <summary>Bytes from which a read of them stops, at the end of a transaction.</summary>
    public const int EventBytesPerRead = 64 * 1024;

    /// <summary>Events answered to one read, whatever was asked for.</summary>
    public const int EventsPerRead = 10_000;

    /// <summary>Ids answered to one listing.</summary>
    public const int IdsPerPage = 10_000;

    /// <summary>Connections for reading, beside the writer's.</summary>
    public const int Readers = 4;

    /// <summary>Epochs of contacts and customers reserved at a time, so that a claim costs no write.</summary>
    public const long PassingEpochs = 1 << 20;

    /// <summary>The same for all others; each restart skips up to this many, and there are 2³¹.</summary>
    public const long LastingEpochs = 1 << 14;

    /// <summary>Actors per generation of the table of claims; there are two.</summary>
    public const int ClaimsPerGeneration = 1 << 19;

    /// <summary>Expired answers deleted along with one new one: pruning never takes long and always gains ground.</summary>
    public const int PrunedPerSave = 4;

    /// <summary>Rows of events deleted along with one new one, when they are older than is kept: more than come, so that it gains ground.</summary>
    public const int EventRowsPrunedPerTransaction = 2;

    /// <summary>How often a store that refuses writes tries whether it can write again.</summary>
    public static readonly TimeSpan ProbeEvery = TimeSpan.FromSeconds(1);

    /// <summary>How long a statement waits for another connection's lock.</summary>
    public static readonly TimeSpan BusyWait = TimeSpan.FromSeconds(5);

    /// <summary>Pages in the write-ahead log from which it is moved into the file.</summary>
    public const int LogPages = 1024;

    /// <summary>Pages from which the writer stops for it.</summary>
    public const int MostLogPages = 16 * LogPages;

    /// <summary>Bytes of the write-ahead log's file that are kept to be written over; what it grew beyond, as behind a slow reader, goes back to the disk.</summary>
    public const long KeptLogBytes = 4L * LogPages * Schema.PageBytes;

    /// <summary>What a probe writes and takes back; a few bytes might fit on a full disk.</summary>
    public const int ProbeBytes = 128 * 1024;

    /// <summary>Buffers above this are not kept for reuse.</summary>
    public const int KeptBufferBytes = 64 * 1024;

    /// <summary>
    /// Closed contacts that a forgetful memory store still has. All that is said to a closed contact is said at the moment of its
    /// end; were there thousands, each would grow old in memory, and the collector copy it twice before it goes.
    /// </summary>
    public const int ClosedContactsKept = 128;
}
