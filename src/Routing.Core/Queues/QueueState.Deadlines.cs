using System.Diagnostics.CodeAnalysis;

namespace Routing.Core;

/// <summary>When something is due of a waiting contact: one entry per row that holds, and others that leave when they come due.</summary>
public sealed partial class QueueState
{
    public void Schedule(QueueRow row, DateTimeOffset due)
    {
        row.Due = due;
        _deadlines.Enqueue(row, due);
        // Entries that no longer hold leave when they come due; those of a row re-armed, or gone, long before would pile up.
        if (_deadlines.Count <= 2 * _rows.Count + SpareDeadlines) return;
        _deadlines.Clear();
        foreach (var armed in _rows.Values)
        {
            if (armed.Due is { } at) _deadlines.Enqueue(armed, at);
        }
    }

    /// <summary>The row whose deadline is next, its entry still in the heap; entries that no longer hold are dropped.</summary>
    public bool TryPeekDue([MaybeNullWhen(false)] out QueueRow row, out DateTimeOffset due)
    {
        while (_deadlines.TryPeek(out row, out due))
        {
            if (row.Due == due && Has(row)) return true;
            _deadlines.Dequeue();
        }
        return false;
    }

    public void DequeueDue() => _deadlines.Dequeue().Due = null;
}
