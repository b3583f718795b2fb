namespace Routing.Actors;

/// <summary>
/// Lets the steps that concern one contact through one at a time, in the order they came. Whoever waits too long, or
/// behind too many, is told so and does nothing. For use on one actor: it is not safe across threads.
/// </summary>
internal sealed class Turnstile
{
    /// <summary>Steps that may wait for one contact.</summary>
    public const int MaxInLine = 100;

    private readonly Dictionary<string, Queue<Place>> _held = new(StringComparer.Ordinal);

    /// <summary>Steps that wait for their turn, over all contacts.</summary>
    public int Waiting { get; private set; }

    /// <exception cref="TimeoutException">The turn did not come: see <see cref="GiveUp"/>.</exception>
    /// <exception cref="StoreUnavailableException">Too many wait already.</exception>
    public ValueTask Enter(string contactId, DateTimeOffset now)
    {
        if (_held.TryAdd(contactId, Empty)) return ValueTask.CompletedTask;
        var line = _held[contactId];
        if (line.Count >= MaxInLine) throw new StoreUnavailableException($"{MaxInLine} steps wait for contact {contactId}; try again in a moment.");
        // The shared empty line is replaced by one of its own as soon as anybody waits.
        if (ReferenceEquals(line, Empty)) _held[contactId] = line = new Queue<Place>();
        var place = new Place(now);
        line.Enqueue(place);
        Waiting++;
        return new ValueTask(place.Task);
    }

    public bool IsHeld(string contactId) => _held.ContainsKey(contactId);

    public void Leave(string contactId)
    {
        if (_held[contactId].TryDequeue(out var next)) Free(next).SetResult();
        else _held.Remove(contactId);
    }

    /// <summary>Ends the wait of those who came before a moment: the step ahead of them hangs, and so would they.</summary>
    public void GiveUp(DateTimeOffset cameBefore)
    {
        if (Waiting == 0) return;
        foreach (var (contactId, line) in _held)
        {
            while (line.TryPeek(out var first) && first.Since < cameBefore)
                Free(line.Dequeue()).SetException(new TimeoutException($"Another step about contact {contactId} has not ended; nothing was done. Try again."));
        }
    }

    private Place Free(Place place)
    {
        Waiting--;
        return place;
    }

    private sealed class Place(DateTimeOffset since) : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public DateTimeOffset Since { get; } = since;
    }

    private static readonly Queue<Place> Empty = new(0);
}
