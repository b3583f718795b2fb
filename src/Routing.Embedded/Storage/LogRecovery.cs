using Microsoft.Data.Sqlite;

namespace Routing.Embedded;

/// <summary>Moves what an earlier process left in the log into the table, before anything is read.</summary>
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
        transaction.Commit();
    }

    private sealed class Mover(SqliteConnection connection) : IFrameReader, IDisposable
    {
        private readonly Statement _upsert = new(connection, WriterSession.UpsertSql);
        private readonly Statement _remove = new(connection, WriterSession.RemoveSql);
        private readonly Statement _header = new(connection, WriterSession.HeaderSql);

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
