using Microsoft.Data.Sqlite;

namespace Routing.Embedded;

/// <summary>
/// Moves the write-ahead log into the file, on a thread of its own: done inside a commit, as SQLite does by itself, it
/// stops every writer for tens of milliseconds.
/// </summary>
/// <remarks>
/// The log starts again from its beginning only when all of it has been moved and nobody appends, which never happens
/// under load; so the thread moves the bulk beside the writer, and then the writer moves the little that came since.
/// </remarks>
internal sealed class Checkpointer : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly Thread _thread;
    private readonly AutoResetEvent _due = new(false);
    private volatile Phase _phase;
    private volatile bool _closing;
    private long _pages;

    private enum Phase
    {
        Idle,
        Moving,
        Moved,
    }

    public Checkpointer(string path)
    {
        _connection = Schema.OpenCheckpointer(path);
        _thread = new Thread(Loop) { IsBackground = true, Name = "routing-checkpoint" };
        _thread.Start();
    }

    /// <summary>Called by the writer between transactions.</summary>
    public void AfterCommit(WriterSession session)
    {
        _pages += session.PagesWritten();
        // Far past the bound the thread is not keeping up: then the writer pays, so that the log stays bounded.
        if (_phase == Phase.Moved || _pages > StorageLimits.MostLogPages)
        {
            // A reader still inside the log keeps it from starting again; soon tried once more.
            _pages = session.Checkpoint() ? 0 : StorageLimits.LogPages / 2;
            if (_phase == Phase.Moved) _phase = Phase.Idle;
        }
        else if (_phase == Phase.Idle && _pages > StorageLimits.LogPages)
        {
            _phase = Phase.Moving;
            _due.Set();
        }
    }

    public void Dispose()
    {
        _closing = true;
        _due.Set();
        _thread.Join();
        _connection.Dispose();
        _due.Dispose();
    }

    private void Loop()
    {
        while (true)
        {
            _due.WaitOne();
            if (_closing) return;
            try
            {
                Schema.Run(_connection, "PRAGMA wal_checkpoint(PASSIVE)");
            }
            catch (SqliteException)
            {
                // A failing disk shows at the writer's own checkpoint or commit, which tells everybody.
            }
            _phase = Phase.Moved;
        }
    }
}
