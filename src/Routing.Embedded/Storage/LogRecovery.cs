using Microsoft.Data.Sqlite;

namespace Routing.Embedded;

/// <summary>Moves what an earlier process left in the log into the tables, before anything is read.</summary>
internal static class LogRecovery
{
    public static void Run(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        using (var rows = new Statement(connection, "SELECT changes FROM log ORDER BY position"))
        using (var mover = new Mover(connection))
        {
            while (rows.Step()) LogFrames.Read(rows.Blob(0), mover);
            rows.Reset();
        }
        Schema.Run(connection, "DELETE FROM log", transaction);
        Index(connection);
        transaction.Commit();
    }

    /// <summary>Contacts of the events that came since the index was last brought up to date.</summary>
    private static void Index(SqliteConnection connection)
    {
        var journeys = new JourneyIndex();
        var indexed = (long)Schema.Scalar(connection, "SELECT indexed FROM owner")!;
        var last = indexed;
        using (var rows = new Statement(connection, "SELECT first, events FROM events WHERE last > ?1 ORDER BY last"))
        {
            rows.Bind(1, indexed);
            var events = new List<LoggedEvent>();
            while (rows.Step())
            {
                EventFrames.Read(rows.Blob(1).ToArray(), rows.Long(0), indexed + 1, int.MaxValue, events);
                foreach (var happened in events)
                {
                    if (happened.Contact is { } contact) journeys.Add(contact, happened.Position);
                    last = happened.Position;
                }
                events.Clear();
            }
            rows.Reset();
        }
        using var table = new JourneyTable(connection);
        foreach (var contact in journeys.Contacts.Order(StringComparer.Ordinal)) table.Write(journeys, contact);
        table.Mark(last);
    }

    private sealed class Mover(SqliteConnection connection) : IFrameReader, IDisposable
    {
        private readonly Statement _upsert = new(connection, TableMover.UpsertSql);
        private readonly Statement _remove = new(connection, TableMover.RemoveSql);
        private readonly Statement _header = new(connection, TableMover.HeaderSql);

        public void Part(ActorKind kind, ReadOnlySpan<byte> id, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data) =>
            _upsert.Bind(1, (long)kind).Bind(2, id).Bind(3, name).BindBlob(4, data).Run();

        public void Removed(ActorKind kind, ReadOnlySpan<byte> id, ReadOnlySpan<byte> name) => _remove.Bind(1, (long)kind).Bind(2, id).Bind(3, name).Run();

        public void Header(ActorKind kind, ReadOnlySpan<byte> id, long lastEvent) => _header.Bind(1, (long)kind).Bind(2, id).Bind(3, lastEvent).Run();

        public void Dispose()
        {
            _upsert.Dispose();
            _remove.Dispose();
            _header.Dispose();
        }
    }
}
