namespace Routing.Core;

/// <summary>The contacts of a queue with one signature, in both orders: alike to every agent, so only the first counts.</summary>
public sealed class SignatureGroup(Requirement signature)
{
    private readonly RankedSet<QueueRow> _byPriority = new(QueueRow.ByPriority);
    private readonly RankedSet<QueueRow> _byBound = new(QueueRow.ByBound);

    public Requirement Signature { get; } = signature;
    /// <summary>Number of the last change to these contacts; see <see cref="QueueHead.Change"/>.</summary>
    public long Change { get; set; }

    public int Count => _byPriority.Count;
    public QueueRow First => _byPriority.First;
    public QueueRow Oldest => _byBound.First;

    /// <summary>How many are ahead of their time.</summary>
    public int Ahead { get; private set; }

    public IEnumerable<QueueRow> Rows => _byPriority.Skip(0);

    public void Add(QueueRow row)
    {
        if (row.IsAhead) Ahead++;
        _byPriority.Add(row);
        _byBound.Add(row);
        Change = Math.Max(Change, row.Change);
    }

    public void Remove(QueueRow row)
    {
        if (row.IsAhead) Ahead--;
        _byPriority.Remove(row);
        _byBound.Remove(row);
    }

    /// <summary>Who is served next: past the waiting bound the oldest, else the first by priority, passing over what <paramref name="skip"/> names.</summary>
    public QueueRow? Next(DateTimeOffset now, int maxWaitSeconds, Func<QueueRow, bool> skip)
    {
        if (Count == 0) return null;
        var order = maxWaitSeconds > 0 && Oldest.Contact.Arrival.WaitingSince.AddSeconds(maxWaitSeconds) <= now ? _byBound : _byPriority;
        return skip(order.First)
            ? order.Skip(1).Take(QueueLimits.MaxLookahead).FirstOrDefault(row => !skip(row))
            : order.First;
    }
}
