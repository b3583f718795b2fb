using Microsoft.Data.Sqlite;

namespace Routing.Embedded;

/// <summary>Writes the index of events by contact: a row per contact and generation, and how far it reaches.</summary>
internal sealed class JourneyTable(SqliteConnection connection) : IDisposable
{
    private readonly Statement _journey = new(connection, "INSERT OR REPLACE INTO journey(contact, last, positions) VALUES(?1, ?2, ?3)");
    // A generation may have no events, and then knows of none.
    private readonly Statement _mark = new(connection, "UPDATE owner SET indexed = max(indexed, ?1)");
    private readonly PooledBuffer _positions = new();

    /// <summary>Writes the row of the contact at a place in the index's order.</summary>
    public void Write(JourneyIndex journeys, int place)
    {
        _positions.Clear();
        var last = journeys.Write(place, _positions, out var contact);
        _journey.Bind(1, contact).Bind(2, last).BindBlob(3, _positions.All).Run();
    }

    /// <summary>All events up to a position are in the index.</summary>
    public void Mark(long position) => _mark.Bind(1, position).Run();

    public void Dispose()
    {
        _journey.Dispose();
        _mark.Dispose();
    }
}
