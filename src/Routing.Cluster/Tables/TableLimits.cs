namespace Routing.Cluster;

/// <summary>What Azure Tables take, and how much of it is used.</summary>
internal static class TableLimits
{
    /// <summary>Rows in one write; the service takes no more.</summary>
    public const int RowsPerWrite = 100;

    /// <summary>Bytes of one row's value: sixteen columns of 64 KiB are a whole row, and the key needs room too.</summary>
    public const int BytesPerRow = 15 * BytesPerColumn;

    /// <summary>Bytes of one column.</summary>
    public const int BytesPerColumn = 64 * 1024;

    /// <summary>Bytes of events in one write. They stand there twice and grow by a third on the way; the service takes 4 MiB.</summary>
    public const int BytesOfEventsPerWrite = 512 * 1024;

    /// <summary>Events looked at for one write; a busy actor may have many in a few rows.</summary>
    public const int EventsPerWrite = 256;

    /// <summary>Writes of the log tried while others write at the same moment, before it counts as not serving.</summary>
    public const int Tries = 20;

    /// <summary>The longest pause after one that somebody else preceded.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(100);

    /// <summary>How often the end of the log is asked for; a table tells nobody.</summary>
    public static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(250);

    /// <summary>Rows of events read at a time.</summary>
    public const int RowsPerRead = 100;

    /// <summary>Actors whose last event in the log is looked up at the same time.</summary>
    public const int LookUpsAtOnce = 16;

    /// <summary>Actors whose last event in the log a silo remembers while nobody else writes.</summary>
    public const int Remembered = 10_000;
}
