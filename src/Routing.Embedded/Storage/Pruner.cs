using System.Text;
using Microsoft.Data.Sqlite;

namespace Routing.Embedded;

/// <summary>
/// Deletes events that are older than they are to be kept, and with the end of a contact among them all that is left of that
/// contact. A row or two along with each transaction that brings one: it never takes long, and always gains ground.
/// </summary>
/// <remarks>
/// One empty row stands for all that are gone, so that nobody takes them for lost. By age and not by number: whatever may be
/// repeated, as an answer within a day, must be known for longer than that at any load.
/// </remarks>
/// <param name="keep">How long events are kept; zero keeps them for ever.</param>
internal sealed class Pruner(SqliteConnection connection, RecentParts recent, Claims claims, TimeProvider clock, TimeSpan keep) : IDisposable
{
    private readonly Statement _oldest = new(connection, "SELECT first, last, events FROM events WHERE last > ?1 ORDER BY last LIMIT 1");
    private readonly Statement _delete = new(connection, "DELETE FROM events WHERE last <= ?1");
    private readonly Statement _stand = new(connection, "INSERT INTO events(last, first, events) VALUES(?1, 1, x'')");
    private readonly Statement _names = new(connection, "SELECT name FROM part WHERE kind = ?1 AND id = ?2");
    private readonly Statement _journey = new(connection, "DELETE FROM journey WHERE contact = ?1");
    private readonly List<LoggedEvent> _events = [];
    // The last event that is gone, and the last that will be with the transaction under way.
    private long _pruned = (long)Schema.Scalar(connection, "SELECT ifnull(max(last), 0) FROM events WHERE length(events) = 0 AND first = 1")!;
    private long _pruning;
    private DateTimeOffset _due = keep > TimeSpan.Zero ? DateTimeOffset.MinValue : DateTimeOffset.MaxValue;

    /// <summary>Position of the first event kept.</summary>
    public long Oldest => Volatile.Read(ref _pruned) + 1;

    /// <summary>Deletes what is due, up to a bound, in the transaction under way.</summary>
    public void PruneSome(WriterSession session)
    {
        _pruning = _pruned;
        var now = clock.GetUtcNow();
        if (now < _due) return;
        for (var rows = 0; rows < StorageLimits.EventRowsPrunedPerTransaction && Prune(session, now); rows++)
        {
        }
        if (_pruning == _pruned) return;
        _delete.Bind(1, _pruning).Run();
        _stand.Bind(1, _pruning).Run();
    }

    /// <summary>The transaction is on disk.</summary>
    public void Committed() => Volatile.Write(ref _pruned, Math.Max(_pruned, _pruning));

    public void RolledBack() => _pruning = _pruned;

    public void Dispose()
    {
        foreach (var statement in (Statement[])[_oldest, _delete, _stand, _names, _journey]) statement.Dispose();
    }

    private bool Prune(WriterSession session, DateTimeOffset now)
    {
        if (!TryReadOldest(out var last)) return false;
        var due = _events[^1].At + keep;
        if (due > now)
        {
            // What was deleted just now may be taken back, and then something else is the oldest.
            if (_pruning == _pruned) _due = due;
            return false;
        }
        foreach (var happened in _events)
        {
            if (ContactClosed.Types.Contains(happened.Type) && happened.Contact is { } contact) Remove(session, ActorKey.Contact(contact));
        }
        _pruning = last;
        return true;
    }

    private bool TryReadOldest(out long last)
    {
        _events.Clear();
        last = 0;
        if (!_oldest.Bind(1, _pruning).Step())
        {
            _oldest.Reset();
            return false;
        }
        last = _oldest.Long(1);
        try
        {
            EventFrames.Read(_oldest.Blob(2).ToArray(), _oldest.Long(0), 0, int.MaxValue, _events);
        }
        catch (InvalidDataException)
        {
            // Damage is told by verify, and to those who read it; a write has no part in it.
            _events.Clear();
        }
        _oldest.Reset();
        if (_events.Count > 0) return true;
        _due = DateTimeOffset.MaxValue;
        return false;
    }

    /// <summary>By way of the log, like any other removal: what is not in the table yet must not come there later.</summary>
    private void Remove(WriterSession session, ActorKey contact)
    {
        var names = recent.Of(contact).Select(entry => entry.Name).ToHashSet(StringComparer.Ordinal);
        var id = Encoding.UTF8.GetBytes(contact.Id);
        _names.Bind(1, (long)contact.Kind).Bind(2, id);
        while (_names.Step()) names.Add(_names.Text(0)!);
        _names.Reset();
        foreach (var name in names) session.RemovePart(contact.Kind, id, Encoding.UTF8.GetBytes(name));
        _journey.Bind(1, id).Run();
        // Somebody may be looking at it just now, and must not bring a part of it back.
        claims.Release(contact, claims.Take(contact, out _));
    }
}
