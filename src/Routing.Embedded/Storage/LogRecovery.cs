using Microsoft.Data.Sqlite;

namespace Routing.Embedded;

/// <summary>Moves what an earlier process left in the log into the tables, before anything is read.</summary>
internal static class LogRecovery
{
    public static void Run(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        using (var rows = new Statement(connection, "SELECT changes FROM log ORDER BY position"))
        using (var parts = new PartTable(connection))
        {
            while (rows.Step())
            {
                foreach (var change in LogFrames.Of(rows.Blob(0))) parts.Apply(change);
            }
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
        journeys.Sort();
        for (var place = 0; place < journeys.Count; place++) table.Write(journeys, place);
        table.Mark(last);
    }
}
