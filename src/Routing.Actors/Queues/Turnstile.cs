namespace Routing.Actors;

/// <summary>
/// Lets the steps that concern one contact through one at a time, in the order they came. Every step inside is bounded,
/// so the wait is too. For use on one actor: it is not safe across threads.
/// </summary>
internal sealed class Turnstile
{
    private readonly Dictionary<string, Queue<TaskCompletionSource>> _held = new(StringComparer.Ordinal);

    public ValueTask Enter(string contactId)
    {
        if (_held.TryAdd(contactId, Empty)) return ValueTask.CompletedTask;
        var place = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var line = _held[contactId];
        // The shared empty line is replaced by one of its own as soon as anybody waits.
        if (ReferenceEquals(line, Empty)) _held[contactId] = line = new Queue<TaskCompletionSource>();
        line.Enqueue(place);
        return new ValueTask(place.Task);
    }

    public bool IsHeld(string contactId) => _held.ContainsKey(contactId);

    public void Leave(string contactId)
    {
        if (_held[contactId].TryDequeue(out var next)) next.SetResult();
        else _held.Remove(contactId);
    }

    private static readonly Queue<TaskCompletionSource> Empty = new(0);
}
